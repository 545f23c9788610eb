import { useEffect, type RefObject } from 'react';

/**
 * Keeps the focus in an open dialog: what has it may go with the step just taken (a call made, an Undo that ran out).
 * It would fall to the page behind, and the dialog be hidden from screen readers; it goes to the dialog's heading.
 */
export function useFocusWithin(
  dialog: RefObject<HTMLElement | null>,
  heading: RefObject<HTMLElement | null>,
  isOpen: boolean,
): void {
  useEffect(() => {
    const within = dialog.current;
    if (!isOpen || !within) return undefined;
    const keep = () => {
      const { activeElement } = document;
      const isLost = activeElement === null || activeElement === document.body;
      if (isLost) heading.current?.focus();
    };
    const observer = new MutationObserver(keep);
    observer.observe(within, { childList: true, subtree: true, attributeFilter: ['disabled'] });
    keep();
    return () => observer.disconnect();
  }, [dialog, heading, isOpen]);
}
