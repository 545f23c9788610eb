import { beforeEach, expect, it } from '@jest/globals';
import { addDays } from '#shared/domain/basics/school-date.ts';
import { completeAction } from '../../../bot/operations/actions/complete-action.ts';
import { listActions } from '../../../bot/operations/actions/list-actions.ts';
import { decideProposal } from '../../../bot/operations/escalation/decide-proposal.ts';
import { listProposals } from '../../../bot/operations/escalation/list-proposals.ts';
import { lookAgain } from '../../../bot/operations/escalation/meetings/look-again.ts';
import { meetingsSoFar } from '../../../bot/operations/escalation/meetings/meetings-so-far.ts';
import { meetingSheet } from '../../../bot/operations/escalation/meeting-sheet.ts';
import { planMeeting } from '../../../bot/operations/escalation/plan-meeting.ts';
import { recordMeeting } from '../../../bot/operations/escalation/record-meeting.ts';
import { removeBarrier } from '../../../bot/operations/escalation/meetings/remove-barrier.ts';
import { reviseSchoolProposals } from '../../../bot/operations/escalation/revise-school-proposals.ts';
import { undoDecision } from '../../../bot/operations/escalation/undo-decision.ts';
import { bringIn, markRow } from '../../support/schools/a-school.ts';
import { deskSchool, type DeskSchool } from '../../support/schools/desk-school.ts';
import { jobIn } from '../../support/product/requests.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';

const TODAY = '2026-09-23';

onBothEngines('a meeting that was approved', (openedStore) => {
  let desk: DeskSchool;
  let actionId: string;
  let proposal: string;

  const away = (upn: string, ...dates: string[]) =>
    bringIn(
      desk.context,
      'marks',
      dates.flatMap((date) =>
        (['AM', 'PM'] as const).map((session) => markRow(desk.school, upn, date, session, 'I')),
      ),
    );
  const proposed = async () => (await listProposals(await desk.as('Sal'), { school: desk.school })).items;
  const openOf = async (by: string, kind: 'plan-review' | 'tutor-meeting' | 'praise') =>
    (await listActions(await desk.as(by), { school: desk.school, status: 'open', kind })).items;

  beforeEach(async () => {
    desk = await deskSchool(openedStore(), TODAY, '09:40', {
      staff: {
        Tess: { roles: 'tutor', tutorGroups: '7A' },
        Tom: { roles: 'tutor', tutorGroups: '7B' },
        Sal: { roles: 'senior-leader' },
      },
      pupils: { A1: {} },
    });
    await away('A1', '2026-09-18', '2026-09-21', '2026-09-22');
    proposal = (await proposed())[0]?.id ?? '';
    const { action } = await decideProposal(await desk.as('Tess'), {
      id: proposal,
      decision: { decision: 'approve' },
    });
    actionId = action?.id ?? '';
  });

  it('is planned, held with what was agreed, written on by a colleague, and looked at again', async () => {
    await planMeeting(await desk.as('Tess'), {
      actionId,
      plan: { date: TODAY, time: '12:40', place: 'Room 4' },
    });
    const tess = await desk.member('Tess');
    const held = await recordMeeting(await desk.as('Tess'), {
      actionId,
      meeting: {
        strengths: 'Art, and kind to new children',
        pupilSays: 'I lie awake',
        barriers: [
          { kind: 'sleep-or-caring', owner: tess.id, due: '2026-09-30' },
          { kind: 'lesson', detail: 'Maths, period 1', ownerName: 'Mr Pell' },
        ],
        family: 'agrees',
        nextLook: '2026-10-07',
      },
    });
    expect(held).toMatchObject({ action: { status: 'done' }, raised: [{ kind: 'barrier' }] });
    await recordMeeting(await desk.as('Sal'), { actionId, meeting: { target: 'in by 08:40 each day' } });
    const sheet = await meetingSheet(await desk.as('Tess'), actionId);
    expect(sheet).toMatchObject({
      heldOn: TODAY,
      planned: { date: TODAY, time: '12:40', place: 'Room 4', holder: { name: 'Tess' } },
      record: {
        strengths: 'Art, and kind to new children',
        target: 'in by 08:40 each day',
        family: 'agrees',
      },
      recordedBy: { name: 'Sal' },
      daysMissed: { missed: 3 },
      lastFourWeeks: { wholeDaysIn: 0, days: 3 },
    });
    expect(sheet.barriers.map(({ kind, owner, due }) => [kind, owner?.name, due])).toEqual([
      ['sleep-or-caring', 'Tess', '2026-09-30'],
      ['lesson', 'Mr Pell', null],
    ]);

    const soFar = async () => {
      const { halfTerm, year } = await meetingsSoFar(await desk.as('Sal'), desk.school);
      expect(halfTerm).toEqual({ ...year, from: '2026-09-01' });
      return [year.held, year.couldHold, year.weeks, year.barriersRemoved];
    };
    // Two tutors hold two a week each, one senior leader four.
    expect(await soFar()).toEqual([1, 32, 4, 0]);
    await expect(meetingsSoFar(await desk.as('Tess'), desk.school)).rejects.toMatchObject({
      code: 'forbidden',
    });

    const barrier = sheet.barriers[1]?.id ?? '';
    const removed = await removeBarrier(await desk.as('Tess'), { actionId, barrier, removed: true });
    expect(removed.barriers.find(({ id }) => id === barrier)?.removedOn).toBe(TODAY);
    expect(await soFar()).toEqual([1, 32, 4, 1]);

    for (const day of ['2026-10-06', '2026-10-07', '2026-10-07', '2026-10-08']) {
      desk.context.clock.set(`${day}T09:00`);
      await reviseSchoolProposals(jobIn(desk.context), desk.school);
      expect(await openOf('Tess', 'plan-review')).toHaveLength(day === '2026-10-06' ? 0 : 1);
    }
    // Met: the adult who knows the pupil says so; said by mistake, nobody is asked to.
    await lookAgain(await desk.as('Tess'), { actionId, result: 'met' });
    expect((await openOf('Tess', 'praise')).map(({ raisedBecause }) => raisedBecause)).toEqual([
      expect.stringMatching(/^What was agreed is met/),
    ]);
    await lookAgain(await desk.as('Tess'), { actionId, result: 'partly' });
    expect(await openOf('Tess', 'praise')).toEqual([]);
    expect(await openOf('Tess', 'plan-review')).toEqual([]);
    expect((await meetingSheet(await desk.as('Sal'), actionId)).look).toEqual({
      on: '2026-10-08',
      result: 'partly',
      by: { id: tess.id, name: 'Tess' },
    });
  });

  it('asks for the next stage only after a new absence', async () => {
    await recordMeeting(await desk.as('Tess'), { actionId, meeting: { heldOn: TODAY } });
    expect(await proposed()).toEqual([]);
    await away('A1', '2026-09-15', '2026-09-16', '2026-09-17');
    // Marks of before the meeting that came later are no new absence.
    expect(await proposed()).toEqual([]);
    desk.context.clock.set('2026-09-24T15:00');
    await away('A1', '2026-09-24');
    expect((await proposed()).map(({ stage }) => stage)).toEqual([3]);
    await expect(undoDecision(await desk.as('Tess'), proposal)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('is not ticked off without what was agreed', async () => {
    await expect(completeAction(await desk.as('Tess'), { actionId, done: {} })).rejects.toMatchObject({
      code: 'unprocessable',
    });
    expect(await openOf('Tess', 'tutor-meeting')).toHaveLength(1);
  });

  it('is nobody’s to see who does not work with the pupil, and written on by none', async () => {
    const by = await desk.as('Tom');
    await expect(meetingSheet(by, actionId)).rejects.toMatchObject({ code: 'not-found' });
    await expect(recordMeeting(by, { actionId, meeting: {} })).rejects.toMatchObject({ code: 'not-found' });
    await expect(removeBarrier(by, { actionId, barrier: 'any', removed: true })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it.each([
    [{ heldOn: addDays(TODAY, 1) }, 'bad-request'],
    [{ nextLook: TODAY }, 'bad-request'],
    [{ barriers: [{ kind: 'worry' as const, owner: 'nobody' }] }, 'unprocessable'],
  ])('with %j is refused, and it is not held', async (meeting, code) => {
    await expect(recordMeeting(await desk.as('Tess'), { actionId, meeting })).rejects.toMatchObject({ code });
    expect(await openOf('Tess', 'tutor-meeting')).toHaveLength(1);
    expect((await meetingSheet(await desk.as('Tess'), actionId)).record).toBeNull();
  });

  it('whose approval was taken back keeps nothing that is written then', async () => {
    await undoDecision(await desk.as('Tess'), proposal);
    await expect(recordMeeting(await desk.as('Tess'), { actionId, meeting: {} })).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});
