import { lazy, Suspense, useState } from 'react';
import type { Action } from '#shared/contracts/action.ts';

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
  if (shown === null) return null;
  return (
    <Suspense fallback={null}>
      <CallDrawer id={shown} isOpen={id !== null} {...rest} />
    </Suspense>
  );
}
