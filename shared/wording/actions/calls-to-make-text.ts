import { plural } from '../basics/number-text.ts';

/** What is said in somebody's own chat once a day: how many families, never whose. */
export const callsToMakeText = (families: number, link: string): string =>
  `${plural(families, 'family', 'families')} to ring this morning: ${link}`;
