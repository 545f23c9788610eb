import { useEffect } from 'react';
import { ApiProblem } from './api/api-problem.ts';

const kept = () => import('./pages/actions/away/kept-fire-lists.ts');

/** What is kept on the device is for one person: it goes when another signs in, and when the server lets nobody in. */
export function useKeptCopies(email: string | undefined, error: unknown): void {
  useEffect(() => {
    // Without that part, or without a database, nothing is kept here.
    if (email !== undefined)
      kept()
        .then(({ forgetOthers }) => forgetOthers(email))
        .catch(() => undefined);
  }, [email]);
  const rejected = error instanceof ApiProblem && [401, 403].includes(error.status);
  useEffect(() => {
    if (rejected)
      kept()
        .then(({ forgetFireLists }) => forgetFireLists())
        .catch(() => undefined);
  }, [rejected]);
}
