import { beforeEach, expect, it } from '@jest/globals';
import { findStaff } from '#shared/store/people/staff.ts';
import { listActions } from '../../../bot/operations/actions/list-actions.ts';
import { recordOutcome } from '../../../bot/operations/actions/record-outcome.ts';
import { schoolCallers } from '../../../bot/operations/actions/calls/school-callers.ts';
import { shareCalls } from '../../../bot/operations/actions/calls/share-calls.ts';
import type { StaffMember } from '../../../bot/operations/context.ts';
import { bringIn, markRow, newSchool, pupilRow } from '../../support/schools/a-school.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';
import { testContext, type TestContext } from '../../support/product/test-context.ts';
import { requestBy } from '../../support/product/requests.ts';

const TODAY = '2026-09-16';

onBothEngines('calls that are shared out', (openedStore) => {
  let context: TestContext;
  let school: string;

  beforeEach(async () => {
    context = testContext(openedStore(), { now: `${TODAY}T09:40` });
    school = await newSchool(context);
    const staff = (name: string, roles: string, tutorGroups = '') => ({
      school,
      email: `${name}.${school}@trust.example`,
      name,
      roles,
      tutorGroups,
    });
    await bringIn(context, 'staff', [
      staff('Tess', 'tutor', '7A'),
      staff('Mel', 'mentor'),
      staff('Olu', 'attendance-officer'),
      { ...staff('Adi', 'administrator'), school: '' },
    ]);
    await bringIn(context, 'pupils', [
      pupilRow(school, 'A1', { household: 'H1' }),
      pupilRow(school, 'A2'),
      pupilRow(school, 'A3', { household: 'H1' }),
    ]);
    await bringIn(
      context,
      'marks',
      ['A1', 'A2', 'A3'].map((upn) => markRow(school, upn, TODAY, 'AM', 'N')),
    );
  });

  const member = async (name: string): Promise<StaffMember> => {
    const found = await findStaff(context.store.db, { email: `${name}.${school}@trust.example` }, TODAY);
    if (!found) throw new Error(`Nobody is called ${name}`);
    return found;
  };
  const calls = async () =>
    (await listActions(requestBy(context, await member('Olu')), { school, kind: 'absence-call' })).items;
  const idsOf = async (...names: string[]) => Promise.all(names.map(async (name) => (await member(name)).id));
  const share = async (by: string, actions: string[], to: string[]) =>
    shareCalls(requestBy(context, await member(by)), { actions, to: await idsOf(...to) });
  const held = async (): Promise<Record<string, string | undefined>> =>
    Object.fromEntries(
      (await calls()).map(({ pupil, assignee }) => [pupil?.name.slice(-2) ?? '', assignee?.name] as const),
    );

  it('go to one person, or are spread with families together; settled ones stay', async () => {
    const all = (await calls()).map(({ id }) => id);
    expect(await held()).toEqual({ A1: 'Tess', A2: 'Tess', A3: 'Tess' });
    await share('Olu', all, ['Olu', 'Mel']);
    const spread = await held();
    expect(spread.A1).toBe(spread.A3);
    expect(spread.A2).not.toBe(spread.A1);
    const one = (await calls()).find(({ pupil }) => pupil?.name === 'Ash Pupil A2');
    await recordOutcome(requestBy(context, await member('Olu')), {
      actionId: one?.id ?? '',
      outcome: { result: 'spoke-to', reason: 'illness' },
    });
    const { actions } = await share('Olu', all, ['Mel']);
    expect(actions.map(({ pupil }) => pupil?.name).sort()).toEqual(['Ash Pupil A1', 'Ash Pupil A3']);
    const shared = await context.store.db
      .selectFrom('audit_entry')
      .select('what')
      .where('school_id', '=', school)
      .where('what', '=', 'call.share-out')
      .execute();
    expect(shared).toHaveLength(5);
  });

  it('go to who rings at the school, by who shares them out', async () => {
    const all = (await calls()).map(({ id }) => id);
    await expect(share('Tess', all, ['Mel'])).rejects.toMatchObject({ code: 'forbidden' });
    await expect(share('Olu', ['no-such'], ['Mel'])).rejects.toMatchObject({ code: 'not-found' });
    const stranger = { actions: all, to: ['nobody'] };
    await expect(shareCalls(requestBy(context, await member('Olu')), stranger)).rejects.toMatchObject({
      code: 'unprocessable',
    });
    expect(await held()).toEqual({ A1: 'Tess', A2: 'Tess', A3: 'Tess' });
    const { callers } = await schoolCallers(requestBy(context, await member('Olu')), school);
    expect(callers.map(({ name, openCalls }) => [name, openCalls])).toEqual([
      ['Mel', 0],
      ['Olu', 0],
      ['Tess', 3],
    ]);
  });
});
