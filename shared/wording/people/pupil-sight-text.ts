/** Text and labels of trust leads who are let see the pupils of schools. */
import { LONGEST_REASON, type SightFault } from '../../domain/people/pupil-sight.ts';
import type { SchoolDate } from '../../domain/basics/school-date.ts';
import { fullDateText, momentText } from '../basics/date-text.ts';
import { joined } from '../basics/number-text.ts';

export const pupilSightLabels = {
  title: 'Trust leads who see pupils',
  says: 'Trust leads see figures and no pupil. Here one of them can be let see the pupils of some schools, for a reason and until a day.',
  gives:
    'It gives: names, marks and attendance, a pupil’s page with what families said, and the figures of every group.',
  givesNot:
    'It does not give: why a pupil is vulnerable, restricted notes, families’ numbers, calls or anything to do. Nothing of it is told in a channel. Each look at a pupil is in the audit log.',
  nobody: 'No trust lead sees pupils.',
  nobodySays: 'They see figures alone, as is usual.',
  noLeads: 'There is no other trust lead on the staff list. Nobody can be let see pupils.',
  give: 'Let a trust lead see pupils',
  who: 'Trust lead',
  choose: 'Choose somebody',
  schools: 'Schools',
  reason: 'Why',
  reasonHint: 'They read it too. Name no pupil.',
  ends: 'Until, that day included',
  save: 'Let them see these pupils',
  saving: 'Saving',
  end: 'End',
  endSure: 'Yes, end it now',
  keep: 'Keep it',
  earlier: 'Earlier ones',
  own: 'Pupils you have been let see',
  findPupil: 'Find a pupil',
  given: (name: string, schools: readonly string[]) => `${name} sees the pupils of ${joined(schools)}.`,
};

export type SightField = 'staff' | 'schools' | 'reason' | 'ends';

/** Beside which field a fault is said. */
export const faultFields: Readonly<Record<SightFault, SightField>> = {
  oneself: 'staff',
  'no-trust-lead': 'staff',
  'no-school': 'schools',
  'no-reason': 'reason',
  'too-soon': 'ends',
  'too-late': 'ends',
};

export const pupilSightFaults = {
  oneself: 'Nobody lets themselves see pupils: ask another administrator.',
  'no-trust-lead': 'Only a trust lead of these schools can be let see their pupils.',
  'no-school': 'Choose at least one school.',
  'no-reason': `Say why, in at most ${LONGEST_REASON} letters.`,
  'too-soon': 'Choose a last day, today or later.',
  'too-late': 'The last day is a year ahead at most.',
  nobody: 'Choose a trust lead.',
  notYours: 'Administrators of the whole trust say which trust lead sees pupils.',
  unknown: 'This was not found. Nothing was changed.',
  overAlready: 'This is over already. Nothing was changed.',
  already: (name: string, school: string, ends: SchoolDate) =>
    `${name} sees the pupils of ${school} already, until ${fullDateText(ends)}. End that first.`,
} satisfies Record<SightFault, string> & Record<string, unknown>;

interface Given {
  ends: SchoolDate;
  state: 'holds' | 'rests' | 'ended-early' | 'over';
  reason: string;
  givenBy: { name: string };
  givenAt: string;
  ended: { by: { name: string }; at: string } | null;
}

/** "Tru Lead: Birch Academy and Cedar Academy" */
export const sightTitle = (name: string, schools: readonly string[]): string => `${name}: ${joined(schools)}`;

/** "Until 14 Dec 2026. Given by Ada Admin, 14:30." */
export function sightStateText({ ends, state, givenBy, givenAt, ended }: Given, today: SchoolDate): string {
  const given = `Given by ${givenBy.name}, ${momentText(givenAt, today)}.`;
  switch (state) {
    case 'holds':
      return `Until ${fullDateText(ends)}. ${given}`;
    case 'rests':
      return `Gives nothing now: no trust lead of these schools any more. It would run until ${fullDateText(ends)}. ${given}`;
    case 'ended-early':
      return `Ended ${ended ? `by ${ended.by.name}, ${momentText(ended.at, today)}` : 'early'}. ${given}`;
    case 'over':
      return `Over since ${fullDateText(ends)}. ${given}`;
  }
}

interface OwnSight {
  schoolName: string;
  ends: SchoolDate;
  reason: string;
  givenBy: string;
}

/** "You see the pupils of Oak Primary until 14 Dec 2026, given by Ada Admin, because: safeguarding review" */
export function ownSightTexts(sights: readonly OwnSight[]): string[] {
  const together = Map.groupBy(sights, ({ ends, reason, givenBy }) =>
    JSON.stringify([ends, reason, givenBy]),
  );
  return [...together.values()].flatMap((ofOne) => {
    const [first] = ofOne;
    if (!first) return [];
    const schools = joined(ofOne.map(({ schoolName }) => schoolName));
    return `You see the pupils of ${schools} until ${fullDateText(first.ends)}, given by ${first.givenBy}, because: ${first.reason}`;
  });
}
