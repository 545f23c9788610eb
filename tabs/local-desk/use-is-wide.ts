import { useSyncExternalStore } from 'react';

const wide = '(min-width: 1200px)';

function subscribe(notice: () => void) {
  const query = window.matchMedia(wide);
  query.addEventListener('change', notice);
  return () => query.removeEventListener('change', notice);
}

/** Whether two parts fit beside each other. */
export function useIsWide(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(wide).matches);
}
