import { beforeEach, expect, it } from '@jest/globals';
import type { StandingPlanInput } from '#shared/contracts/escalation/standing-plan.ts';
import { endPlan } from '../../../bot/operations/escalation/plans/end-plan.ts';
import { recordPlan } from '../../../bot/operations/escalation/plans/record-plan.ts';
import { pupilSummary } from '../../../bot/operations/pupils/pupil-summary.ts';
import { deskSchool, type DeskSchool } from '../../support/schools/desk-school.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';

const TODAY = '2026-09-23';

onBothEngines('health plans and part-time timetables', (openedStore) => {
  let desk: DeskSchool;

  beforeEach(async () => {
    desk = await deskSchool(openedStore(), TODAY, '09:40', {
      staff: {
        Tess: { roles: 'tutor', tutorGroups: '7A' },
        Yara: { roles: 'year-leader', yearGroups: '7' },
        Sal: { roles: 'senior-leader' },
        Ada: { roles: 'administrator' },
      },
      pupils: { A1: {}, A2: {}, N1: { yearGroup: '9', tutorGroup: '9A' } },
    });
  });

  const record = async (by: string, upn: string, plan: StandingPlanInput) =>
    recordPlan(await desk.as(by), { pupil: desk.id(upn), plan });
  const end = async (by: string, id: string, ended = true) => endPlan(await desk.as(by), { id, ended });
  const told = async (by: string, upn = 'A1') =>
    (await pupilSummary(await desk.as(by), desk.id(upn))).plan?.standing.map(({ says }) => says);
  const acts = async () =>
    (
      await desk.context.store.db
        .selectFrom('audit_entry')
        .select(['what', 'pupil_id'])
        .where('school_id', '=', desk.school)
        .where('what', 'like', 'standing-plan.%')
        .orderBy('entry_id')
        .execute()
    ).map(({ what, pupil_id: pupil }) => `${what} ${String(pupil) === desk.id('A1') ? 'A1' : '?'}`);

  it('stand on the pupil’s page for those who work with the pupil, until they are ended; that can be taken back', async () => {
    const from = '2026-09-03';
    const plan = await record('Yara', 'A1', {
      kind: 'health-plan',
      from,
      reviewBy: '2026-11-30',
      note: 'Asthma',
    });
    expect(plan).toMatchObject({ note: 'Asthma', recordedBy: { name: 'Yara' }, endedOn: null });
    await record('Sal', 'A1', { kind: 'part-time-timetable', until: '2026-12-18' });
    const both = [
      'Health plan since Thu 3 Sep, looked at again by Mon 30 Nov. Recorded by Yara.',
      'Part-time timetable until Fri 18 Dec. Recorded by Sal.',
    ];
    expect(await told('Tess')).toEqual(both);
    desk.context.clock.set(`2026-09-24T09:40`);
    expect(await end('Sal', plan.id)).toMatchObject({ endedOn: '2026-09-24' });
    expect(await told('Tess')).toEqual(both.slice(1));
    await end('Sal', plan.id, false);
    expect(await told('Tess')).toEqual(both);
    expect(await acts()).toEqual([
      'standing-plan.record A1',
      'standing-plan.record A1',
      'standing-plan.end A1',
      'standing-plan.stand-again A1',
    ]);
  });

  it('are recorded and ended by those who may, of pupils they work with', async () => {
    await expect(record('Tess', 'A1', { kind: 'health-plan' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(record('Yara', 'N1', { kind: 'health-plan' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(record('Ada', 'A1', { kind: 'health-plan' })).rejects.toMatchObject({ code: 'not-found' });
    const { id } = await record('Sal', 'N1', { kind: 'health-plan' });
    await expect(end('Yara', id)).rejects.toMatchObject({ code: 'not-found' });
    await expect(end('Tess', id)).rejects.toMatchObject({ code: 'not-found' });
    await expect(end('Sal', 'nothing')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('are refused without an end where they need one, and beside another of their kind', async () => {
    await expect(record('Sal', 'A1', { kind: 'part-time-timetable' })).rejects.toMatchObject({
      code: 'unprocessable',
      message: 'A part-time timetable has an end: choose its last day. Nothing was recorded.',
    });
    const first = await record('Sal', 'A1', { kind: 'health-plan' });
    await expect(record('Sal', 'A1', { kind: 'health-plan', from: '2026-10-01' })).rejects.toMatchObject({
      code: 'conflict',
    });
    await record('Sal', 'A2', { kind: 'health-plan' });
    await expect(end('Sal', first.id, false)).rejects.toMatchObject({ code: 'conflict' });
    await end('Sal', first.id);
    await expect(end('Sal', first.id)).rejects.toMatchObject({ code: 'conflict' });
    await record('Sal', 'A1', { kind: 'health-plan' });
    // Another stands in its days by now.
    await expect(end('Sal', first.id, false)).rejects.toMatchObject({ code: 'conflict' });
  });
});
