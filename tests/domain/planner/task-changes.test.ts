import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  CALLS_IN_A_TASK,
  callsTask,
  referenceIn,
  sharedOut,
  type PlannerCall,
} from '#shared/domain/planner/calls-task.ts';
import {
  changedTask,
  isItemChange,
  snapshotOf,
  taskChanges,
  ticksTaken,
  type PlannedTask,
  type TaskSnapshot,
} from '#shared/domain/planner/task-changes.ts';

const header = { date: '2026-11-18', part: 1, reference: 'KQ7P2M4X', assigneeId: 'tilly' };
const call = (id: string, more: Partial<PlannerCall> = {}): PlannerCall => ({
  id,
  reference: `REF${id}`,
  done: false,
  ticked: false,
  ...more,
});
const item = (id: string, ticked = false) => ({ id, title: `Call REF${id}`, ticked });
const known = (percentComplete: number, ...items: ReturnType<typeof item>[]): PlannedTask => ({
  title: callsTask(
    header,
    items.map(({ id, ticked }) => call(id, { ticked })),
  ).title,
  percentComplete,
  assigneeIds: ['tilly'],
  items,
});
const changes = (calls: PlannerCall[], task: PlannedTask) => taskChanges(callsTask(header, calls), task);
const withoutTitle = (calls: PlannerCall[], task: PlannedTask) =>
  changes(calls, task).filter(({ change }) => change !== 'rename');

const idsOf = (parts: Map<number, PlannerCall[]>) =>
  [...parts].map(([part, held]) => `${part}: ${held.map(({ id }) => id).sort()}`).sort();

describe('a person’s task of the morning', () => {
  it.each([
    [1, [call('a'), call('b'), call('c')], 'Calls · Wed 18 Nov · 3 to make · ref KQ7P2M4X'],
    [1, [call('a'), call('b', { done: true })], 'Calls · Wed 18 Nov · 1 to make · ref KQ7P2M4X'],
    [2, [call('a', { ticked: true })], 'Calls, part 2 · Wed 18 Nov · none left to make · ref KQ7P2M4X'],
  ])('part %d is titled by counts alone', (part, calls, title) => {
    expect(callsTask({ ...header, part }, calls).title).toBe(title);
  });

  it.each([
    ['Calls · Wed 18 Nov · 3 to make · ref KQ7P2M4X', 'KQ7P2M4X'],
    ['Order paper', null],
    ['see ref KQ7P2M4X of last week', null],
  ])('is found again by its reference: %s', (title, reference) => {
    expect(referenceIn(title)).toBe(reference);
  });

  it('shares calls among parts of twenty, and none changes its part', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(200), { maxLength: 70 }),
        fc.dictionary(fc.nat(200).map(String), fc.integer({ min: 1, max: 3 })),
        (ids, homes) => {
          const calls = ids.map((id) => call(String(id)));
          const parts = sharedOut(calls, new Map(Object.entries(homes)));
          const shared = [...parts.values()].flat();
          expect(shared.map(({ id }) => id).sort()).toEqual(calls.map(({ id }) => id).sort());
          for (const held of parts.values()) expect(held.length).toBeLessThanOrEqual(CALLS_IN_A_TASK);
          const again = sharedOut(
            calls,
            new Map([...parts].flatMap(([part, held]) => held.map((one) => [one.id, part]))),
          );
          expect(idsOf(again)).toEqual(idsOf(parts));
        },
      ),
    );
  });
});

describe('what to change in a task', () => {
  it.each<[string, PlannerCall[], PlannedTask, object[]]>([
    ['nothing', [call('a')], known(0, item('a')), []],
    [
      'an outcome ticks',
      [call('a', { done: true }), call('b')],
      known(0, item('a'), item('b')),
      [
        { change: 'tick-item', id: 'a' },
        { change: 'progress', percentComplete: 50 },
      ],
    ],
    [
      'the last one completes',
      [call('a', { done: true })],
      known(0, item('a')),
      [
        { change: 'tick-item', id: 'a' },
        { change: 'progress', percentComplete: 100 },
      ],
    ],
    [
      'a new call opens a completed task again',
      [call('a', { done: true }), call('b')],
      known(100, item('a', true)),
      [
        { change: 'add-item', item: item('b') },
        { change: 'progress', percentComplete: 50 },
      ],
    ],
    [
      'a withdrawn call leaves',
      [call('a')],
      known(0, item('a'), item('b')),
      [{ change: 'remove-item', id: 'b' }],
    ],
    [
      'the last withdrawn call completes',
      [],
      known(0, item('a')),
      [
        { change: 'remove-item', id: 'a' },
        { change: 'progress', percentComplete: 100 },
      ],
    ],
    [
      'an outcome taken back unticks',
      [call('a')],
      known(100, item('a', true)),
      [
        { change: 'untick-item', id: 'a' },
        { change: 'progress', percentComplete: 0 },
      ],
    ],
    ['"in progress" is left to people', [call('a')], known(50, item('a')), []],
    [
      'a name typed into our item goes',
      [call('a')],
      known(0, { ...item('a'), title: 'Call the Khans' }),
      [{ change: 'rename-item', id: 'a', title: 'Call REFa' }],
    ],
    [
      'it is given to its person',
      [call('a')],
      { ...known(0, item('a')), assigneeIds: ['tom', 'tilly'] },
      [{ change: 'assign', to: 'tilly', insteadOf: ['tom'] }],
    ],
  ])('%s', (_, calls, task, expected) => {
    expect(withoutTitle(calls, task)).toEqual(expected);
  });

  it('leaves the assignment of somebody without an Entra id', () => {
    const wanted = callsTask({ ...header, assigneeId: null }, [call('a')]);
    expect(taskChanges(wanted, { ...known(0, item('a')), assigneeIds: ['tom'] })).toEqual([]);
  });

  const ids = fc.constantFrom('a', 'b', 'c', 'd');
  const calls = fc.uniqueArray(
    fc.record({ id: ids, done: fc.boolean(), ticked: fc.boolean() }).map(({ id, ...rest }) => call(id, rest)),
    { selector: ({ id }) => id },
  );
  const tasks = fc.record({
    title: fc.constantFrom('Calls', 'mine'),
    percentComplete: fc.constantFrom(0, 50, 100),
    assigneeIds: fc.subarray(['tilly', 'tom']),
    items: fc.uniqueArray(
      fc.record({ id: ids, title: fc.constantFrom('Call REFa', 'x'), ticked: fc.boolean() }),
      { selector: ({ id }) => id },
    ),
  });
  const asWanted = (held: PlannerCall[], task: PlannedTask) => {
    const sorted = [...task.items].sort((one, other) => (one.id < other.id ? -1 : 1));
    expect(sorted).toEqual(
      [...callsTask(header, held).items].sort((one, other) => (one.id < other.id ? -1 : 1)),
    );
    expect(task.percentComplete === 100).toBe(task.items.every(({ ticked }) => ticked));
  };

  it('leads to the task wanted, and a second time changes nothing', () => {
    fc.assert(
      fc.property(calls, tasks, (held, task) => {
        const made = changes(held, task);
        const after = changedTask(task, made);
        asWanted(held, after);
        expect(changes(held, after)).toEqual([]);
        expect(changedTask(after, made)).toEqual(after);
      }),
    );
  });

  it('leads there from any half of the changes, made in any order', () => {
    const halves = fc.array(fc.boolean(), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(calls, tasks, halves, (held, task, half) => {
        const some = changes(held, task).filter((_, index) => half[index]);
        const after = changedTask(task, some.reverse());
        const whole = changedTask(after, changes(held, after));
        asWanted(held, whole);
        expect(changes(held, whole)).toEqual([]);
      }),
    );
  });

  it('names items first, so that a task is not completed before its items are ticked', () => {
    fc.assert(
      fc.property(calls, tasks, (held, task) => {
        const kinds = changes(held, task).map(isItemChange);
        expect(kinds).toEqual([...kinds].sort((one, other) => Number(other) - Number(one)));
      }),
    );
  });
});

describe('what a person has ticked in Planner', () => {
  const last = (complete: boolean, ticks: Record<string, boolean>): TaskSnapshot => ({ complete, ticks });
  it.each<[string, PlannerCall[], TaskSnapshot, PlannedTask, Record<string, boolean>]>([
    ['a tick', [call('a')], last(false, { a: false }), known(0, item('a', true)), { a: true }],
    [
      'a tick taken back',
      [call('a', { ticked: true })],
      last(false, { a: true }),
      known(0, item('a')),
      { a: false },
    ],
    ['our own tick is not theirs', [call('a')], last(true, { a: true }), known(100, item('a', true)), {}],
    [
      'nothing of a call with its outcome',
      [call('a', { done: true })],
      last(true, { a: true }),
      known(0, item('a')),
      {},
    ],
    [
      'a completed task',
      [call('a'), call('b', { done: true })],
      last(false, { a: false, b: true }),
      known(100, item('a'), item('b', true)),
      { a: true },
    ],
    [
      'a new call is not completed with the task',
      [call('a'), call('b')],
      last(false, { a: false }),
      known(100, item('a')),
      { a: true },
    ],
    [
      'a task opened again',
      [call('a', { ticked: true })],
      last(true, { a: true }),
      known(0, item('a', true)),
      { a: false },
    ],
    [
      'one tick taken from a completed task',
      [call('a', { ticked: true }), call('b', { ticked: true })],
      last(true, { a: true, b: true }),
      known(0, item('a'), item('b', true)),
      { a: false },
    ],
    [
      'a tick kept when seen again',
      [call('a', { ticked: true })],
      last(false, { a: true }),
      known(0, item('a', true)),
      {},
    ],
  ])('%s', (_, calls, before, task, taken) => {
    const found = ticksTaken(calls, before, task);
    expect(Object.fromEntries(found.map(({ id, ticked }) => [id, ticked]))).toEqual(taken);
  });

  it('is taken once', () => {
    const task = known(100, item('a', true), item('b'));
    const calls = [call('a'), call('b')];
    const taken = new Map(ticksTaken(calls, last(false, {}), task).map(({ id, ticked }) => [id, ticked]));
    const after = calls.map((one) => ({ ...one, ticked: taken.get(one.id) ?? one.ticked }));
    expect(ticksTaken(after, snapshotOf(task), task)).toEqual([]);
  });
});
