import { focusManager, QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './api-problem.ts';

/** Coming back is the page shown again, or, inside a host's frame that was there all along, the window in focus again. */
focusManager.setEventListener((changed) => {
  const lookedAt = (): void => changed(document.visibilityState !== 'hidden');
  const back = (): void => {
    changed(false);
    lookedAt();
  };
  window.addEventListener('visibilitychange', lookedAt);
  window.addEventListener('focus', back);
  return () => {
    window.removeEventListener('visibilitychange', lookedAt);
    window.removeEventListener('focus', back);
  };
});

/** The tab's cache: what is shown is at most half a minute old, and only a broken connection is tried again. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // Without a connection a request fails at once and says so, rather than waiting unseen.
      mutations: { networkMode: 'always' },
      queries: {
        networkMode: 'always',
        staleTime: 30_000,
        retry: (failures, error) =>
          failures < 2 && error instanceof ApiProblem && (error.code === 'offline' || error.status >= 502),
      },
    },
  });
}
