import { useRef, type KeyboardEvent, type MouseEvent } from 'react';
import { isTyping } from '../is-typing.ts';

/** Nobody has read what appeared under their finger so soon. */
const TOO_SOON = 350;

interface Press {
  /** Which step it was made in, as the nearest `data-step` names it. */
  step: string | undefined;
  at: number;
  /** How many presses in quick succession it makes, as browsers count them; 0: a key. */
  count: number;
  /** By a finger: browsers count each of its taps anew. */
  byTouch: boolean;
}

/** The second half of a double press, whose first half has put another step under the pointer. */
export const isEcho = (before: Press | null, press: Press): boolean =>
  before !== null &&
  before.step !== undefined &&
  press.step !== undefined &&
  press.step !== before.step &&
  press.count > 0 &&
  (press.count > 1 || (press.byTouch && press.at - before.at < TOO_SOON));

/**
 * One press of a pointer makes one step, whatever comes to lie under it: put around steps that follow each other in one
 * place. A key makes a step each time it is pressed, and none while it is held.
 */
export function useOnePressAStep() {
  const last = useRef<Press | null>(null);
  return {
    onClickCapture: (event: MouseEvent) => {
      const step = event.target instanceof Element ? stepAt(event.target) : undefined;
      const byTouch = event.nativeEvent instanceof PointerEvent && event.nativeEvent.pointerType === 'touch';
      const press = { step, at: event.timeStamp, count: event.detail, byTouch };
      if (isEcho(last.current, press)) {
        event.preventDefault();
        event.stopPropagation();
      } else if (press.count > 0) last.current = press;
    },
    onKeyDownCapture: (event: KeyboardEvent) => {
      if (event.repeat && event.key === 'Enter' && !isTyping(event.target)) event.preventDefault();
    },
  };
}

const stepAt = (target: Element): string | undefined =>
  target.closest<HTMLElement>('[data-step]')?.dataset.step;
