import { lazy, Suspense, useEffect, useState } from 'react';
import type { Action } from '#shared/contracts/actions/action.ts';

const CallDrawer = lazy(() => import('./CallDrawer.tsx'));

type Props = {
  id: string | null;
  calls: readonly Action[];
  open: (id: string) => void;
  close: () => void;
};

/**
 * The open call beside its page, if there is one. Its drawer is closed before it goes: taken away while open, it
 * would leave the page behind it hidden from screen readers.
 */
export function CallBeside({ id, ...rest }: Props) {
  const [shown, setShown] = useState(id);
  if (id !== null && id !== shown) setShown(id);
  useFocusKept(shown !== null && id === null);
  if (shown === null) return null;
  return (
    <Suspense fallback={null}>
      <CallDrawer id={shown} isOpen={id !== null} {...rest} />
    </Suspense>
  );
}

const DRAWER_GONE_MS = 400;

/** The focus goes back to what opened the call; where that is gone with its call, to the page's heading. */
function useFocusKept(closed: boolean): void {
  useEffect(() => {
    if (!closed) return;
    const timer = setTimeout(() => {
      if (document.activeElement && document.activeElement !== document.body) return;
      const heading = document.querySelector('main h1');
      if (!(heading instanceof HTMLElement)) return;
      heading.tabIndex = -1;
      heading.focus();
    }, DRAWER_GONE_MS);
    return () => clearTimeout(timer);
  }, [closed]);
}
