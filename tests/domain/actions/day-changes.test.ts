import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  actionKinds,
  callKinds,
  type ActionKind,
  type ActionStatus,
} from '#shared/domain/actions/action-kinds.ts';
import type { Trigger } from '#shared/domain/actions/triggers/trigger.ts';
import { dayChanges, type DayChange } from '#shared/domain/actions/day-changes.ts';
import { type ActionToday, type DayInput, type PupilToday } from '#shared/domain/actions/school-day.ts';
import { USUAL_CALL_TIMES } from '#shared/domain/people/call-choices.ts';
import { daysAwayInARow } from '#shared/domain/registers/pupil-day.ts';
import { call, changesOf, emptyDay, inWords, pupil } from '../../support/schools/a-day.ts';

const registerCheck = (subject: string, status: ActionStatus): ActionToday => ({
  id: subject,
  kind: 'check-register',
  status,
  subject,
  pupilId: null,
  dueTime: null,
});

describe('a pupil to call first without a mark', () => {
  const others = [pupil(2, '/-', { registerGroup: '7B' })];
  const asked = (status: ActionStatus = 'open') => call(1, status, { id: 'asked', kind: 'ask-after' });
  const on = (time: string, given: Partial<DayInput> = {}, marks = '--', notice = {}) => {
    const one = pupil(1, marks, { vulnerable: true });
    const closed = { AM: time >= '09:30', PM: false };
    const pupils = [{ ...one, notice: { ...one.notice, ...notice } }, ...others];
    return changesOf({ time, closed, pupils, ...given }).filter((change) => !change.includes('register'));
  };

  it.each([
    ['08:59', []],
    ['09:00', ['raise ask-after pupil 1']],
    ['09:59', ['raise ask-after pupil 1']],
    ['10:00', ['raise absence-call pupil 1']], // nobody was asked: it counts as N all the same
  ])('at %s: %j', (time, expected) => {
    expect(on(time)).toEqual(expected);
  });

  it('is asked after once registers have begun to come in, and while nothing is known', () => {
    expect(on('09:05', { pupils: [pupil(1, '--', { vulnerable: true })] })).toEqual([]);
    expect(on('09:05', {}, '--', { onSite: true })).toEqual([]);
    expect(on('09:05', {}, '--', { explained: { AM: true, PM: true } })).toEqual([]);
    expect(on('09:05', { pupils: [pupil(1, '--'), ...others] })).toEqual([]);
  });

  it('is asked after no more when a mark comes', () => {
    expect(on('09:10', { actions: [asked()] }, '/-')).toEqual(['withdraw asked']);
    expect(on('09:10', { actions: [asked()] }, 'N-')).toEqual([
      'raise absence-call pupil 1',
      'withdraw asked',
    ]);
  });

  it('counts as N when the answer is no, or none has come by ten', () => {
    const answers = new Map([[1, 'not-in' as const]]);
    expect(on('09:10', { actions: [asked('done')], answers })).toEqual(['raise absence-call pupil 1']);
    expect(on('10:00', { actions: [asked()] })).toEqual(['raise absence-call pupil 1', 'withdraw asked']);
    expect(on('10:05', { actions: [asked('withdrawn'), call(1, 'open')] })).toEqual([]);
    expect(on('10:05', { actions: [call(1, 'open')] }, '/-')).toEqual(['withdraw call 1']);
  });

  it('is rung about no more, and is no alert, once somebody has seen them in', () => {
    const answers = new Map([[1, 'in' as const]]);
    expect(on('10:50', { actions: [asked('done')], answers })).toEqual([]);
    expect(on('10:50', { actions: [asked('done')], answers }, 'N-')).toContain('raise absence-call pupil 1');
  });
});

describe('absence calls (domain: calls)', () => {
  it('rings again about a pupil who came in and is away in the afternoon, once, and not about one long absence', () => {
    const afternoon = { closed: { AM: true, PM: true }, time: '14:05' };
    const again = call(1, 'open', { id: 'again', kind: 'call-again', subject: 'pupil 1 afternoon' });
    const changes = (marks: string, ...more: ActionToday[]): string[] =>
      changesOf({ ...afternoon, pupils: [pupil(1, marks)], actions: [call(1, 'done'), ...more] });
    expect(changes('LN')).toEqual(['raise call-again pupil 1 afternoon']);
    expect(changes('NN')).toEqual([]);
    expect(changes('LN', again)).toEqual([]);
    expect(changes('L\\', again)).toEqual(['withdraw again']);
    expect(changes('LN', { ...again, status: 'withdrawn' })).toEqual(['reopen again']);
    expect(changes('LN', { ...again, status: 'done' })).toEqual([]);
  });

  it.each([
    ['09:29', false, []],
    ['09:30', false, ['raise absence-call pupil 1']],
    ['08:59', true, []],
    ['09:00', true, ['raise absence-call pupil 1']],
  ])('at %s, vulnerable %s: %j', (time, vulnerable, expected) => {
    const closed = { AM: time >= '09:30', PM: false };
    expect(changesOf({ time, closed, pupils: [pupil(1, 'N-', { vulnerable })] })).toEqual(expected);
  });

  it.each([
    ['N-', true],
    ['/-', false],
    ['L-', false],
    ['U-', false],
    ['I-', false],
    ['O-', false],
    ['V-', false],
    ['D-', false],
  ])('marks %s ask for a call: %s', (marks, wanted) => {
    expect(changesOf({ pupils: [pupil(1, marks)] })).toEqual(wanted ? ['raise absence-call pupil 1'] : []);
  });

  it('a missing mark rings no family', () => {
    expect(changesOf({ pupils: [pupil(1, '/-'), pupil(2, '--')] })).toEqual([
      'raise check-register register AM 7A',
    ]);
  });

  it.each([
    ['N\\', false, 'came in the afternoon'],
    ['NI', false, 'explained in the afternoon'],
    ['/N', true, 'left unexplained for the afternoon'],
    ['NN', true, 'away all day'],
    ['N-', true, 'the afternoon is not marked yet'],
  ])('the afternoon, when it is due, decides over the morning: %s wants a call: %s (%s)', (marks, wanted) => {
    const found = changesOf({ time: '14:30', closed: { AM: true, PM: true }, pupils: [pupil(1, marks)] });
    expect(found.includes('raise absence-call pupil 1')).toBe(wanted);
  });

  it('a trip entered for the afternoon explains no absence of the morning before it is due', () => {
    expect(changesOf({ pupils: [pupil(1, 'NV')] })).toEqual(['raise absence-call pupil 1']);
  });

  it.each([
    ['open', 'N-', []],
    ['open', '/-', ['withdraw call 1']],
    ['open', 'I-', ['withdraw call 1']],
    ['withdrawn', 'N-', ['reopen call 1']],
    ['withdrawn', '/-', []],
    ['done', 'N-', []],
    ['done', '/-', []],
  ] as const)('a call that is %s, with %s: %j', (status, marks, expected) => {
    expect(changesOf({ pupils: [pupil(1, marks)], actions: [call(1, status)] })).toEqual(expected);
  });

  it('an open call is withdrawn when its pupil has left the roll', () => {
    expect(changesOf({ pupils: [], actions: [call(1, 'open')] })).toEqual(['withdraw call 1']);
  });

  it('what follows a call, unanswered, is withdrawn with the pupil’s arrival', () => {
    const again = call(1, 'open', { id: 'again', kind: 'call-again' });
    const emergency = call(1, 'open', { id: 'emergency', kind: 'emergency-contacts' });
    const actions = [call(1, 'done'), again, emergency];
    expect(changesOf({ pupils: [pupil(1, '/-')], actions })).toEqual([
      'withdraw again',
      'withdraw emergency',
    ]);
    expect(changesOf({ pupils: [pupil(1, 'N-')], actions })).toEqual([]);
  });

  it('ask for nothing more once they have been done as asked', () => {
    const mark = fc.constantFrom('/', '\\', 'L', 'N', 'I', 'V', '-');
    // Every fact that a rule may read; one without random values does not compile.
    const facts: { [Fact in Exclude<keyof PupilToday, 'pupilId'>]: fc.Arbitrary<PupilToday[Fact]> } = {
      marks: fc.record({ AM: mark, PM: mark }),
      vulnerable: fc.boolean(),
      daysAwayBefore: fc.nat(5),
      registerGroup: fc.constantFrom('7A', '7B'),
      notice: fc.record({
        explained: fc.record({ AM: fc.boolean(), PM: fc.boolean() }),
        ringBack: fc.boolean(),
        isSpared: fc.boolean(),
        reason: fc.constantFrom('illness', 'other'),
        onSite: fc.boolean(),
        left: fc.constantFrom(null, 'AM' as const, 'PM' as const),
      }),
    };
    const dayTwo = { counts: (code: string) => code === 'I' || code === 'N', spokenTo: new Set([1]) };
    const pupils = fc.array(fc.record(facts), { maxLength: 12 });
    const times = fc.constantFrom('08:50', '09:10', '09:40', '10:50', '14:30');
    fc.assert(
      fc.property(pupils, times, (given, time) => {
        const day: DayInput = {
          time,
          times: USUAL_CALL_TIMES,
          closed: { AM: time >= '09:30', PM: time >= '14:00' },
          pupils: given.map((one, pupilId) => ({ ...one, pupilId })),
          actions: [],
          reached: new Set(),
          spokenTo: new Set(),
          dayTwo,
        };
        const raised = (changes: DayChange[]): ActionToday[] =>
          changes.flatMap((change) =>
            change.change === 'raise'
              ? [
                  {
                    id: inWords(change),
                    status: 'open' as const,
                    dueTime: null,
                    ...change,
                    change: undefined,
                  },
                ]
              : [],
          );
        const first = raised(dayChanges(day));
        const second = dayChanges({ ...day, actions: first });
        expect(
          second.filter((change) => change.change !== 'raise' || change.kind !== 'safeguarding-alert'),
        ).toEqual([]);
        const third = dayChanges({ ...day, actions: [...first, ...raised(second)] });
        expect(third).toEqual([]);
      }),
    );
  });
});

describe('registers to be checked', () => {
  it('are named once each, with how many marks are missing, once the session has closed', () => {
    const pupils = [pupil(1, '/-'), pupil(2, '--'), pupil(3, '--'), pupil(4, '--', { registerGroup: '7B' })];
    const found = dayChanges({
      time: '09:40',
      times: USUAL_CALL_TIMES,
      closed: { AM: true, PM: false },
      pupils,
      actions: [],
      reached: new Set(),
      spokenTo: new Set(),
    });
    expect(found).toMatchObject([
      {
        subject: 'register AM 7A',
        reason: { code: 'marks-missing', session: 'AM', marks: 2 },
        pupilId: null,
      },
      {
        subject: 'register AM 7B',
        reason: { code: 'marks-missing', session: 'AM', marks: 1 },
        pupilId: null,
      },
    ]);
    expect(changesOf({ time: '09:20', closed: { AM: false, PM: false }, pupils })).toEqual([]);
  });

  it('are none while the session’s registers have not begun to come in', () => {
    const pupils = [pupil(1, '--'), pupil(2, '-V'), pupil(3, 'I-')];
    expect(changesOf({ pupils })).toEqual([]);
    const afternoon = { time: '14:30', closed: { AM: true, PM: true } };
    expect(changesOf({ ...afternoon, pupils: [pupil(1, '/-'), pupil(2, '/V')] })).toEqual([]);
    expect(changesOf({ ...afternoon, pupils: [pupil(1, '/-'), pupil(2, '/\\')] })).toEqual([
      'raise check-register register PM 7A',
    ]);
  });

  it.each([
    ['open', '/-', ['withdraw register AM 7A']],
    ['open', '--', []],
    ['withdrawn', '--', ['reopen register AM 7A']],
    ['done', '--', []],
  ] as const)('a check that is %s, with %s: %j', (status, marks, expected) => {
    const pupils = [pupil(1, marks), pupil(2, '/-')];
    expect(changesOf({ pupils, actions: [registerCheck('register AM 7A', status)] })).toEqual(expected);
  });
});

describe('a welcome back', () => {
  it.each([
    [2, '/-', []],
    [3, '/-', ['raise welcome-back pupil 1']],
    [3, 'L-', ['raise welcome-back pupil 1']],
    [3, 'N-', ['raise absence-call pupil 1']],
    [3, '-\\', ['raise welcome-back pupil 1', 'raise check-register register AM 7A']],
  ])('after %s days away, with %s: %j', (daysAwayBefore, marks, expected) => {
    const pupils = [pupil(1, marks, { daysAwayBefore }), pupil(2, '/-', { registerGroup: '7B' })];
    expect(changesOf({ pupils }).sort()).toEqual([...expected].sort());
  });

  it('is said once', () => {
    const said = call(1, 'done', { id: 'welcome', kind: 'welcome-back' });
    expect(changesOf({ pupils: [pupil(1, '/-', { daysAwayBefore: 3 })], actions: [said] })).toEqual([]);
  });

  const day = (marks: string) => ({ AM: marks[0] ?? '-', PM: marks[1] ?? '-' });
  it.each([
    [['II', 'NN', 'OO'], 3, 'reasons may mix'],
    [['II', '/\\', 'II'], 1, 'a day in school ends the row'],
    [['I\\', 'II'], 0, 'half a day in school is a day in school'],
    [['II', 'DD', 'YY', 'II'], 2, 'days that were not possible are passed over'],
    [['I-', 'II'], 2, 'an absence with a missing mark is a day away'],
    [['--', 'II'], 0, 'a day without a mark is not known to be away'],
    [['L-'], 0, 'late is in school'],
    [[], 0, 'the first day of term'],
  ])('days before, newest first, %j: %s away in a row (%s)', (days, away) => {
    expect(daysAwayInARow(days.map(day))).toBe(away);
  });
});

describe('the alert for a vulnerable pupil not reached by 10.45', () => {
  it.each([
    ['10:44', '--', true, []],
    ['10:45', '--', true, ['raise safeguarding-alert pupil 1']],
    ['10:45', '--', false, []],
    ['10:45', '/-', true, []],
    ['10:45', 'I-', true, []],
  ])(
    'at %s one with marks %s, vulnerable %s, once registers have come in: %j',
    (time, marks, vulnerable, raised) => {
      const pupils = [pupil(1, marks, { vulnerable }), pupil(2, '/-')];
      const alerts = (given: Partial<DayInput>) =>
        changesOf({ time, pupils, ...given }).filter((change) => change.includes('safeguarding-alert'));
      expect(alerts({})).toEqual(raised);
      expect(alerts({ reached: new Set([1]) })).toEqual([]);
      // Nothing is known of anybody yet.
      expect(alerts({ pupils: [pupil(1, marks, { vulnerable })] })).toEqual([]);
    },
  );

  const vulnerable = (marks: string): PupilToday => pupil(1, marks, { vulnerable: true });
  const alert = 'raise safeguarding-alert pupil 1';

  it.each([
    ['10:44', 'N-', 'open', []],
    ['10:45', 'N-', 'open', [alert]],
    ['10:45', 'N-', 'done', [alert]],
    ['10:45', '/-', 'done', []],
    ['10:45', 'I-', 'done', []],
    ['10:45', '/-', 'open', ['withdraw call 1']],
    ['10:45', 'N-', 'withdrawn', ['reopen call 1']],
  ] as const)('at %s, with %s and a call that is %s: %j', (time, marks, status, expected) => {
    expect(changesOf({ time, pupils: [vulnerable(marks)], actions: [call(1, status)] })).toEqual(expected);
  });

  it('is not raised when somebody of the family was spoken to, nor twice, nor for others', () => {
    const open = { time: '11:00', actions: [call(1, 'done')] };
    expect(changesOf({ ...open, pupils: [vulnerable('N-')], reached: new Set([1]) })).toEqual([]);
    const raised = call(1, 'open', { id: 'alert', kind: 'safeguarding-alert' });
    expect(changesOf({ ...open, pupils: [vulnerable('N-')], actions: [...open.actions, raised] })).toEqual(
      [],
    );
    expect(changesOf({ ...open, pupils: [pupil(1, 'N-')] })).toEqual([]);
  });

  it('stays open when the pupil comes: a person closes it', () => {
    const raised = call(1, 'open', { id: 'alert', kind: 'safeguarding-alert' });
    const actions = [call(1, 'done'), raised];
    expect(changesOf({ time: '11:00', pupils: [vulnerable('/-')], actions })).toEqual([]);
  });
});

describe('an open action, whatever its kind', () => {
  const open = (kind: ActionKind): ActionToday => ({
    id: kind,
    kind,
    status: 'open',
    subject: 'pupil 1',
    pupilId: 1,
    dueTime: null,
  });
  const kinds = Object.keys(actionKinds) as ActionKind[];

  it.each(kinds)('%s stands while its table row says so', (kind) => {
    const withdrawnWith = (marks: string): boolean =>
      changesOf({ pupils: [pupil(1, marks)], actions: [open(kind)] }).includes(`withdraw ${kind}`);
    const { stands } = actionKinds[kind];
    expect([withdrawnWith('N-'), withdrawnWith('/-')]).toEqual([
      stands === 'while-wanted',
      stands !== 'until-done',
    ]);
  });

  it('of a kind that only a newer node knows is left alone', () => {
    const strange = open('strange-kind' as ActionKind);
    expect(changesOf({ pupils: [pupil(1, '/-'), pupil(2, 'N-')], actions: [strange] })).toEqual([
      'raise absence-call pupil 2',
    ]);
  });

  it('of a kind that rings home is about somebody away, so a new one does not withdraw itself', () => {
    // Who is rung back, or has not come when expected, may be explained: that call stands while its rule wants it.
    for (const kind of callKinds)
      expect([kind, actionKinds[kind].stands]).toEqual([
        kind,
        ['call-back', 'not-arrived', 'day-two-call'].includes(kind) ? 'while-wanted' : 'while-unexplained',
      ]);
  });

  it('is not raised again by a trigger while it is there, nor once it is done', () => {
    const trigger: Trigger = {
      kind: 'praise',
      wanted: () => [
        {
          subject: 'pupil 1',
          pupilId: 1,
          registerGroup: '7A',
          callFirst: false,
          reason: { code: 'text', text: 'A week without a gap.' },
          timeHasCome: true,
        },
      ],
    };
    const raised = (actions: ActionToday[]): string[] =>
      dayChanges({ ...emptyDay, actions }, [trigger]).map(inWords);
    expect(raised([])).toEqual(['raise praise pupil 1']);
    for (const status of ['open', 'done', 'withdrawn', 'dismissed', 'snoozed', 'proposed'] as const)
      expect([status, raised([{ ...open('praise'), status }])]).toEqual([status, []]);
  });
});
