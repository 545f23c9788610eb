/** How the figures of a group were reached: the counts behind each cell, and when they came in. */
import { wholeQuotient } from '../../domain/basics/whole-number.ts';
import { dataFromText, dayText } from '../basics/date-text.ts';
import { plural, countText, percentText, sentenceCase } from '../basics/number-text.ts';
import { tooFewText } from '../basics/told-text.ts';
import { gapReached, rangeText, rateReached } from '../basics/table-text.ts';

interface RateOf {
  attended: number;
  possible: number;
  percent: number | null;
}

/** What is said of a group: its figures as they come over HTTP. */
export interface GroupFigures {
  onRoll: number;
  rate: RateOf;
  sessions: { possible: number; missing: number; authorised: number; unauthorised: number; late: number };
  percents: { authorised: number | null; unauthorised: number | null; late: number | null };
  /** Null: not told. */
  pp: RateOf | null;
  nonPp: RateOf | null;
  gapPp: number | null;
  pupilsCounted: number | null;
  persistentlyAbsent: number | null;
  severelyAbsent: number | null;
  before: { rate: RateOf } | null;
}

/** The days they are of, and when the data came in. */
export interface FiguresFrame {
  from: string;
  to: string;
  asOf: string | null;
  compared: { from: string; to: string } | null;
  /** Up to when persistent and severe absence are counted; left out: to the last day. */
  bandsTo?: string | null;
}

const dataTime = ({ asOf, to }: FiguresFrame): string => `${sentenceCase(dataFromText(asOf, to))}.`;

const missingSays = ({ sessions: { missing } }: GroupFigures): string =>
  missing === 0 ? '' : `Provisional: ${plural(missing, 'mark')} missing, in no rate.`;

export function pupilsReached(frame: FiguresFrame): string[] {
  return [`On roll on ${dayText(frame.to)}.`, dataTime(frame)];
}

export function attendanceReached(of: GroupFigures, frame: FiguresFrame): string[] {
  return [
    `${sentenceCase(rangeText(frame.from, frame.to, null))}.`,
    rateReached(of.rate),
    missingSays(of),
    dataTime(frame),
  ];
}

/** One side of a group: pupil premium, or the others. */
export const sideReached = (rate: RateOf | null, frame: FiguresFrame): string[] =>
  rate === null ? [tooFewText] : [rateReached(rate), dataTime(frame)];

export function changeReached(of: GroupFigures, frame: FiguresFrame): string[] {
  if (!of.before || !frame.compared) return [];
  const { from, to } = frame.compared;
  return [
    `${sentenceCase(rangeText(frame.from, frame.to, null))}: ${rateReached(of.rate)}`,
    `${rangeText(from, to, null)}: ${rateReached(of.before.rate)}`,
    'Worked out before rounding.',
  ];
}

export function sessionShareReached(
  of: GroupFigures,
  frame: FiguresFrame,
  kind: 'authorised' | 'unauthorised' | 'late',
): string[] {
  if (of.sessions.possible === 0) return ['No session was possible, so there is no share.'];
  const possible = `${countText(of.sessions.possible)} possible sessions`;
  return [
    `${plural(of.sessions[kind], 'session')} of ${possible}: ${percentText(of.percents[kind])}.`,
    kind === 'late' ? 'Late before the register closed is attended.' : '',
    missingSays(of),
    dataTime(frame),
  ];
}

export function premiumGapReached({ pp, nonPp, gapPp }: GroupFigures, frame: FiguresFrame): string[] {
  if (!pp || !nonPp) return [tooFewText];
  return [
    gapReached(pp, nonPp, gapPp),
    `Pupil premium: ${rateReached(pp)}`,
    `Other pupils: ${rateReached(nonPp)}`,
    dataTime(frame),
  ];
}

/** About a fifth of a year's sessions; before that a few days decide. */
const EARLY_SESSIONS = 76;
const earlySays = ({ sessions: { possible }, pupilsCounted }: GroupFigures): string =>
  pupilsCounted !== null && pupilsCounted > 0 && possible < EARLY_SESSIONS * pupilsCounted
    ? `Early in the year: at risk, with about ${countText(wholeQuotient(possible, pupilsCounted))} possible sessions each so far.`
    : '';

export function absentPupilsReached(
  of: GroupFigures,
  frame: FiguresFrame,
  kind: 'persistentlyAbsent' | 'severelyAbsent',
): string[] {
  const share = kind === 'persistentlyAbsent' ? '10 %' : '50 %';
  const [absent, pupils] = [of[kind], of.pupilsCounted];
  if (absent === null || pupils === null) return [tooFewText];
  return [
    `${countText(absent)} of ${plural(pupils, 'pupil')} missed ${share} of their possible sessions or more in the school year to ${dayText(frame.bandsTo ?? frame.to)}.`,
    kind === 'persistentlyAbsent' ? 'Exactly 90.0 % is persistent absence.' : '',
    earlySays(of),
    missingSays(of),
    dataTime(frame),
  ];
}

export function missingReached(of: GroupFigures, frame: FiguresFrame): string[] {
  const { missing, possible } = of.sessions;
  return [
    `${plural(missing, 'session')} due without a mark, beside ${countText(possible)} possible ones.`,
    'They are in no rate.',
    dataTime(frame),
  ];
}
