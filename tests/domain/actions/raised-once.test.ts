/** A day as it goes: marks come and change, word comes, people settle calls and take outcomes back, time passes. */
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { actionKinds } from '#shared/domain/actions/action-kinds.ts';
import { dayChanges } from '#shared/domain/actions/day-changes.ts';
import type { ActionToday, DayInput, PupilToday } from '#shared/domain/actions/school-day.ts';
import { emptyDay, pupil } from '../../support/schools/a-day.ts';

const PUPILS = 4;
const TIMES = ['08:50', '09:05', '09:40', '10:50', '14:30'] as const;
const who = fc.nat(PUPILS - 1);
const mark = fc.constantFrom('/', '\\', 'L', 'N', 'N', 'I', 'V', '-');
const step = fc.oneof(
  { weight: 2, arbitrary: fc.record({ does: fc.constant('time passes' as const) }) },
  fc.record({
    does: fc.constant('marks come' as const),
    who,
    marks: fc.record({ AM: mark, PM: mark }),
  }),
  fc.record({
    does: fc.constant('word comes, or is withdrawn' as const),
    who,
    notice: fc.record({
      explained: fc.record({ AM: fc.boolean(), PM: fc.boolean() }),
      isSpared: fc.constant(false),
      ringBack: fc.boolean(),
      reason: fc.constant('illness'),
      onSite: fc.boolean(),
      left: fc.constantFrom(null, 'AM' as const, 'PM' as const),
    }),
  }),
  fc.record({ does: fc.constant('somebody settles' as const), which: fc.nat(30), spoke: fc.boolean() }),
  fc.record({ does: fc.constant('somebody takes back' as const), which: fc.nat(30) }),
  fc.record({ does: fc.constant('an alert is taken back with its call' as const) }),
  fc.record({ does: fc.constant('leaves the roll, or joins it' as const), who }),
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

const start = (vulnerable: readonly boolean[], daysAwayBefore: readonly number[]): DayInput => ({
  ...emptyDay,
  time: TIMES[0],
  closed: { AM: false, PM: false },
  pupils: vulnerable.map((isVulnerable, pupilId) =>
    pupil(pupilId, '--', {
      registerGroup: pupilId % 2 === 0 ? '7A' : '7B',
      vulnerable: isVulnerable,
      daysAwayBefore: daysAwayBefore[pupilId] ?? 0,
    }),
  ),
});

/** What makes an action one of its kind on its day. */
const thingOf = ({ kind, pupilId, subject }: Pick<ActionToday, 'kind' | 'pupilId' | 'subject'>): string =>
  `${kind} ${actionKinds[kind].oneFor === 'pupil' ? pupilId : subject}`;

const isTakenBackAlert = ({ actions }: DayInput, thing: string): boolean => {
  const last = actions.findLast((action) => thingOf(action) === thing);
  return last?.status === 'withdrawn' && actionKinds[last.kind].toldAtOnce;
};

/** What people do; the pupils kept aside are those who have left. */
function after(day: DayInput, one: Step, roll: readonly PupilToday[]): DayInput {
  const withFacts = (pupilId: number, facts: Partial<PupilToday>): PupilToday[] =>
    day.pupils.map((pupil) => (pupil.pupilId === pupilId ? { ...pupil, ...facts } : pupil));
  const settled = (which: number, from: ActionToday['status'], to: ActionToday['status']) => {
    const some = day.actions.filter(({ status }) => status === from);
    const chosen = some[which % Math.max(some.length, 1)];
    const actions = day.actions.map((action) => (action === chosen ? { ...action, status: to } : action));
    return { chosen, actions };
  };
  switch (one.does) {
    case 'time passes': {
      const time = TIMES[TIMES.indexOf(day.time as (typeof TIMES)[number]) + 1] ?? day.time;
      return { ...day, time, closed: { AM: time >= '09:30', PM: time >= '14:00' } };
    }
    case 'marks come':
      return { ...day, pupils: withFacts(one.who, { marks: one.marks }) };
    case 'word comes, or is withdrawn':
      return { ...day, pupils: withFacts(one.who, { notice: one.notice }) };
    case 'somebody settles': {
      const { chosen, actions } = settled(one.which, 'open', 'done');
      const spoken = one.spoke && chosen?.pupilId != null ? [chosen.pupilId] : [];
      return {
        ...day,
        actions,
        reached: new Set([...day.reached, ...spoken]),
        spokenTo: new Set([...day.spokenTo, ...spoken]),
      };
    }
    case 'somebody takes back':
      return { ...day, actions: settled(one.which, 'done', 'open').actions };
    case 'an alert is taken back with its call': {
      const isAlert = ({ kind, status }: ActionToday) => actionKinds[kind].toldAtOnce && status === 'open';
      return {
        ...day,
        actions: day.actions.map((action) => (isAlert(action) ? { ...action, status: 'withdrawn' } : action)),
      };
    }
    case 'leaves the roll, or joins it': {
      const stays = day.pupils.filter(({ pupilId }) => pupilId !== one.who);
      const joins = roll.filter(({ pupilId }) => pupilId === one.who);
      return { ...day, pupils: stays.length < day.pupils.length ? stays : [...day.pupils, ...joins] };
    }
  }
}

it('each thing is raised once in a day, whatever comes, and what somebody has done stays done', () => {
  const facts = { minLength: PUPILS, maxLength: PUPILS };
  fc.assert(
    fc.property(
      fc.array(fc.boolean(), facts),
      fc.array(fc.nat(5), facts),
      fc.array(step, { maxLength: 30 }),
      (vulnerable, daysAwayBefore, steps) => {
        const { pupils: roll } = start(vulnerable, daysAwayBefore);
        let day = start(vulnerable, daysAwayBefore);
        let raised: string[] = [];
        /** As the day's revision does it; answers how much there was to do. */
        const revise = (): number => {
          const changes = dayChanges(day);
          let actions = [...day.actions];
          for (const change of changes) {
            if (change.change === 'raise') {
              const { kind, subject, pupilId } = change;
              raised.push(thingOf(change));
              actions.push({
                id: `${actions.length}`,
                kind,
                subject,
                pupilId,
                dueTime: null,
                status: 'open',
              });
              continue;
            }
            const [from, to] =
              change.change === 'withdraw'
                ? (['open', 'withdrawn'] as const)
                : (['withdrawn', 'open'] as const);
            expect(actions.find(({ id }) => id === change.actionId)?.status).toBe(from);
            actions = actions.map((action) =>
              action.id === change.actionId ? { ...action, status: to } : action,
            );
          }
          day = { ...day, actions };
          return changes.length;
        };
        for (const one of steps) {
          day = after(day, one, roll);
          // The day's own reason for an alert stands nevertheless: it may be raised anew, and is told of anew.
          if (one.does === 'an alert is taken back with its call')
            raised = raised.filter((thing) => !isTakenBackAlert(day, thing));
          const done = day.actions.filter(({ status }) => status === 'done');
          revise();
          // An alert may follow from a call that this revision raised; after that there is nothing left to do.
          revise();
          expect(revise()).toBe(0);
          expect(day.actions.filter(({ status }) => status === 'done')).toEqual(done);
          expect(raised).toEqual([...new Set(raised)]);
        }
      },
    ),
    { numRuns: 300 },
  );
});
