/** Why a figure is not told to somebody who does not see the pupils. */

/** "Fewer than 10 pupils could be worked out. Told together with Oak Primary and Elm Primary." */
export const toldTogetherText = (names: readonly string[]): string =>
  `Fewer than 10 pupils could be worked out. Told together with ${listText(names)}.`;

/** "2 schools together": those too small to be told of alone, and who joins them. */
export const schoolsTogetherText = (schools: number): string => `${schools} schools together`;

export const notAllInText =
  'It is told of several schools as one, and one of them has no marks of a day yet: it would point at the others.';

export const notOnTheListText =
  'Your role sees whole schools, their phases, pupil premium and the pupils of the target. Smaller groups would point at pupils.';
export const byTheWeekText = 'Your role sees this by the school week: choose whole weeks that are over.';
export const bandsByTheWeekText =
  'Your role sees bands and persistent absence of the school year so far, up to the end of a school week.';
export const codesByHalfTermText =
  'Your role sees codes of a whole school or phase, for one half-term that is over.';

function listText(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
