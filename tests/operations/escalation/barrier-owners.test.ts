import { beforeEach, expect, it } from '@jest/globals';
import type { MeetingInput } from '#shared/contracts/escalation/meeting.ts';
import type { Action } from '#shared/contracts/actions/action.ts';
import { plannerKinds } from '#shared/domain/actions/action-kinds.ts';
import { callSheet } from '../../../bot/operations/actions/call-sheet.ts';
import { completeAction } from '../../../bot/operations/actions/complete-action.ts';
import { listActions } from '../../../bot/operations/actions/list-actions.ts';
import { undoOutcome } from '../../../bot/operations/actions/undo-outcome.ts';
import { decideProposal } from '../../../bot/operations/escalation/decide-proposal.ts';
import { listProposals } from '../../../bot/operations/escalation/list-proposals.ts';
import { meetingSheet } from '../../../bot/operations/escalation/meeting-sheet.ts';
import { removeBarrier } from '../../../bot/operations/escalation/meetings/remove-barrier.ts';
import { recordMeeting } from '../../../bot/operations/escalation/record-meeting.ts';
import { pupilChronology } from '../../../bot/operations/pupils/pupil-chronology.ts';
import { pupilSummary } from '../../../bot/operations/pupils/pupil-summary.ts';
import { reviseSchoolProposals } from '../../../bot/operations/escalation/revise-school-proposals.ts';
import { jobIn } from '../../support/product/requests.ts';
import { bringIn, markRow, pupilRow } from '../../support/schools/a-school.ts';
import { deskSchool, type DeskSchool } from '../../support/schools/desk-school.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';

const TODAY = '2026-09-23';

onBothEngines('whoever said they would help with what is in the way', (openedStore) => {
  let desk: DeskSchool;
  let actionId: string;
  let ids: Record<string, string>;

  beforeEach(async () => {
    desk = await deskSchool(openedStore(), TODAY, '09:40', {
      staff: {
        Tess: { roles: 'tutor', tutorGroups: '7A' },
        // Teaches 7A, and is the tutor of others.
        Pat: { roles: 'tutor', tutorGroups: '7B' },
        Mo: { roles: 'tutor', tutorGroups: '7C' },
        Sal: { roles: 'senior-leader' },
        Ada: { roles: 'administrator' },
      },
      pupils: { A1: {} },
    });
    ids = {};
    for (const name of ['Tess', 'Pat', 'Mo']) ids[name] = (await desk.member(name)).id;
    await bringIn(
      desk.context,
      'marks',
      ['2026-09-18', '2026-09-21', '2026-09-22'].flatMap((date) =>
        (['AM', 'PM'] as const).map((session) => markRow(desk.school, 'A1', date, session, 'I')),
      ),
    );
    const [proposed] = (await listProposals(await desk.as('Tess'), { school: desk.school })).items;
    const { action } = await decideProposal(await desk.as('Tess'), {
      id: proposed?.id ?? '',
      decision: { decision: 'approve' },
    });
    actionId = action?.id ?? '';
  });

  const write = async (barriers: MeetingInput['barriers'], by = 'Tess') =>
    recordMeeting(await desk.as(by), {
      actionId,
      meeting: { family: 'agrees', ...(barriers && { barriers }) },
    });
  const asked = async (by: string): Promise<Action[]> =>
    (await listActions(await desk.as(by), { assignee: 'me', status: 'open', kind: 'barrier' })).items;
  const told = async (by: string): Promise<string[]> =>
    (await asked(by)).map(({ raisedBecause, raisedFor }) => `${raisedBecause} ${raisedFor}`);
  const inTheWay = async (): Promise<string[]> =>
    (await meetingSheet(await desk.as('Tess'), actionId)).barriers.map(
      ({ kind, removedOn }) => `${kind}${removedOn ? ' removed' : ''}`,
    );
  const bus = { kind: 'transport', detail: 'the 7.40', due: '2026-09-30' } as const;

  it('has it in their own list with the pupil’s name and group, by when, and nothing else of the pupil', async () => {
    const { raised } = await write([{ ...bus, owner: ids.Pat }]);
    expect(raised.map(({ kind }) => kind)).toEqual(['barrier']);
    const [action] = await asked('Pat');
    expect(action).toMatchObject({
      pupil: { name: 'Ash Pupil A1' },
      tutorGroup: '7A',
      raisedFor: '2026-09-30',
      raisedBecause: 'Transport: the 7.40.',
      callFirst: false,
      mayTickOff: true,
      call: null,
      siblings: [],
    });
    const pat = await desk.as('Pat');
    const id = action?.id ?? '';
    for (const closed of [
      () => pupilSummary(pat, desk.id('A1')),
      () => pupilChronology(pat, { id: desk.id('A1') }),
      () => callSheet(pat, id),
      () => meetingSheet(pat, actionId),
    ])
      await expect(closed()).rejects.toMatchObject({ code: 'not-found' });
    await expect(meetingSheet(pat, id)).rejects.toMatchObject({ code: 'unprocessable' });
    expect(await asked('Mo')).toEqual([]);
  });

  it('sees to it: it is no longer in the way, until that is taken back', async () => {
    await write([{ ...bus, owner: ids.Pat }]);
    const id = (await asked('Pat'))[0]?.id ?? '';
    await completeAction(await desk.as('Pat'), { actionId: id, done: {} });
    expect(await inTheWay()).toEqual(['transport removed']);
    expect(await asked('Pat')).toEqual([]);
    await undoOutcome(await desk.as('Pat'), id);
    expect(await inTheWay()).toEqual(['transport']);
    expect(await asked('Pat')).toHaveLength(1);
  });

  it('is asked no longer once a colleague says on the meeting’s page that it is gone, and again when it is not', async () => {
    await write([{ ...bus, owner: ids.Pat }]);
    const barrier = (await meetingSheet(await desk.as('Tess'), actionId)).barriers[0]?.id ?? '';
    await removeBarrier(await desk.as('Tess'), { actionId, barrier, removed: true });
    expect(await asked('Pat')).toEqual([]);
    await removeBarrier(await desk.as('Sal'), { actionId, barrier, removed: false });
    expect(await told('Pat')).toEqual(['Transport: the 7.40. 2026-09-30']);
  });

  it('written anew it stays, changes hands or is withdrawn', async () => {
    await write([{ ...bus, owner: ids.Pat }]);
    const before = await asked('Pat');
    await write(
      [
        { ...bus, owner: ids.Pat },
        { kind: 'uniform', owner: ids.Tess },
      ],
      'Sal',
    );
    expect(await asked('Pat')).toEqual(before);
    expect(await told('Tess')).toEqual([`Uniform. ${TODAY}`]);
    await write([{ ...bus, owner: ids.Mo }]);
    expect([await told('Pat'), await told('Mo'), await told('Tess')]).toEqual([
      [],
      ['Transport: the 7.40. 2026-09-30'],
      [],
    ]);
    await write([{ ...bus, due: '2026-10-02', owner: ids.Mo }]);
    expect(await told('Mo')).toEqual(['Transport: the 7.40. 2026-10-02']);
    // What is left out stays.
    await write(undefined, 'Sal');
    expect(await told('Mo')).toHaveLength(1);
    await write([]);
    expect(await told('Mo')).toEqual([]);
  });

  it('without a list of work here is told by somebody, and nobody is asked', async () => {
    const { id } = await desk.member('Ada');
    expect(
      (
        await write([
          { ...bus, ownerName: 'Mr Pell' },
          { kind: 'money', owner: id },
        ])
      ).raised.map(({ kind }) => kind),
    ).toEqual([]);
    const sheet = await meetingSheet(await desk.as('Tess'), actionId);
    expect(sheet.barriers.map(({ owner }) => owner)).toEqual([
      { id: null, name: 'Mr Pell', hasList: false },
      { id, name: 'Ada', hasList: false },
    ]);
    expect(sheet.people.find(({ name }) => name === 'Pat')?.hasList).toBe(true);
  });

  it('is asked no longer about a pupil who has left', async () => {
    await write([{ ...bus, owner: ids.Pat }]);
    await reviseSchoolProposals(jobIn(desk.context), desk.school);
    expect(await asked('Pat')).toHaveLength(1);
    await bringIn(desk.context, 'pupils', [pupilRow(desk.school, 'A1', { leavingDate: '2026-09-22' })]);
    await reviseSchoolProposals(jobIn(desk.context), desk.school);
    expect(await asked('Pat')).toEqual([]);
  });

  it('has it in no Planner task', () => {
    expect(plannerKinds).not.toContain('barrier');
  });

  it('is told of once: as the barrier is, with the plan', async () => {
    await write([{ ...bus, owner: ids.Pat }]);
    const { plan } = await pupilSummary(await desk.as('Tess'), desk.id('A1'));
    expect(plan?.sentences.filter((sentence) => sentence.includes('7.40'))).toEqual([
      'In the way: transport, the 7.40 (Pat, by Wed 30 Sep).',
    ]);
  });
});
