import { useEffect } from 'react';

const DIALOG = '[role="dialog"], [role="alertdialog"]';
/** At once; and again once a page that the dialog led to stands there, or what was behind it has moved. */
const GOES_BACK_AFTER_MS = [0, 400];
const PRESSED = 'button, a[href], [role="button"]';

/**
 * When a dialog or drawer closes, the focus goes back to what opened it; where that is gone, to the page's heading. It is
 * done for all of them here: they need not know how they were opened. Whatever has the focus by then keeps it.
 */
export function useFocusComesBack(): void {
  useEffect(() => {
    /** What had the focus or was pressed of late, the latest last. */
    let trail: HTMLElement[] = [];
    const openers = new Map<Element, HTMLElement | null>();

    const note = (element: Element | null | undefined): void => {
      if (!(element instanceof HTMLElement) || element === trail.at(-1)) return;
      trail = [...trail.slice(-9), element];
    };
    const focused = ({ target }: FocusEvent): void => note(target instanceof Element ? target : null);
    // Not every browser gives the focus to a button that is pressed with a mouse.
    const pressed = ({ target }: MouseEvent): void =>
      note(target instanceof Element ? target.closest(PRESSED) : null);

    const came = (dialog: Element): void => {
      if (openers.has(dialog)) return;
      openers.set(dialog, trail.findLast((one) => !dialog.contains(one) && one.isConnected) ?? null);
    };
    const went = (dialog: Element): void => {
      const opener = openers.get(dialog) ?? null;
      openers.delete(dialog);
      for (const ms of GOES_BACK_AFTER_MS) setTimeout(() => goBackTo(opener), ms);
    };
    const observer = new MutationObserver((changes) => {
      for (const { target, addedNodes, removedNodes } of changes) {
        for (const node of addedNodes) {
          if (!(node instanceof Element)) continue;
          // What stands above the page is put into a place of its own first.
          if (target === document.body) observer.observe(node, { childList: true });
          dialogsIn(node).forEach(came);
        }
        for (const node of removedNodes) if (node instanceof Element) dialogsIn(node).forEach(went);
      }
    });
    observer.observe(document.body, { childList: true });
    document.addEventListener('focusin', focused);
    document.addEventListener('click', pressed, true);
    return () => {
      observer.disconnect();
      document.removeEventListener('focusin', focused);
      document.removeEventListener('click', pressed, true);
    };
  }, []);
}

const dialogsIn = (node: Element): Element[] => [
  ...(node.matches(DIALOG) ? [node] : []),
  ...node.querySelectorAll(DIALOG),
];

function goBackTo(opener: HTMLElement | null): void {
  const { activeElement } = document;
  if (activeElement !== null && activeElement !== document.body) return;
  if (opener?.isConnected) {
    opener.focus();
    if (document.activeElement === opener) return;
  }
  const heading = document.querySelector<HTMLElement>('main h1');
  heading?.setAttribute('tabindex', '-1');
  heading?.focus();
}
