import { beforeEach, expect, it } from '@jest/globals';
import { endPlan } from '../../../bot/operations/escalation/plans/end-plan.ts';
import { askForReview } from '../../../bot/operations/escalation/plans/ask-for-review.ts';
import { listPlansToLookAt } from '../../../bot/operations/escalation/plans/list-plans-to-look-at.ts';
import { recordPlan } from '../../../bot/operations/escalation/plans/record-plan.ts';
import { recordMeeting } from '../../../bot/operations/escalation/record-meeting.ts';
import { decideProposal } from '../../../bot/operations/escalation/decide-proposal.ts';
import { listProposals } from '../../../bot/operations/escalation/list-proposals.ts';
import { bringIn, markRow } from '../../support/schools/a-school.ts';
import { deskSchool, type DeskSchool } from '../../support/schools/desk-school.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';

const TODAY = '2026-09-23';

onBothEngines('plans to look at', (openedStore) => {
  let desk: DeskSchool;

  beforeEach(async () => {
    desk = await deskSchool(openedStore(), TODAY, '09:40', {
      staff: {
        Tess: { roles: 'tutor', tutorGroups: '7A' },
        Sal: { roles: 'senior-leader' },
        Ada: { roles: 'attendance-administrator' },
      },
      pupils: { A1: {}, A2: {}, B1: { tutorGroup: '7B' } },
    });
  });

  const mark = (upn: string, code: string, days: string[]) =>
    bringIn(
      desk.context,
      'marks',
      days.flatMap((day) =>
        (['AM', 'PM'] as const).map((session) => markRow(desk.school, upn, day, session, code)),
      ),
    );
  const told = async (by: string) =>
    (await listPlansToLookAt(await desk.as(by), desk.school)).items.map(
      ({ pupil, says, review }) => `${pupil.name.slice(-2)} ${says}${review ? ': planned' : ''}`,
    );
  const ask = async (by: string, upn: string, wanted = true) =>
    askForReview(await desk.as(by), { pupil: desk.id(upn), wanted });

  it('are C2 without a timetable, and ends and reviews that are near, of the pupils one works with', async () => {
    await mark('A1', 'C2', ['2026-09-21', '2026-09-22']);
    await mark('B1', 'C2', ['2026-09-22']);
    const missing = 'C2 on 4 sessions since 21 Sep, and no part-time timetable is recorded';
    expect(await told('Tess')).toEqual([`A1 ${missing}`]);
    expect(await told('Sal')).toHaveLength(2);
    await expect(told('Ada')).rejects.toMatchObject({ code: 'forbidden' });
    const timetable = await recordPlan(await desk.as('Sal'), {
      pupil: desk.id('A1'),
      plan: { kind: 'part-time-timetable', from: '2026-09-21', until: '2026-09-25' },
    });
    await recordPlan(await desk.as('Sal'), {
      pupil: desk.id('A2'),
      plan: { kind: 'health-plan', from: '2026-09-01', reviewBy: '2026-09-30' },
    });
    expect(await told('Tess')).toEqual([
      'A1 Part-time timetable ends Fri 25 Sep',
      'A2 Health plan is to be looked at by Wed 30 Sep',
    ]);
    await endPlan(await desk.as('Sal'), { id: timetable.id, ended: true });
    expect((await told('Tess'))[0]).toBe(`A1 ${missing}`);
  });

  it('are reviewed once at a time, by those who may hold it; that can be taken back until it is held', async () => {
    await recordPlan(await desk.as('Sal'), {
      pupil: desk.id('A1'),
      plan: { kind: 'health-plan', reviewBy: '2026-09-25' },
    });
    const says = 'A1 Health plan is to be looked at by Fri 25 Sep';
    const { action } = await ask('Tess', 'A1');
    expect(action).toMatchObject({
      kind: 'health-plan-review',
      assignee: { name: 'Tess' },
      raisedBecause: 'The plan is looked at with the family.',
    });
    expect(await told('Sal')).toEqual([`${says}: planned`]);
    await expect(ask('Sal', 'A1')).rejects.toMatchObject({ code: 'conflict' });
    await expect(ask('Ada', 'A1')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(ask('Tess', 'B1')).rejects.toMatchObject({ code: 'not-found' });
    expect((await ask('Tess', 'A1', false)).action.status).toBe('withdrawn');
    expect(await told('Sal')).toEqual([says]);
    await expect(ask('Tess', 'A1', false)).rejects.toMatchObject({ code: 'conflict' });
    const again = (await ask('Tess', 'A1')).action;
    await recordMeeting(await desk.as('Tess'), { actionId: again.id, meeting: { target: 'Rest at noon' } });
    expect(await told('Sal')).toEqual([]);
    await expect(ask('Tess', 'A1', false)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('and a proposed review are not both to be held', async () => {
    await mark('A1', 'I', ['2026-09-18', '2026-09-21', '2026-09-22']);
    await recordPlan(await desk.as('Sal'), {
      pupil: desk.id('A1'),
      plan: { kind: 'health-plan', from: '2026-09-01' },
    });
    await ask('Tess', 'A1');
    const [proposal] = (await listProposals(await desk.as('Tess'), { school: desk.school })).items;
    const approve = async () =>
      decideProposal(await desk.as('Tess'), { id: proposal?.id ?? '', decision: { decision: 'approve' } });
    await expect(approve()).rejects.toMatchObject({ code: 'conflict' });
    await ask('Tess', 'A1', false);
    expect(await approve()).toMatchObject({ status: 'approved', review: true });
    await expect(ask('Tess', 'A1', false)).rejects.toMatchObject({ code: 'conflict' });
  });
});
