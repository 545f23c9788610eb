import { describe, expect, it } from '@jest/globals';
import { happenedTexts, isChangeOfClass, type Happened } from '#shared/wording/pupils/chronology-text.ts';

const TODAY = '2026-09-18';
const date = '2026-09-16';
const groups = {
  yearGroup: '8',
  tutorGroup: '8A',
  house: null,
  pupilPremium: false,
  sen: 'N' as const,
};
const said = {
  result: 'spoke-to' as const,
  reason: 'illness',
  expectedBack: null,
  by: { name: 'M. Shaw' },
  at: '2026-09-16T09:52:00+01:00',
  nextStep: null,
  note: null,
  restricted: false,
};
const absence = (first: string, last: string, more: Partial<Extract<Happened, { kind: 'absence' }>> = {}) => {
  const sessionAt = (text: string) => ({ date: text.slice(0, 10), session: text.slice(11) as 'AM' | 'PM' });
  return {
    kind: 'absence' as const,
    date: last.slice(0, 10),
    first: sessionAt(first),
    last: sessionAt(last),
    sessions: 5,
    codes: [{ code: 'I', sessions: 5 }],
    missing: 0,
    goesOn: false,
    ...more,
  };
};

describe('what happened, in words', () => {
  it.each<[Happened, string, string[]]>([
    [
      absence('2026-09-16 AM', '2026-09-16 AM', { sessions: 1, codes: [{ code: 'N', sessions: 1 }] }),
      'Absent in the morning',
      ['N, reason not yet established'],
    ],
    [absence('2026-09-16 AM', '2026-09-16 PM'), 'Absent all day', ['I, illness (5)']],
    [
      absence('2026-09-10 PM', '2026-09-14 AM', {
        codes: [
          { code: 'I', sessions: 4 },
          { code: 'O', sessions: 1 },
        ],
        missing: 1,
      }),
      'Absent Thu 10 Sep, afternoon to Mon 14 Sep, morning: 5 sessions',
      ['I, illness (4) and O, absent in other or unknown circumstances', '1 mark missing in between'],
    ],
    [
      absence('2026-09-14 AM', '2026-09-16 AM', { goesOn: true }),
      'Absent since Mon 14 Sep: 5 sessions',
      ['I, illness (5)', 'not back yet'],
    ],
    [{ kind: 'check-in', date, by: { name: 'M. Shaw' } }, 'Checked in', ['M. Shaw']],
    [{ kind: 'late', date, session: 'AM', code: 'L', minutes: 12 }, '12 minutes late, morning', []],
    [
      { kind: 'late', date, session: 'PM', code: 'L', minutes: null },
      'Late, minutes not noted, afternoon',
      [],
    ],
    [
      { kind: 'late', date, session: 'AM', code: 'U', minutes: 50 },
      'After the register closed (U), 50 minutes late, morning',
      [],
    ],
    [
      {
        kind: 'marks-changed',
        date,
        from: 'N',
        to: 'I',
        sessions: [
          { date: '2026-09-14', session: 'AM' },
          { date: '2026-09-14', session: 'PM' },
          { date: '2026-09-15', session: 'AM' },
        ],
      },
      'N became I',
      ['Mon 14 Sep and Tue 15 Sep, morning'],
    ],
    [
      { kind: 'marks-changed', date, from: '/', to: '-', sessions: [{ date, session: 'PM' }] },
      '/ became no mark',
      ['Wed 16 Sep, afternoon'],
    ],
    [{ kind: 'call', date, outcome: said }, 'Spoke to, illness', ['M. Shaw, last Wed, 09:52']],
    [
      {
        kind: 'action',
        date,
        action: 'tutor-meeting',
        status: 'done',
        raisedFor: '2026-09-14',
        because: '3 days missed.',
        outcome: null,
      },
      'Tutor meeting, done, raised Mon 14 Sep',
      ['3 days missed.'],
    ],
    [{ kind: 'joined', date }, 'Joined the school', []],
    [{ kind: 'left', date }, 'Left the school: the last day', []],
    [
      { kind: 'groups', date, before: groups, after: { ...groups, tutorGroup: '8B', pupilPremium: true } },
      'Change of groups: tutor group 8A to 8B and pupil premium from now on',
      [],
    ],
  ])('%j', (entry, what, beside) => {
    expect(happenedTexts(entry, TODAY)).toMatchObject({ what, beside });
  });

  it('a restricted note is told of, another is read', () => {
    const notes = (more: object) =>
      happenedTexts({ kind: 'call', date, outcome: { ...said, ...more } }, TODAY).notes;
    expect(notes({ note: 'Back on Friday', nextStep: 'Ring again' })).toEqual([
      'Ring again',
      'Back on Friday',
    ]);
    expect(notes({ restricted: true })).toEqual(['There is a restricted note.']);
    expect(notes({})).toEqual([]);
  });

  it('a family is shown a change of class, not one of flags', () => {
    expect(isChangeOfClass({ before: groups, after: { ...groups, sen: 'K' } })).toBe(false);
    expect(isChangeOfClass({ before: groups, after: { ...groups, house: 'Ash' } })).toBe(true);
  });
});
