import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openStore, type Store } from '#shared/store/engine/open-store.ts';
import { allStaff } from '#shared/store/people/staff.ts';
import type { StaffMember } from '../../../bot/operations/context.ts';
import { beginCall } from '../../../bot/operations/actions/begin-call.ts';
import { listActions, type ActionsQuery } from '../../../bot/operations/actions/list-actions.ts';
import { passOn } from '../../../bot/operations/actions/pass-on.ts';
import { recordOutcome } from '../../../bot/operations/actions/record-outcome.ts';
import { shareCalls } from '../../../bot/operations/actions/calls/share-calls.ts';
import { undoOutcome } from '../../../bot/operations/actions/undo-outcome.ts';
import { whatHasChanged } from '../../../bot/operations/what-has-changed.ts';
import { bringIn, markRow, newSchool, pupilRow } from '../../support/schools/a-school.ts';
import { person, post } from '../../support/schools/people.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';
import { testContext, type TestContext } from '../../support/product/test-context.ts';
import { requestBy } from '../../support/product/requests.ts';

const TODAY = '2026-09-16';
const upns = ['A1', 'A2', 'B1', 'V1'] as const;
const upn = fc.constantFrom(...upns);
const node = fc.constantFrom(0, 1);
const nth = fc.nat(3);

const step = fc.oneof(
  fc.record({ does: fc.constant('mark' as const), node, upn, code: fc.constantFrom('N', '/', 'I', '-') }),
  fc.record({
    does: fc.constant('pupil' as const),
    node,
    upn,
    tutorGroup: fc.constantFrom('7A', '7B'),
    household: fc.constantFrom('H1', 'H2', ''),
    lookedAfter: fc.constantFrom('Y', 'N'),
  }),
  fc.record({ does: fc.constant('name' as const), node, name: fc.constantFrom('Tess', 'Tessa') }),
  fc.record({
    does: fc.constantFrom('no-answer', 'spoke-to', 'undo', 'begin', 'pass-on', 'share'),
    node,
    nth,
  }),
  fc.record({ does: fc.constant('later' as const), node, time: fc.constantFrom('09:40', '10:20', '10:40') }),
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

onBothEngines('open actions as people list them', (openedStore, engine) => {
  let other: Store;
  beforeAll(async () => {
    const { engine: way } = openedStore();
    other = way.kind === 'postgres' ? await openStore({ databaseUrl: way.url }) : openedStore();
  });
  afterAll(async () => {
    if (engine === 'Postgres') await other.close();
  });

  const staffOf = (school: string, tutor: string) =>
    [
      { email: `t.${school}@trust.example`, name: tutor, roles: 'tutor', tutorGroups: '7A' },
      { email: `u.${school}@trust.example`, name: 'Tom', roles: 'tutor', tutorGroups: '7B' },
      { email: `o.${school}@trust.example`, name: 'Olu', roles: 'attendance-officer' },
    ].map((row) => ({ school, ...row }));

  /** Each reader's list at each node is what the tables say, page by page, and a change anywhere is told of. */
  async function expectAllToBeTrue(nodes: readonly TestContext[], school: string): Promise<void> {
    for (const context of nodes) {
      const readers = (await allStaff(context.store.db, TODAY)).filter(({ email }) =>
        email.includes(`.${school}@`),
      );
      for (const reader of [...readers, person([post('*', 'attendance-officer')])]) {
        for (const query of [{}, { assignee: 'me' }] as const satisfies ActionsQuery[]) {
          const asked = requestBy(context, reader);
          const { items } = await listActions(asked, { ...query, school, limit: 200 });
          const open = items.filter(({ status }) => status === 'open');
          expect((await listActions(asked, { ...query, school, status: 'open', limit: 200 })).items).toEqual(
            open,
          );
          expect(
            await allPages(asked.actor, context, { ...query, school, status: 'open', limit: 2 }),
          ).toEqual(open);
        }
      }
    }
  }

  async function allPages(reader: StaffMember, context: TestContext, query: ActionsQuery) {
    const found = [];
    let cursor: string | undefined;
    do {
      const { items, next } = await listActions(requestBy(context, reader), { ...query, cursor });
      found.push(...items);
      cursor = next ?? undefined;
    } while (cursor);
    return found;
  }

  async function take(context: TestContext, school: string, one: Step): Promise<void> {
    if (one.does === 'mark') {
      await bringIn(context, 'marks', [markRow(school, one.upn, TODAY, 'AM', one.code)]);
    } else if (one.does === 'pupil') {
      const { tutorGroup, household, lookedAfter } = one;
      await bringIn(context, 'pupils', [pupilRow(school, one.upn, { tutorGroup, household, lookedAfter })]);
    } else if (one.does === 'name') {
      await bringIn(context, 'staff', staffOf(school, one.name));
    } else if (one.does === 'later') {
      context.clock.set(`${TODAY}T${one.time}`);
    } else {
      await act(context, school, one.does, one.nth);
    }
  }

  async function act(context: TestContext, school: string, does: string, nthCall: number): Promise<void> {
    const staff = await allStaff(context.store.db, TODAY);
    const officer = staff.find(({ email }) => email === `o.${school}@trust.example`);
    const tutor = staff.find(({ email }) => email === `u.${school}@trust.example`);
    if (!officer || !tutor) return;
    const ctx = requestBy(context, officer);
    const { items } = await listActions(ctx, { school, kind: 'absence-call', limit: 200 });
    const wanted = items.filter(({ status }) => status === (does === 'undo' ? 'done' : 'open'));
    const call = wanted[nthCall % Math.max(1, wanted.length)];
    if (!call) return;
    const reason = does === 'spoke-to' ? { reason: 'illness' } : {};
    if (does === 'undo')
      await undoOutcome(ctx, call.id).catch(() => undefined); // a minute may have gone by
    else if (does === 'begin') await beginCall(ctx, call.id);
    else if (does === 'pass-on') await passOn(ctx, { actionId: call.id });
    else if (does === 'share') await shareCalls(ctx, { actions: [call.id], to: [tutor.id] });
    else await recordOutcome(ctx, { actionId: call.id, outcome: { result: does as 'no-answer', ...reason } });
  }

  it('are remembered exactly, whichever node changed something', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 8 }), async (steps) => {
        const nodes = [openedStore(), other].map((store) => testContext(store, { now: `${TODAY}T09:40` }));
        const [first] = nodes;
        if (!first) return;
        const school = await newSchool(first);
        await bringIn(first, 'staff', staffOf(school, 'Tess'));
        await bringIn(
          first,
          'pupils',
          upns.map((one) =>
            pupilRow(school, one, { household: 'H1', tutorGroup: one === 'B1' ? '7B' : '7A' }),
          ),
        );
        await bringIn(
          first,
          'marks',
          upns.map((one) => markRow(school, one, TODAY, 'AM', 'N')),
        );
        await expectAllToBeTrue(nodes, school);
        for (const one of steps) {
          const here = nodes[one.node] ?? first;
          await take(here, school, one);
          await expectAllToBeTrue(nodes, school);
        }
      }),
      { numRuns: engine === 'Postgres' ? 5 : 2 },
    );
  });

  it('are told of as changed at every node, to whoever has a post there alone', async () => {
    const [here, there] = [openedStore(), other].map((store) =>
      testContext(store, { now: `${TODAY}T09:40` }),
    );
    if (!here || !there) throw new Error('Two nodes are needed');
    const [school, elsewhere] = [await newSchool(here), await newSchool(here)];
    await bringIn(here, 'pupils', [pupilRow(school, 'A1')]);
    const [ours, theirs] = [person([post(school, 'tutor')]), person([post(elsewhere, 'attendance-officer')])];
    const told = async (reader: StaffMember) => [
      await whatHasChanged(requestBy(here, reader)),
      await whatHasChanged(requestBy(there, reader)),
    ];
    const [before, beforeElsewhere] = [await told(ours), await told(theirs)];
    expect(before[0]).toEqual(before[1]);
    await bringIn(there, 'marks', [markRow(school, 'A1', TODAY, 'AM', 'N')]);
    const after = await told(ours);
    expect(after[0]).toEqual(after[1]);
    expect(after[0]?.marks).not.toBe(before[0]?.marks);
    expect(after[0]?.actions).not.toBe(before[0]?.actions);
    expect(after[0]?.settings).toBe(before[0]?.settings);
    expect(await told(theirs)).toEqual(beforeElsewhere);
  });
});
