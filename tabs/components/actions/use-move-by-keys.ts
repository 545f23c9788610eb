import { useEffect, useEffectEvent, type RefObject } from 'react';
import { isTyping } from './is-typing.ts';

const steps: Readonly<Record<string, number>> = { j: 1, k: -1 };

/** j and k move through the rows of a list, from one row's first button or link to the next one's. */
export function useMoveByKeys(list: RefObject<HTMLElement | null>, { off = false } = {}): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (off || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const by = steps[event.key];
    if (!by) return;
    const rows = [...(list.current?.children ?? [])];
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    const controls = rows.map((row) => row.querySelector<HTMLElement>('button, a[href]'));
    const ways = by > 0 ? controls.slice(at + 1) : controls.slice(0, Math.max(at, 0)).toReversed();
    (at < 0 ? controls.find(Boolean) : ways.find(Boolean))?.focus();
    event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
