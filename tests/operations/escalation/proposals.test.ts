import { beforeEach, describe, expect, it } from '@jest/globals';
import { addDays } from '#shared/domain/basics/school-date.ts';
import { nothingProposed } from '#shared/domain/escalation/simulate-policy.ts';
import { decideProposal } from '../../../bot/operations/escalation/decide-proposal.ts';
import { listProposals } from '../../../bot/operations/escalation/list-proposals.ts';
import { reviseSchoolProposals } from '../../../bot/operations/escalation/revise-school-proposals.ts';
import { setSchoolPolicy } from '../../../bot/operations/escalation/policy/set-policy.ts';
import {
  simulateSchoolPolicy,
  simulateTrustPolicy,
} from '../../../bot/operations/escalation/policy/simulate-policy.ts';
import { snoozeProposals } from '../../../bot/operations/escalation/snooze-proposals.ts';
import { undoDecision } from '../../../bot/operations/escalation/undo-decision.ts';
import { bringIn, markRow } from '../../support/schools/a-school.ts';
import { deskSchool, type DeskSchool } from '../../support/schools/desk-school.ts';
import { jobIn } from '../../support/product/requests.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';

const TODAY = '2026-09-23';
/** School days before today, newest first. */
const days = [
  '2026-09-22',
  '2026-09-21',
  '2026-09-18',
  '2026-09-17',
  '2026-09-16',
  '2026-09-15',
  '2026-09-14',
];

onBothEngines('meetings that the policy proposes', (openedStore) => {
  let desk: DeskSchool;

  const awayFor = (upn: string, howMany: number, code = 'I') =>
    days
      .slice(0, howMany)
      .flatMap((date) =>
        (['AM', 'PM'] as const).map((session) => markRow(desk.school, upn, date, session, code)),
      );
  const bringMarks = (...rows: ReturnType<typeof awayFor>[]) => bringIn(desk.context, 'marks', rows.flat());
  const list = async (by: string, query: { status?: 'proposed' | 'snoozed' | 'approved' } = {}) =>
    (await listProposals(await desk.as(by), { school: desk.school, ...query })).items;
  const told = async (by: string): Promise<string[]> =>
    (await list(by)).map(
      ({ pupil, stage, holder, waits }) =>
        `${pupil.name.slice(-2)} stage ${stage}: ${holder?.name ?? 'nobody'}${waits ? ', waits' : ''}`,
    );
  const idOf = async (pupil: string): Promise<string> =>
    (await list('Sal')).find(({ pupil: { name } }) => name.endsWith(pupil))?.id ?? '';

  beforeEach(async () => {
    desk = await deskSchool(openedStore(), TODAY, '09:40', {
      staff: {
        Tess: { roles: 'tutor', tutorGroups: '7A' },
        Yara: { roles: 'year-leader', yearGroups: '7' },
        Sal: { roles: 'senior-leader' },
        Sue: { roles: 'senior-leader' },
        Olu: { roles: 'attendance-officer' },
        Ada: { roles: 'administrator', school: '*' },
      },
      pupils: { A1: {}, A2: {}, A3: {}, A4: {}, B1: { tutorGroup: '7B' } },
    });
  });

  it('stand worst first, each with its evidence and who would hold it; beyond the week they wait', async () => {
    await bringMarks(
      awayFor('A1', 3),
      awayFor('A2', 4),
      awayFor('A3', 5),
      awayFor('A4', 6),
      awayFor('B1', 3),
    );
    expect(await told('Sal')).toEqual([
      'A4 stage 3: Yara',
      'A3 stage 2: Tess',
      'A2 stage 2: Tess',
      'A1 stage 2: Tess, waits',
      'B1 stage 2: nobody, waits',
    ]);
    expect((await list('Sal'))[1]).toMatchObject({
      daysAbsent: 5,
      because: '5 days · nobody has spoken to the family yet',
      mayDecide: true,
      action: null,
    });
  });

  it('go to whom the list says, who is whoever has the fewest', async () => {
    await bringIn(desk.context, 'pupils', [
      { school: desk.school, upn: 'C1', surname: 'C1', forename: 'Ash', yearGroup: '9', tutorGroup: '9A' },
      { school: desk.school, upn: 'C2', surname: 'C2', forename: 'Ash', yearGroup: '9', tutorGroup: '9A' },
    ]);
    await setSchoolPolicy(await desk.as('Sal'), {
      school: desk.school,
      policy: {
        from: '2026-09-01',
        stages: [2, 3, 4].map((stage) => ({
          stage: stage as 2 | 3 | 4,
          who: 'senior-leader' as const,
          days: { 1: stage, 2: stage + 4, 3: stage + 8 },
        })),
      },
    });
    await bringMarks(awayFor('C1', 3), awayFor('C2', 2), awayFor('A1', 2));
    for (let left = 3; left > 0; left--) {
      const [, second = (await list('Olu'))[0]] = await list('Olu');
      const decided = await decideProposal(await desk.as('Olu'), {
        id: second?.id ?? '',
        decision: { decision: 'approve' },
      });
      expect(decided.action?.assignee?.name).toBe(second?.holder?.name);
    }
    const holders = (await list('Olu', { status: 'approved' })).map(({ holder }) => holder?.name).sort();
    expect(new Set(holders)).toEqual(new Set(['Sal', 'Sue']));
  });

  it('are seen by those who work with the pupil, and decided by those who hold such meetings', async () => {
    await bringMarks(awayFor('A1', 3), awayFor('A4', 6), awayFor('B1', 3));
    expect(await told('Tess')).toEqual(['A4 stage 3: Yara', 'A1 stage 2: Tess']);
    expect((await list('Tess')).map(({ mayDecide }) => mayDecide)).toEqual([false, true]);
    await expect(
      decideProposal(await desk.as('Tess'), { id: await idOf('A4'), decision: { decision: 'approve' } }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await expect(
      decideProposal(await desk.as('Tess'), { id: await idOf('B1'), decision: { decision: 'approve' } }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });

  it('leave out what the policy does not count, and say so', async () => {
    await bringMarks(awayFor('A1', 3), awayFor('A2', 2), awayFor('A2', 1, 'R'));
    expect(await told('Sal')).toEqual(['A1 stage 2: Tess']);
    await setSchoolPolicy(await desk.as('Sal'), {
      school: desk.school,
      policy: { from: '2026-09-01', notCounted: ['I'] },
    });
    expect(await told('Sal')).toEqual([]);
  });

  it('are made once, whatever asks; go when marks are put right and come back with them', async () => {
    await bringMarks(awayFor('A1', 3));
    await Promise.all([told('Sal'), reviseSchoolProposals(jobIn(desk.context), desk.school)]);
    const id = await idOf('A1');
    await bringMarks(
      awayFor('A1', 1, '/').map((row) => ({ ...row, code: row.session === 'AM' ? '/' : '\\' })),
    );
    expect(await told('Sal')).toEqual([]);
    await bringMarks(awayFor('A1', 1));
    expect(await idOf('A1')).toBe(id);
    const rows = await desk.context.store.db
      .selectFrom('proposal')
      .selectAll()
      .where('school_id', '=', desk.school)
      .execute();
    expect(rows).toHaveLength(1);
  });

  describe('decided', () => {
    beforeEach(() => bringMarks(awayFor('A1', 3), awayFor('A2', 3)));

    it('for it, is somebody’s meeting; taken back, it is not', async () => {
      const id = await idOf('A1');
      const approved = await decideProposal(await desk.as('Tess'), { id, decision: { decision: 'approve' } });
      expect(approved).toMatchObject({
        status: 'approved',
        decidedBy: { name: 'Tess' },
        action: {
          kind: 'tutor-meeting',
          status: 'open',
          assignee: { name: 'Tess' },
          raisedBecause: '3 days away this year.',
        },
      });
      expect(await told('Sal')).toEqual(['A2 stage 2: Tess']);
      const undone = await undoDecision(await desk.as('Tess'), id);
      expect(undone).toMatchObject({ status: 'proposed', action: null });
      expect(await told('Sal')).toHaveLength(2);
      const again = await decideProposal(await desk.as('Sal'), { id, decision: { decision: 'approve' } });
      expect(again.action).toMatchObject({ status: 'open' });
      expect(again.action?.id).not.toBe(approved.action?.id);
    });

    it('twice, is a conflict that holds what stands', async () => {
      const id = await idOf('A1');
      await decideProposal(await desk.as('Tess'), {
        id,
        decision: { decision: 'dismiss', reason: 'in hospital' },
      });
      await expect(
        decideProposal(await desk.as('Sal'), { id, decision: { decision: 'approve' } }),
      ).rejects.toMatchObject({
        code: 'conflict',
        message: 'Tess has decided this already: not needed. Your decision was not kept; theirs is shown.',
        details: { proposal: { status: 'dismissed', reason: 'in hospital' } },
      });
    });

    it('for later, comes back on its day, unless the pupil has reached more by then', async () => {
      const ids = (await list('Sal')).map(({ id }) => id);
      const until = addDays(TODAY, 1);
      await snoozeProposals(await desk.as('Sal'), { proposals: ids, until, reason: 'a bug is going round' });
      expect(await told('Sal')).toEqual([]);
      expect((await list('Sal', { status: 'snoozed' })).map(({ reason }) => reason)).toEqual([
        'a bug is going round',
        'a bug is going round',
      ]);
      await bringMarks(awayFor('A2', 6));
      expect(await told('Sal')).toEqual(['A2 stage 3: Yara']);
      desk.context.clock.set(`${until}T09:40`);
      expect(await told('Sal')).toEqual(['A2 stage 3: Yara', 'A1 stage 2: Tess']);
    });

    it.each([
      [{ decision: 'snooze', until: TODAY, reason: 'x' } as const, 'bad-request'],
      [{ decision: 'approve', assignee: 'nobody' } as const, 'unprocessable'],
    ])('as %j is refused, and nothing is changed', async (decision, code) => {
      await expect(
        decideProposal(await desk.as('Sal'), { id: await idOf('A1'), decision }),
      ).rejects.toMatchObject({ code });
      expect(await told('Sal')).toHaveLength(2);
    });
  });

  it('are counted in a simulation before a policy is saved', async () => {
    await bringMarks(awayFor('A1', 3), awayFor('A2', 2));
    const policy = {
      stages: [2, 3, 4].map((stage) => ({
        stage: stage as 2 | 3 | 4,
        who: 'senior-leader' as const,
        days: { 1: stage, 2: stage + 4, 3: stage + 8 },
      })),
    };
    const simulated = await simulateSchoolPolicy(await desk.as('Sal'), { school: desk.school, policy });
    expect(simulated.byYear).toEqual({ 7: { ...nothingProposed(), byStage: { 2: 2, 3: 1, 4: 0 } } });
    expect(simulated.load).toEqual([
      { who: 'senior-leader', people: 2, meetings: 3, mostInAWeek: 3, canHoldAWeek: 8, weeksOver: 0 },
    ]);
    expect(await told('Sal')).toEqual(['A1 stage 2: Tess']);
    await expect(
      simulateSchoolPolicy(await desk.as('Tess'), { school: desk.school, policy: {} }),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('are counted for the whole trust, to the nearest ten, before its policy is saved', async () => {
    const ctx = await desk.as('Ada');
    const simulated = await simulateTrustPolicy(ctx, { policy: {} });
    const of = () => simulated.schools.find(({ school }) => school === desk.school);
    expect(of()).toMatchObject({ varies: false, ...nothingProposed() });
    await bringMarks(...['A1', 'A2', 'A3', 'A4', 'B1'].map((upn) => awayFor(upn, 3)));
    const after = await simulateTrustPolicy(await desk.as('Ada'), { policy: {} });
    // Five meetings.
    expect(after.schools.find(({ school }) => school === desk.school)).toMatchObject({
      byStage: { 2: 10, 3: 0, 4: 0 },
      load: expect.arrayContaining([
        { who: 'tutor', people: 1, meetings: 10, mostInAWeek: 10, canHoldAWeek: 2, weeksOver: 1 },
      ]) as unknown,
    });
    await expect(simulateTrustPolicy(await desk.as('Sal'), { policy: {} })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('are of today’s roll: who has left is in none', async () => {
    await bringMarks(awayFor('A1', 3));
    expect(await told('Sal')).toHaveLength(1);
    await bringIn(desk.context, 'pupils', [
      {
        school: desk.school,
        upn: 'A1',
        surname: 'A1',
        forename: 'Ash',
        yearGroup: '7',
        leavingDate: '2026-09-22',
      },
    ]);
    expect(await told('Sal')).toEqual([]);
  });
});
