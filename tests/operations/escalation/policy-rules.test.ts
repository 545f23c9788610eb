import { beforeEach, expect, it } from '@jest/globals';
import type { PolicyInput } from '#shared/contracts/people/escalation-policy.ts';
import { verifyEscalation } from '#shared/store/admin/verify-escalation.ts';
import { completeAction } from '../../../bot/operations/actions/complete-action.ts';
import { listActions } from '../../../bot/operations/actions/list-actions.ts';
import { decideProposal } from '../../../bot/operations/escalation/decide-proposal.ts';
import { listProposals } from '../../../bot/operations/escalation/list-proposals.ts';
import { meetingSheet } from '../../../bot/operations/escalation/meeting-sheet.ts';
import { setSchoolPolicy } from '../../../bot/operations/escalation/policy/set-policy.ts';
import { reviseSchoolProposals } from '../../../bot/operations/escalation/revise-school-proposals.ts';
import { recordMeeting } from '../../../bot/operations/escalation/record-meeting.ts';
import { undoDecision } from '../../../bot/operations/escalation/undo-decision.ts';
import { bringIn, markRow, pupilRow } from '../../support/schools/a-school.ts';
import { deskSchool, type DeskSchool } from '../../support/schools/desk-school.ts';
import { jobIn } from '../../support/product/requests.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';

const TODAY = '2026-09-23';
/** School days up to yesterday, newest first. */
const days = [
  '2026-09-22',
  '2026-09-21',
  '2026-09-18',
  '2026-09-17',
  '2026-09-16',
  '2026-09-15',
  '2026-09-14',
];
const byTerm = (days: number) => ({ 1: days, 2: days + 5, 3: days + 10 });

onBothEngines('what else a policy may ask for', (openedStore) => {
  let desk: DeskSchool;

  const marks = (upn: string, code: string, dates: readonly string[]) =>
    bringIn(
      desk.context,
      'marks',
      dates.flatMap((date) =>
        (['AM', 'PM'] as const).map((session) =>
          // Late in the morning is in by the afternoon.
          markRow(desk.school, upn, date, session, code === 'L' && session === 'PM' ? '\\' : code),
        ),
      ),
    );
  const policy = async (parts: PolicyInput) =>
    setSchoolPolicy(await desk.as('Sal'), { school: desk.school, policy: { from: '2026-09-01', ...parts } });
  const list = async (by = 'Sal') => (await listProposals(await desk.as(by), { school: desk.school })).items;
  const told = async (): Promise<string[]> =>
    (await list()).map(
      ({ pupil, rule, stage, holder, because, waits }) =>
        `${pupil.name.slice(-2)} ${rule} ${stage}, ${holder?.name}${waits ? ' waits' : ''}: ${because.split(' · ')[0]}`,
    );
  const approve = async (by: string, index = 0) => {
    const { id = '' } = (await list())[index] ?? {};
    return decideProposal(await desk.as(by), { id, decision: { decision: 'approve' } });
  };
  const openOf = async (by: string, kind: 'write-home' | 'call-home') =>
    (await listActions(await desk.as(by), { school: desk.school, status: 'open', kind })).items;

  beforeEach(async () => {
    desk = await deskSchool(openedStore(), TODAY, '09:40', {
      staff: {
        Tess: { roles: 'tutor', tutorGroups: '7A' },
        Yara: { roles: 'year-leader', yearGroups: '7' },
        Sal: { roles: 'senior-leader' },
      },
      pupils: { A1: {}, A2: {}, A3: {} },
    });
  });

  it('days late: a conversation, then a meeting, with their own evidence', async () => {
    await marks('A1', 'L', days.slice(0, 5));
    await marks('A2', 'U', days.slice(0, 4));
    await marks('A3', 'L', days.slice(0, 3));
    expect(await told()).toEqual(['A2 absence 2, Tess: 4 days']);
    await policy({
      lateness: [
        { stage: 2, who: 'tutor', days: byTerm(4) },
        { stage: 3, who: 'year-leader', days: byTerm(5) },
      ],
    });
    expect(await told()).toEqual([
      'A1 lateness 3, Yara: late on 5 days',
      // Both come to as much; the one about days away was there before.
      'A2 absence 2, Tess: 4 days',
      'A2 lateness 2, Tess: late on 4 days',
    ]);
    const { action } = await approve('Yara');
    expect(action).toMatchObject({ kind: 'year-leader-meeting', raisedBecause: 'Late on 5 days this year.' });
    expect(await meetingSheet(await desk.as('Yara'), action?.id ?? '')).toMatchObject({
      daysLate: 5,
      form: null,
    });
    await marks('A2', '/', days.slice(0, 4));
    expect(await told()).toEqual([]);
    expect(await verifyEscalation(desk.context.store.db, desk.school)).toEqual({
      faults: [],
      toBeRevised: [],
    });
  });

  it('a message first, for whoever missed no more than 10 % last year; a meeting where it has not helped', async () => {
    await policy({ textFirst: true });
    const lastYear = ['2026-06-01', '2026-06-02', '2026-06-03', '2026-06-04'];
    await marks('A1', '/', lastYear);
    await marks('A2', '/', lastYear.slice(0, 3));
    await marks('A2', 'I', lastYear.slice(3));
    await marks('A1', 'I', days.slice(0, 3));
    await marks('A2', 'I', days.slice(0, 3));
    expect(await told()).toEqual(['A1 text-first 2, Tess: 3 days', 'A2 absence 2, Tess: 3 days']);

    const { id, action } = await approve('Tess');
    expect(action).toMatchObject({ kind: 'write-home', assignee: { name: 'Tess' } });
    expect(await told()).toEqual(['A2 absence 2, Tess: 3 days']);
    await completeAction(await desk.as('Tess'), { actionId: action?.id ?? '', done: {} });
    await expect(undoDecision(await desk.as('Tess'), id)).rejects.toMatchObject({ code: 'conflict' });

    desk.context.clock.set('2026-10-29T09:40');
    const still = async () => (await list()).map(({ pupil, rule }) => `${pupil.name.slice(-2)} ${rule}`);
    await marks('A1', 'I', ['2026-10-26']);
    expect(await still()).toEqual(['A2 absence']);
    await marks('A1', 'I', ['2026-10-23', '2026-10-27', '2026-10-28']);
    expect(await still()).toEqual(['A1 absence', 'A2 absence']);
    expect(await verifyEscalation(desk.context.store.db, desk.school)).toEqual({
      faults: [],
      toBeRevised: [],
    });
  });

  it('a first meeting with the pupil asks to call home, until the family’s answer is written down', async () => {
    await marks('A1', 'I', days.slice(0, 3));
    await marks('A2', 'I', days.slice(0, 3));
    const [first, second] = [
      (await approve('Tess')).action?.id ?? '',
      (await approve('Tess')).action?.id ?? '',
    ];
    expect(await meetingSheet(await desk.as('Tess'), first)).toMatchObject({ form: 'pupil-then-call' });
    const held = await recordMeeting(await desk.as('Tess'), {
      actionId: first,
      meeting: { target: 'in by 8' },
    });
    expect(held.raised.map(({ kind, raisedBecause }) => `${kind}: ${raisedBecause}`)).toEqual([
      'call-home: The pupil was met on Wed 23 Sep. Call home and say what was agreed.',
    ]);
    await recordMeeting(await desk.as('Tess'), { actionId: first, meeting: { support: 'a bus pass' } });
    expect(await openOf('Tess', 'call-home')).toHaveLength(1);
    await recordMeeting(await desk.as('Sal'), { actionId: first, meeting: { family: 'agrees' } });
    expect(await openOf('Tess', 'call-home')).toEqual([]);

    await policy({ stageTwo: 'with-parent' });
    await recordMeeting(await desk.as('Tess'), { actionId: second, meeting: { target: 'in by 8' } });
    expect(await openOf('Tess', 'call-home')).toEqual([]);
  });

  it('nobody writes or calls home about a pupil who has left', async () => {
    await marks('A1', 'I', days.slice(0, 3));
    const actionId = (await approve('Tess')).action?.id ?? '';
    await recordMeeting(await desk.as('Tess'), { actionId, meeting: { target: 'in by 8' } });
    await policy({ textFirst: true });
    await marks('A2', 'I', days.slice(0, 3));
    await approve('Tess');
    const asked = async () => [
      ...(await openOf('Tess', 'call-home')),
      ...(await openOf('Tess', 'write-home')),
    ];
    expect(await asked()).toHaveLength(2);
    await bringIn(
      desk.context,
      'pupils',
      ['A1', 'A2'].map((upn) => pupilRow(desk.school, upn, { leavingDate: '2026-09-22' })),
    );
    await reviseSchoolProposals(jobIn(desk.context), desk.school);
    expect(await asked()).toEqual([]);
  });

  it('what is agreed at a meeting is agreed by those who may; what stands is not asked again', async () => {
    await policy({
      settles: {
        tutor: ['support'],
        'year-leader': ['support', 'adjustments', 'softStart'],
        'senior-leader': [],
      },
    });
    await marks('A1', 'I', days.slice(0, 3));
    const actionId = (await approve('Tess')).action?.id ?? '';
    const record = async (by: string, meeting: Parameters<typeof recordMeeting>[1]['meeting']) =>
      recordMeeting(await desk.as(by), { actionId, meeting });
    await expect(record('Tess', { support: 'a bus pass', softStart: 'from 9.30' })).rejects.toMatchObject({
      code: 'unprocessable',
      message: expect.stringContaining('Agreed by a year leader.') as unknown,
    });
    expect(await meetingSheet(await desk.as('Tess'), actionId)).toMatchObject({
      heldOn: null,
      settled: { support: { mine: true }, softStart: { by: ['year-leader'], mine: false } },
    });
    await record('Yara', { softStart: 'from 9.30' });
    await record('Tess', { softStart: 'from 9.30', support: 'a bus pass' });
    expect((await meetingSheet(await desk.as('Tess'), actionId)).record).toMatchObject({
      softStart: 'from 9.30',
      support: 'a bus pass',
    });
  });

  it('is refused where a later step comes after fewer days', async () => {
    await expect(
      policy({
        lateness: [
          { stage: 2, who: 'tutor', days: byTerm(5) },
          { stage: 3, who: 'year-leader', days: byTerm(5) },
        ],
      }),
    ).rejects.toMatchObject({ code: 'bad-request' });
    await expect(policy({ lateness: [{ stage: 2, who: 'tutor', days: byTerm(5) }] })).rejects.toMatchObject({
      code: 'bad-request',
    });
  });
});
