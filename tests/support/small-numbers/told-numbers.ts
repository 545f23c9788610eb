/** What each number in an answer for figures is of: whose, on which days, of which kind. A number nobody knows fails. */
import { addDays, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { TrustDaily } from '#shared/contracts/figures/figures.ts';
import { TODAY } from './random-trust.ts';
import { dailyNumber, whatIf } from './read-days.ts';
import { figures } from './read-measures.ts';
import {
  at,
  kindAt,
  marks,
  roll,
  schoolsOfRow,
  SIDES,
  year,
  yearSoFar,
  type Asked,
  type Meaning,
  type Path,
  type Reads,
} from './reading.ts';
import type { Whose } from './whose-number.ts';

const gaps: Reads = (path, value, { answer, query, visible }) => {
  const { from, to } = answer as { from: SchoolDate; to: SchoolDate };
  if (path[0] === 'national') return 'nobody';
  const isTrust = path[0] === 'trust';
  const row = at(answer, 'schools', path[1] ?? 0) as { school: string; together: string[] | null };
  const whose: Whose = {
    schools: isTrust ? visible : schoolsOfRow(row),
    phase: query.phase as string | undefined,
  };
  const rest = path.slice(isTrust ? 1 : 2);
  switch (rest[0]) {
    case 'pp':
    case 'nonPp':
    case 'all':
      return marks({ ...whose, ...SIDES[rest[0]] }, from, to, value, kindAt(rest));
    case 'gap':
      return [true, false].flatMap((premium) => marks({ ...whose, premium }, from, to, value));
    case 'missingMarks':
      return marks(whose, from, to, value);
    case 'missingMarksPp':
      return marks({ ...whose, premium: true }, from, to, value);
    default:
      return undefined;
  }
};

const bands: Reads = (path, value, { answer, query, visible }) => {
  const { to, schools } = answer as { to: SchoolDate; schools: { school: string }[] };
  if (path[0] === 'edges') return 'nobody';
  const isTrust = path[0] === 'trust';
  const whose: Whose = {
    schools: isTrust ? visible : [schools[Number(path[1])]?.school ?? ''],
    phase: query.phase as string | undefined,
  };
  const name = String(path[isTrust ? 1 : 2]);
  const isCounted = ['pupils', 'persistentlyAbsent', 'severelyAbsent'].includes(name);
  if (name === 'missingMarks') return marks(whose, yearSoFar(to), to, value);
  const isKnown = isCounted || ['counts', 'percents'].includes(name);
  return isKnown ? year(whose, to, value, isCounted ? name : undefined) : undefined;
};

const keyMeasures: Reads = (path, value, { answer, visible }) => {
  const { date, weekBefore, rows } = answer as {
    date: SchoolDate;
    weekBefore: SchoolDate;
    rows: { school: string; phase: string }[];
  };
  const isTrust = path[0] === 'trust';
  const row = rows[Number(path[1])];
  const whose: Whose = isTrust
    ? { schools: visible, main: true, premium: true }
    : { schools: [row?.school ?? ''], phase: row?.phase, premium: true };
  const before = year(whose, weekBefore, value);
  switch (path[isTrust ? 1 : 2]) {
    case 'pupils':
      return year(whose, date, value, 'pupils');
    case 'below':
      return year(whose, date, value);
    case 'missingMarks':
      return marks(whose, yearSoFar(date), date, value);
    case 'belowWeekBefore':
      return before;
    case 'change':
      return [...year(whose, date, value), ...before];
    case 'underPercent':
      return 'nobody';
    default:
      return undefined;
  }
};

const postSixteen: Reads = (path, value, { answer, visible }) => {
  const { from, to } = answer as { from: SchoolDate; to: SchoolDate };
  const isTrust = path[0] === 'trust';
  const row = at(answer, 'schools', path[1] ?? 0) as { school: string; notes: { date: SchoolDate }[] };
  const whose: Whose = { schools: isTrust ? visible : [row.school], phase: 'post16' };
  const rest = path.slice(isTrust ? 1 : 2);
  switch (rest[0]) {
    case 'pupils':
      return roll(whose, to, value, 'roll');
    case 'rate':
    case 'authorised':
    case 'unauthorised':
      return marks(whose, from, to, value, kindAt(rest));
    case 'missingMarks':
      return marks(whose, from, to, value);
    case 'notes': {
      const day = row.notes[Number(rest[1])]?.date ?? from;
      return marks(whose, day, day, value);
    }
    case 'targetPercent':
      return 'nobody';
    default:
      return undefined;
  }
};

const DAYS_OF_UNEXPLAINED = 40;
/** What is asked about registers may say how they were kept; never how many pupils had a code. */
const OF_REGISTERS = ['late-registers'];

/** Requests that tell no figures: of oneself, of what was set or brought in, or of pupils whom one sees. */
export const ofNoFigures: ReadonlySet<string> = new Set([
  ...[
    'giveNotice',
    'withdrawNotice',
    'recordSigning',
    'readPupilList',
    'undoSigning',
    'schoolCallers',
    'shareCalls',
    'undoShare',
  ],
  ...['codesToEnter', 'recordCodesEntered', 'undoCodesEntered', 'setReasonCodes'],
  ...['me', 'changes', 'workToday', 'actions', 'openAlerts', 'alertReaders', 'searchPupils'],
  ...['callScripts', 'setCallScripts', 'callNumbers', 'nameAdult', 'undoPassOn'],
  ...['schoolSettings', 'changeSchoolSettings', 'pupilSights', 'givePupilSight', 'endPupilSight'],
  ...['setTarget', 'withdrawTarget', 'setNationalGap', 'whatWaits', 'tryAgain'],
  ...['schoolDailyCard', 'trustDailyCard', 'alertPeople', 'setAlertPeople', 'alertStandings', 'holdDrill'],
  ...['escalationPolicy', 'setEscalationPolicy', 'trustEscalationPolicy', 'setTrustEscalationPolicy'],
  ...['proposals', 'decideProposal', 'undoDecision', 'snoozeProposals'],
  ...['meetingHolders', 'previewShareOfMeetings', 'shareMeetings', 'undoShareOfMeetings'],
  ...[
    'familiesToWriteTo',
    'meetingsSoFar',
    'meetingSheet',
    'planMeeting',
    'recordMeeting',
    'lookAgain',
    'removeBarrier',
  ],
  ...['recordStandingPlan', 'endStandingPlan', 'plansToLookAt', 'planReview'],
  ...['watchedChildren', 'tellWorker', 'myCaseload', 'caseloads', 'giveCaseload', 'endCaseload'],
  ...['importFile', 'pastImports', 'undoImport', 'checkCleared', 'whatWasRefused'],
  ...['localCodes', 'putLocalCode', 'bringInCode', 'letGoCode'],
]);

/** How to read the answer of each request that tells figures. */
export const readings: Record<string, Reads> = {
  // For those who set a school's policy: none of the readers is answered.
  simulateEscalationPolicy: () => undefined,
  // To the nearest ten.
  simulateTrustEscalationPolicy: () => 'nobody',
  openRegisters: (path, value, { answer }) => {
    const { from, to } = answer as { from: SchoolDate; to: SchoolDate };
    const row = at(answer, 'schools', path[1] ?? 0) as { school: string };
    const whose = { schools: [row.school] };
    switch (path[2]) {
      case 'registersMissing':
        return 'nobody';
      case 'missingMarks':
        return marks(whose, from, to, value);
      case 'unexplainedFromThree':
      case 'unexplainedOverFive':
        return marks(whose, addDays(TODAY, -DAYS_OF_UNEXPLAINED), TODAY, value);
      case 'registers': {
        const register = at(row, 'registers', path[3] ?? 0) as { date: SchoolDate; registerGroup: string };
        const whoseRegister = { ...whose, tutorGroup: register.registerGroup };
        return value === 0 ? 'nobody' : marks(whoseRegister, register.date, register.date, value);
      }
      // Of pupils whom one sees.
      case 'unexplained':
        return [];
      default:
        return undefined;
    }
  },
  keyGroups: (path, value, { answer }) => {
    const { mayOpen } = answer as { mayOpen: boolean };
    if (mayOpen) return [];
    const isOfTheRoll = ['pp', 'send-k', 'send-e', 'new-joiners', 'medical'].includes(
      String(at(answer, 'groups', path[1] ?? 0, 'group')),
    );
    const isNumber = path[0] === 'onRoll' || (isOfTheRoll && path[2] === 'pupils');
    return isNumber || (path[2] === 'yearToDate' && value === 0) ? 'nobody' : undefined;
  },
  codingWatch: (path, _value, { answer }) =>
    OF_REGISTERS.includes(String(at(answer, 'questions', path[1] ?? 0, 'evidence', 'kind')))
      ? 'nobody'
      : undefined,
  targets: () => 'nobody',
  trustDaily: (path, value, asked) => dailyNumber(path, value, asked, asked.answer as TrustDaily),
  trustDays: (path, value, asked) => {
    const days = at(asked.answer, 'days') as TrustDaily[];
    const day = days[Number(path[1])];
    return day ? dailyNumber(path.slice(2), value, asked, day) : undefined;
  },
  whatIf,
  previewTarget: whatIf,
  keyMeasures,
  postSixteen,
  trustGaps: gaps,
  trustBands: bands,
  figures,
  dailyTargets: (path, value, { answer, query, trust }) => {
    const row = at(answer, 'rows', path[1] ?? 0) as { school: string };
    const whose: Whose = {
      schools: [row.school],
      years: query.years as string | undefined,
      phase: query.phase as string | undefined,
      ...(query.cohort === 'pp' && { premium: true }),
    };
    const isKnown = ['cohort', 'onePupilPercent', 'allowed'].includes(String(path[2]));
    const today = trust.days.at(-1) ?? '';
    return isKnown ? roll(whose, today, value, path[2] === 'cohort' ? 'roll' : undefined) : undefined;
  },
  firstDaysBack: (path, value, { answer }) => {
    const row = at(answer, 'schools', path[1] ?? 0) as { school: string; firstDay: SchoolDate };
    const whose = { schools: [row.school] };
    if (path[2] === 'onRoll') return roll(whose, row.firstDay, value, 'roll');
    const isKnown = ['back', 'notBack', 'notKnown'].includes(String(path[2]));
    return isKnown ? marks(whose, row.firstDay, row.firstDay, value) : undefined;
  },
  // How many pupils a school has is public, and its size alone says nothing of their marks.
  aboutSchool: (path) => (path[0] === 'onRoll' ? 'nobody' : undefined),
  // Nobody has results here: all that is told is how many have none. small-groups.test.ts has results.
  trustResults: (path, value, { answer, visible }) => {
    if (['schoolYear', 'years', 'edges'].includes(String(path[0])) || value === 0) return 'nobody';
    const { schools } = answer as { schools: { school: string }[] };
    const isTrust = path[0] === 'trust';
    const whose = { schools: isTrust ? visible : [schools[Number(path[1])]?.school ?? ''], years: '11' };
    const isKnown = path[isTrust ? 1 : 2] === 'withoutResult';
    return isKnown
      ? [{ family: 'results', known: 2, parts: [{ whose, from: TODAY, to: TODAY }], value }]
      : undefined;
  },
};

export const gapsOnCard = (path: Path, value: number, asked: Asked): Meaning => {
  const view = asked.answer as { schools: { school: string }[] };
  if (path[0] === 'missingMarks') return gaps(['trust', 'missingMarks'], value, asked);
  const names = new Map(asked.trust.schools.map(({ id, name }) => [name, id]));
  const schools = view.schools.map(({ school }) => ({
    school,
    together: school.includes('(')
      ? (/\((.*)\)/.exec(school)?.[1] ?? '').split(', ').map((one) => names.get(one) ?? one)
      : null,
  }));
  return gaps(
    path.filter((key) => key !== 'sides'),
    value,
    { ...asked, answer: { ...view, schools } },
  );
};
