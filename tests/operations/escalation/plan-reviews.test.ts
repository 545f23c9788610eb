import { beforeEach, expect, it } from '@jest/globals';
import type { StandingPlanInput } from '#shared/contracts/escalation/standing-plan.ts';
import { verifyEscalation } from '#shared/store/admin/verify-escalation.ts';
import { decideProposal } from '../../../bot/operations/escalation/decide-proposal.ts';
import { listProposals } from '../../../bot/operations/escalation/list-proposals.ts';
import { meetingSheet } from '../../../bot/operations/escalation/meeting-sheet.ts';
import { endPlan } from '../../../bot/operations/escalation/plans/end-plan.ts';
import { recordPlan } from '../../../bot/operations/escalation/plans/record-plan.ts';
import { recordMeeting } from '../../../bot/operations/escalation/record-meeting.ts';
import { undoDecision } from '../../../bot/operations/escalation/undo-decision.ts';
import { pupilSummary } from '../../../bot/operations/pupils/pupil-summary.ts';
import { bringIn, markRow } from '../../support/schools/a-school.ts';
import { deskSchool, type DeskSchool } from '../../support/schools/desk-school.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';

const days = ['2026-09-14', '2026-09-15', '2026-09-16', '2026-09-17'];

onBothEngines('a review of the health plan instead of a meeting', (openedStore) => {
  let desk: DeskSchool;

  beforeEach(async () => {
    desk = await deskSchool(openedStore(), '2026-09-23', '09:40', {
      staff: { Tess: { roles: 'tutor', tutorGroups: '7A' }, Sal: { roles: 'senior-leader' } },
      pupils: { A1: {} },
    });
  });

  const away = async (codes: string) => {
    const rows = [...codes].flatMap((code, index) =>
      (['AM', 'PM'] as const).map((session) => markRow(desk.school, 'A1', days[index] ?? '', session, code)),
    );
    await bringIn(desk.context, 'marks', rows);
  };
  const record = async (plan: Partial<StandingPlanInput> = {}) =>
    recordPlan(await desk.as('Sal'), {
      pupil: desk.id('A1'),
      plan: { kind: 'health-plan', from: '2026-09-01', ...plan },
    });
  const list = async () => (await listProposals(await desk.as('Tess'), { school: desk.school })).items;
  const told = async () =>
    (await list()).map(
      ({ review, because }) => `${review ? 'review' : 'meeting'}: ${because.split(' · ')[0]}`,
    );

  it('is proposed in the same row while the plan stands, and a meeting again when it ends', async () => {
    await away('III');
    const [before] = await list();
    expect(await told()).toEqual(['meeting: 3 days']);
    const { id } = await record();
    expect(await told()).toEqual(['review: 3 of 3 days ill, under the health plan']);
    expect((await list())[0]?.id).toBe(before?.id);
    await endPlan(await desk.as('Sal'), { id, ended: true });
    expect(await told()).toEqual(['meeting: 3 days']);
    await endPlan(await desk.as('Sal'), { id, ended: false });
    expect(await told()).toEqual(['review: 3 of 3 days ill, under the health plan']);
  });

  it.each([
    ['UUUI', {}, 'meeting: 1 of 4 days ill, under the health plan'],
    ['UIIU', {}, 'review: 2 of 4 days ill, under the health plan'],
    ['UIIU', { from: '2026-09-16' }, 'meeting: 1 of 4 days ill, under the health plan'],
    ['IIII', { from: '2026-09-23' }, 'meeting: 4 days'],
    ['IIII', { until: '2026-09-22' }, 'meeting: 4 days'],
    ['IIII', { kind: 'part-time-timetable', until: '2026-12-18' }, 'meeting: 4 days'],
  ] as const)('by the days ill under it: %s with %j', async (codes, plan, expected) => {
    await away(codes);
    await record(plan);
    expect(await told()).toEqual([expected]);
  });

  it('is held like a meeting, by whoever it was proposed for', async () => {
    await away('III');
    await record();
    const [proposal] = await list();
    const id = proposal?.id ?? '';
    const approved = await decideProposal(await desk.as('Tess'), { id, decision: { decision: 'approve' } });
    expect(approved).toMatchObject({
      review: true,
      action: {
        kind: 'health-plan-review',
        assignee: { name: 'Tess' },
        raisedBecause: '3 of 3 days ill this year, under the health plan.',
      },
    });
    const plan = (await pupilSummary(await desk.as('Tess'), desk.id('A1'))).plan;
    expect(plan?.sentences).toContain('A plan review with Tess is to be held; no day is set yet.');
    await undoDecision(await desk.as('Tess'), id);
    const again = await decideProposal(await desk.as('Sal'), { id, decision: { decision: 'approve' } });
    const actionId = again.action?.id ?? '';
    await recordMeeting(await desk.as('Tess'), { actionId, meeting: { target: 'Inhaler at school' } });
    const sheet = await meetingSheet(await desk.as('Tess'), actionId);
    expect(sheet).toMatchObject({ heldOn: '2026-09-23', record: { target: 'Inhaler at school' } });
    expect(sheet.holders.map(({ name }) => name).sort()).toEqual(['Sal', 'Tess']);
    expect(await verifyEscalation(desk.context.store.db, desk.school)).toEqual({
      faults: [],
      toBeRevised: [],
    });
  });
});
