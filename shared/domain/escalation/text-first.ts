/**
 * Decides who is written to before anybody meets, and for whom that has not helped. Source: the field's rules on
 * escalation: who missed over 10 % last year is met by a person first, others are sent a text, and met if it is no better
 * in four weeks.
 */
import type { Moment } from '../basics/london-time.ts';
import { schoolDaysBetween, type SchoolCalendar } from '../basics/school-calendar.ts';
import { addDays, dayNumber, type SchoolDate } from '../basics/school-date.ts';
import { stageReached, type MeetingStage } from '../people/escalation-policy.ts';
import { absencesInOrder } from '../registers/away/absences-in-order.ts';
import { disputes, kindsOfPolicy, type DisputedMarks } from '../registers/away/days-away.ts';
import type { SchoolRegisters } from '../registers/school-registers.ts';
import type { KnownProposal, ProposalDay, PupilAway } from './proposals.ts';

/** Four weeks of school. */
export const SCHOOL_DAYS_OF_A_TEXT = 20;
/** Twenty school days lie within so many days, over a summer too. */
const DAYS_LOOKED_BACK = 100;

/** The school days before a text that are compared with those of now. */
export interface TextWindow {
  pupilId: number;
  before: { from: SchoolDate; to: SchoolDate };
  now: { from: SchoolDate; to: SchoolDate };
}

/** Of those who were written to four weeks of school ago or longer: twenty school days before, and the last twenty. */
export function textWindows(
  known: readonly KnownProposal[],
  calendar: SchoolCalendar,
  today: SchoolDate,
): TextWindow[] {
  const lately = schoolDaysBetween(calendar, addDays(today, -DAYS_LOOKED_BACK), today).slice(
    -SCHOOL_DAYS_OF_A_TEXT,
  );
  const [first] = lately;
  if (first === undefined || lately.length < SCHOOL_DAYS_OF_A_TEXT) return [];
  return known.flatMap(({ rule, pupilId, heldOn }) => {
    if (rule !== 'text-first' || heldOn === null || heldOn >= first) return [];
    const before = schoolDaysBetween(calendar, addDays(heldOn, -DAYS_LOOKED_BACK), heldOn).slice(
      -SCHOOL_DAYS_OF_A_TEXT,
    );
    return [{ pupilId, before: { from: before[0] ?? heldOn, to: heldOn }, now: { from: first, to: today } }];
  });
}

/** Who missed as much in the last twenty school days as in the twenty before the text, and missed any. */
export function noBetterSinceText(
  registers: SchoolRegisters,
  query: { from: SchoolDate; to: SchoolDate; moment: Moment },
  policy: Parameters<typeof kindsOfPolicy>[0],
  windows: readonly TextWindow[],
  disputed: DisputedMarks = new Set(),
): Set<number> {
  const missedAs = kindsOfPolicy(policy);
  const isDisputed = disputes(disputed);
  const { ids } = registers.roll.flat;
  const inHand = new Map(
    windows.map(({ pupilId, before, now }) => [
      pupilId,
      { before: numbersOf(before), now: numbersOf(now), missedBefore: 0, missedNow: 0 },
    ]),
  );
  absencesInOrder(registers, query, (index, day, half, unit) => {
    const id = ids[index] ?? 0;
    const pupil = inHand.get(id);
    if (!pupil || missedAs(unit) !== 'missed' || isDisputed(id, day, half)) return;
    if (holds(pupil.before, day)) pupil.missedBefore += 1;
    if (holds(pupil.now, day)) pupil.missedNow += 1;
  });
  const noBetter = [...inHand].filter(
    ([, { missedBefore, missedNow }]) => missedNow > 0 && missedNow >= missedBefore,
  );
  return new Set(noBetter.map(([id]) => id));
}

type Numbers = readonly [number, number];
const numbersOf = ({ from, to }: { from: SchoolDate; to: SchoolDate }): Numbers => [
  dayNumber(from),
  dayNumber(to),
];
const holds = ([first, last]: Numbers, day: number): boolean => first <= day && day <= last;

/** Whom the rule about days away looks at, and whom the text. */
export interface TextSplit {
  away: readonly PupilAway[];
  text: readonly PupilAway[];
}

/**
 * @param day with the policy's own stages
 * @param metFirst pupils who missed over 10 % last year, and those whom a text has not helped
 */
export function splitByText(
  { term, policy }: Pick<ProposalDay, 'term' | 'policy'>,
  pupils: readonly PupilAway[],
  known: readonly KnownProposal[],
  metFirst: (pupilId: number) => boolean,
): TextSplit {
  const isPast = new Set(
    known
      .filter(({ rule, status }) =>
        rule === 'text-first'
          ? status === 'approved' || status === 'dismissed'
          : rule === 'absence' && status === 'approved',
      )
      .map(({ pupilId }) => pupilId),
  );
  const stageOf = ({ counted }: PupilAway): MeetingStage | 1 | null => stageReached(counted, term, policy);
  return {
    away: pupils.map((pupil) => (metFirst(pupil.pupilId) ? pupil : { ...pupil, waitsAtTwo: true })),
    text: pupils.filter(
      (pupil) => stageOf(pupil) === 2 && !metFirst(pupil.pupilId) && !isPast.has(pupil.pupilId),
    ),
  };
}
