/** The evidence beside a proposed meeting, in one line. */
import type { CallResult } from '../../domain/actions/call.ts';
import { londonIso } from '../../domain/basics/london-time.ts';
import type { SchoolDate } from '../../domain/basics/school-date.ts';
import { attendanceCodes } from '../../domain/registers/attendance-codes.ts';
import { callResultLabels, reasonText } from '../actions/call-text.ts';
import { plural } from '../basics/number-text.ts';
import { momentText, nearDayText, weekdayName } from '../basics/date-text.ts';
import { daysText, illOfDaysText } from '../registers/days-missed-text.ts';

interface Evidence {
  /** Days late, where the proposal is about them. */
  late: number | null;
  /** Sessions; two are a day. */
  sessions: number;
  /** Of them, ill under the health plan. */
  ill: number;
  medical: number;
  notCounted: readonly { code: string; sessions: number }[];
  /** Sessions away from Monday to Friday. */
  weekdays: readonly number[];
  lastContact: { result: CallResult | 'done'; on: Date; reason: string | null } | null;
  lastHeld: SchoolDate | null;
}

/** "6½ days (2 days not counted: religious observance) · 3 days on Mondays · last spoke to Tue 17 Nov: bus" */
export function evidenceText(evidence: Evidence, today: SchoolDate): string {
  return [
    evidence.late === null ? '' : `late on ${plural(evidence.late, 'day')}`,
    `${awayText(evidence)}${notCountedText(evidence.notCounted)}`,
    evidence.medical > 0 ? `${daysText(evidence.medical / 2)} medical beside` : '',
    patternText(evidence),
    contactText(evidence.lastContact, today),
    evidence.lastHeld ? `last meeting ${nearDayText(evidence.lastHeld, today)}` : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

function awayText({ sessions, ill, late }: Evidence): string {
  const days = sessions / 2;
  if (late !== null) return `${daysText(days)} away`;
  return ill > 0 ? `${illOfDaysText({ days, ill: ill / 2 })}, under the health plan` : daysText(days);
}

function notCountedText(notCounted: Evidence['notCounted']): string {
  if (notCounted.length === 0) return '';
  const each = notCounted.map(({ code, sessions }) => `${daysText(sessions / 2)} ${meaningOf(code)}`);
  return ` (not counted: ${each.join(', ')})`;
}

function meaningOf(code: string): string {
  const meaning = attendanceCodes.find((entry) => entry.code === code)?.meaning ?? code;
  return `${code}, ${meaning.charAt(0).toLowerCase()}${meaning.slice(1)}`;
}

const FEWEST_SESSIONS_OF_A_PATTERN = 5;

/** A weekday that has more than half of what was missed. */
function patternText({ sessions, weekdays }: Evidence): string {
  const most = Math.max(0, ...weekdays);
  const weekday = weekdays.indexOf(most);
  return most >= FEWEST_SESSIONS_OF_A_PATTERN && most * 2 > sessions
    ? `${daysText(most / 2)} of these on ${weekdayName(weekday)}s`
    : '';
}

function contactText(contact: Evidence['lastContact'], today: SchoolDate): string {
  if (!contact || contact.result === 'done') return 'nobody has spoken to the family yet';
  const when = momentText(londonIso(contact.on), today);
  const said = contact.reason ? `: ${reasonText(contact.reason)}` : '';
  return `last call ${when}, ${callResultLabels[contact.result].toLowerCase()}${said}`;
}
