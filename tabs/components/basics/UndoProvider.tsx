import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { secondsToUndo, UndoContext, type Done } from './undo-context.ts';

/** Remembers for ten seconds what was done last, wherever on the page it is shown. */
export function UndoProvider({ children }: { children: ReactNode }) {
  const [done, setDone] = useState<Done | null>(null);

  useEffect(() => {
    if (!done) return undefined;
    const timer = setTimeout(() => setDone(null), secondsToUndo * 1_000);
    return () => clearTimeout(timer);
  }, [done]);

  const undoing = useMemo(
    () => ({
      done,
      say: (text: string, undo?: () => Promise<void>) => setDone({ text, undo, at: performance.now() }),
      clear: (what?: Done) => setDone((now) => (what === undefined || now === what ? null : now)),
    }),
    [done],
  );
  return <UndoContext value={undoing}>{children}</UndoContext>;
}
