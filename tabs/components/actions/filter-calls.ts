import type { Action } from '#shared/contracts/actions/action.ts';

/** What is asked for of a list of calls; together. */
export interface CallFilter {
  /** Part of a pupil's name or of a tutor group. */
  text: string;
  /** '' : all. */
  yearGroup: string;
  only: readonly OnlyCalls[];
}

type OnlyCalls = 'call-first' | 'premium' | 'not-tried';

export const everyCall: CallFilter = { text: '', yearGroup: '', only: [] };

const is: Readonly<Record<OnlyCalls, (call: Action) => boolean>> = {
  'call-first': ({ callFirst }) => callFirst,
  premium: ({ call }) => call?.premium === true,
  'not-tried': ({ call, beingRungBy }) => call?.lastTry === null && beingRungBy === null,
};

/** Small and capital letters and accents make no difference. */
const folded = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

export function filteredCalls(calls: readonly Action[], { text, yearGroup, only }: CallFilter): Action[] {
  const part = folded(text.trim());
  return calls.filter(
    (action) =>
      folded(`${action.pupil?.name ?? ''} ${action.tutorGroup ?? ''}`).includes(part) &&
      (yearGroup === '' || action.call?.yearGroup === yearGroup) &&
      only.every((what) => is[what](action)),
  );
}

/** The year groups that have a call, youngest first. */
export function yearGroupsOf(calls: readonly Action[]): string[] {
  const years = new Set(calls.flatMap(({ call }) => (call ? [call.yearGroup] : [])));
  const place = (year: string): number => (/^\d+$/.test(year) ? Number(year) : 0);
  return [...years].sort((a, b) => place(a) - place(b) || a.localeCompare(b));
}
