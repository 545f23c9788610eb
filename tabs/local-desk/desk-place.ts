import { useSyncExternalStore } from 'react';

export type Area = 'tab' | 'channels' | 'chat' | 'planner';
export type ThemeName = 'default' | 'dark' | 'contrast';
export const areas: Area[] = ['tab', 'channels', 'chat', 'planner'];

/** Where the desk stands, all of it in the address: `/?as=<mail>&theme=dark#channels`. */
export type DeskPlace = { area: Area; as: string | null; theme: ThemeName };

export function readPlace(address: { hash: string; search: string }, prefersDark: boolean): DeskPlace {
  const query = new URLSearchParams(address.search);
  const hash = address.hash.replace(/^#\/?/, '').split('/')[0];
  const theme = query.get('theme');
  return {
    area: areas.find((area) => area === hash) ?? 'tab',
    as: query.get('as'),
    theme:
      theme === 'default' || theme === 'dark' || theme === 'contrast'
        ? theme
        : prefersDark
          ? 'dark'
          : 'default',
  };
}

const changed = 'desk-place';

function subscribe(notice: () => void) {
  for (const event of ['hashchange', 'popstate', changed]) window.addEventListener(event, notice);
  return () => {
    for (const event of ['hashchange', 'popstate', changed]) window.removeEventListener(event, notice);
  };
}

/** The place and a way to change it; only the area makes a step in the browser's history. */
export function useDeskPlace(): [DeskPlace, (change: Partial<DeskPlace>) => void] {
  const address = useSyncExternalStore(subscribe, () => window.location.search + window.location.hash);
  const { search, hash } = new URL(address, window.location.href);
  const place = readPlace({ search, hash }, window.matchMedia('(prefers-color-scheme: dark)').matches);
  return [place, (change) => goTo({ ...place, ...change }, change.area !== undefined)];
}

function goTo(place: DeskPlace, asStep: boolean) {
  const next = new URL(window.location.href);
  if (place.as) next.searchParams.set('as', place.as);
  next.searchParams.set('theme', place.theme);
  next.hash = place.area;
  window.history[asStep ? 'pushState' : 'replaceState'](null, '', next);
  window.dispatchEvent(new Event(changed));
}
