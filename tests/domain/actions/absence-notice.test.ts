import { describe, expect, it } from '@jest/globals';
import { noticedDay, type AbsenceNotice } from '#shared/domain/actions/absence-notice.ts';
import { defaultClosingTimes } from '#shared/domain/basics/closing-times.ts';
import { dayChanges, type DayChange } from '#shared/domain/actions/day-changes.ts';
import { type ActionToday, type PupilToday } from '#shared/domain/actions/school-day.ts';
import { USUAL_CALL_TIMES } from '#shared/domain/people/call-choices.ts';

const TODAY = '2026-09-16';
const notice = (given: Partial<AbsenceNotice> = {}): AbsenceNotice => ({
  pupilIds: [1],
  from: TODAY,
  to: TODAY,
  sessions: ['AM', 'PM'],
  reason: 'illness',
  way: 'line',
  conversation: false,
  expectedBack: null,
  givenAt: new Date(`${TODAY}T08:10:00Z`),
  ...given,
});

describe('what is known of a day', () => {
  it.each<[string, AbsenceNotice[], boolean, boolean, boolean]>([
    ['nothing', [], false, false, false],
    ['left on the line: explained, and rung back', [notice()], true, true, true],
    ['spoken to: not rung back', [notice({ conversation: true })], true, true, false],
    ['one of two was a conversation', [notice(), notice({ conversation: true })], true, true, false],
    ['the afternoon only', [notice({ sessions: ['PM'] })], false, true, true],
    ['a day before', [notice({ from: '2026-09-14', to: '2026-09-15' })], false, false, false],
    ['a week around it', [notice({ from: '2026-09-14', to: '2026-09-18' })], true, true, true],
    ['an appointment', [notice({ reason: 'appointment' })], true, true, false],
    [
      'back before the afternoon’s register closes: an absence in the afternoon is unexplained',
      [notice({ reason: 'appointment', expectedBack: { kind: 'today', time: '11:00' } })],
      true,
      false,
      false,
    ],
    ['a bereavement', [notice({ reason: 'bereavement' })], true, true, false],
    ['leave that was granted', [notice({ reason: 'leave-granted' })], true, true, false],
  ])('%s', (_what, notices, morning, afternoon, ringBack) => {
    const day = noticedDay({ date: TODAY, closing: defaultClosingTimes }, notices);
    expect([day.explained.AM, day.explained.PM, day.ringBack]).toEqual([morning, afternoon, ringBack]);
  });
});

it.each<[string, string[], boolean]>([
  ['an illness', ['illness'], false],
  ['anything else', ['family'], true],
  ['an illness, and something else', ['illness', 'family'], false],
])('under a health plan %s is rung back: %j, %s', (_what, reasons, ringBack) => {
  const notices = reasons.map((reason) => notice({ reason }));
  const day = { date: TODAY, closing: defaultClosingTimes, notRungBack: [] };
  expect(noticedDay({ ...day, healthPlan: true }, notices)).toMatchObject({ ringBack, isSpared: true });
  expect(noticedDay(day, notices).ringBack).toBe(true);
});

describe('calls about somebody of whom something is known', () => {
  const pupil = (marks: string, notices: AbsenceNotice[]): PupilToday => ({
    pupilId: 1,
    registerGroup: '7A',
    vulnerable: false,
    marks: { AM: marks[0] ?? '-', PM: marks[1] ?? '-' },
    daysAwayBefore: 0,
    notice: noticedDay({ date: TODAY, closing: defaultClosingTimes }, notices),
  });
  const open = (kind: ActionToday['kind']): ActionToday => ({
    id: kind,
    kind,
    status: 'open',
    subject: 'pupil 1',
    pupilId: 1,
    dueTime: null,
  });
  const changes = (
    marks: string,
    notices: AbsenceNotice[],
    given: { time?: string; actions?: ActionToday[]; spokenTo?: boolean } = {},
  ): string[] =>
    dayChanges({
      time: given.time ?? '09:40',
      times: USUAL_CALL_TIMES,
      closed: { AM: true, PM: (given.time ?? '') >= '14:00' },
      pupils: [pupil(marks, notices)],
      actions: given.actions ?? [],
      reached: new Set(),
      spokenTo: new Set(given.spokenTo ? [1] : []),
    }).map((change: DayChange) =>
      change.change === 'raise' ? `raise ${change.kind}` : `${change.change} ${change.actionId}`,
    );

  it.each<[string, string[], string[]]>([
    ['nothing is known', changes('N-', []), ['raise absence-call']],
    ['word was left', changes('N-', [notice()]), ['raise call-back']],
    ['word was left, and it is early', changes('--', [notice()], { time: '08:40' }), []],
    ['word was left, no register yet', changes('--', [notice()], { time: '09:00' }), ['raise call-back']],
    ['spoken to', changes('N-', [notice({ conversation: true })]), []],
    ['the family was spoken to days ago', changes('N-', [notice()], { spokenTo: true }), []],
    [
      'the call stood already',
      changes('N-', [notice({ conversation: true })], { actions: [open('absence-call')] }),
      ['withdraw absence-call'],
    ],
    ['in after all', changes('/-', [notice()], { actions: [open('call-back')] }), ['withdraw call-back']],
    [
      'known of the morning only, away in the afternoon',
      changes('NN', [notice({ sessions: ['AM'], conversation: true })], { time: '14:30' }),
      ['raise absence-call'],
    ],
  ])('%s', (_what, found, expected) => expect(found).toEqual(expected));
});
