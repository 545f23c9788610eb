import { useEffect, type RefObject } from 'react';

/**
 * Keeps the focus in a list whose lines go by themselves, as when a colleague settles one: from a line that is gone it
 * goes to the one that has come into its place. Whatever has the focus elsewhere is left alone.
 */
export function useFocusInList(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const { current } = list;
    if (!current) return undefined;
    let held: { element: Element; index: number } | null = null;
    const buttons = (): HTMLElement[] => [...current.querySelectorAll<HTMLElement>('button, a[href]')];
    const note = ({ target }: FocusEvent): void => {
      const index = buttons().findIndex((one) => one === target);
      held = target instanceof Element && index >= 0 ? { element: target, index } : null;
    };
    // Some browsers tell of it while a line is being taken away: whether it was left or went shows afterwards.
    const forget = (): void =>
      queueMicrotask(() => {
        if (held?.element.isConnected && held.element !== document.activeElement) held = null;
      });
    const observer = new MutationObserver(() => {
      if (!held || held.element.isConnected || document.activeElement !== document.body) return;
      const left = buttons();
      (left[Math.min(held.index, left.length - 1)] ?? null)?.focus();
    });
    current.addEventListener('focusin', note);
    current.addEventListener('focusout', forget);
    observer.observe(current, { childList: true, subtree: true });
    return () => {
      observer.disconnect();
      current.removeEventListener('focusin', note);
      current.removeEventListener('focusout', forget);
    };
  }, [list]);
}
