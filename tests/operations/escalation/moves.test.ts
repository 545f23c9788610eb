import { beforeEach, expect, it } from '@jest/globals';
import { decideProposal } from '../../../bot/operations/escalation/decide-proposal.ts';
import { listProposals } from '../../../bot/operations/escalation/list-proposals.ts';
import { recordMeeting } from '../../../bot/operations/escalation/record-meeting.ts';
import { pupilSummary } from '../../../bot/operations/pupils/pupil-summary.ts';
import { listActions } from '../../../bot/operations/actions/list-actions.ts';
import { verifyEscalation } from '#shared/store/admin/verify-escalation.ts';
import { bringIn, markRow, pupilRow } from '../../support/schools/a-school.ts';
import { deskSchool, type DeskSchool } from '../../support/schools/desk-school.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';

onBothEngines('a pupil who moves within the trust', (openedStore) => {
  let before: DeskSchool;
  let after: DeskSchool;
  let upn: string;

  const staff = { Tess: { roles: 'tutor', tutorGroups: '7A' }, Sal: { roles: 'senior-leader' } };
  const away = (desk: DeskSchool, ...dates: string[]) =>
    bringIn(
      desk.context,
      'marks',
      dates.flatMap((date) =>
        (['AM', 'PM'] as const).map((session) => markRow(desk.school, upn, date, session, 'I')),
      ),
    );
  const proposed = async (desk: DeskSchool, status?: 'approved') =>
    (await listProposals(await desk.as('Sal'), { school: desk.school, ...(status && { status }) })).items;
  const moves = async () => {
    await bringIn(before.context, 'pupils', [pupilRow(before.school, upn, { leavingDate: '2026-09-18' })]);
    await bringIn(after.context, 'pupils', [pupilRow(after.school, upn, { startDate: '2026-09-21' })]);
  };

  beforeEach(async () => {
    before = await deskSchool(openedStore(), '2026-09-24', '09:40', { staff, pupils: { X1: {} } });
    after = await deskSchool(openedStore(), '2026-09-24', '09:40', { staff, pupils: { X1: {} } });
    upn = `MV${before.school}`;
    await bringIn(before.context, 'pupils', [pupilRow(before.school, upn)]);
    await away(before, '2026-09-14', '2026-09-15', '2026-09-16');
  });

  it('brings along the days that were missed', async () => {
    expect((await proposed(before)).map(({ stage }) => stage)).toEqual([2]);
    await moves();
    expect(await proposed(before)).toEqual([]);
    await away(after, '2026-09-21', '2026-09-22', '2026-09-23');
    expect((await proposed(after)).map(({ stage, daysAbsent }) => [stage, daysAbsent])).toEqual([[3, 6]]);
    for (const desk of [before, after])
      expect(await verifyEscalation(desk.context.store.db, desk.school)).toEqual({
        faults: [],
        toBeRevised: [],
      });
  });

  it('brings along the meeting that was held, and what was agreed', async () => {
    const [first] = await proposed(before);
    const { action } = await decideProposal(await before.as('Sal'), {
      id: first?.id ?? '',
      decision: { decision: 'approve' },
    });
    await recordMeeting(await before.as('Sal'), {
      actionId: action?.id ?? '',
      meeting: { heldOn: '2026-09-17', target: 'in by 08:40', family: 'agrees' },
    });
    await moves();
    await away(after, '2026-09-21');
    // Stage 2 was met about this term already.
    expect(await proposed(after)).toEqual([]);
    const summary = await pupilSummary(await after.as('Tess'), await idAt(after));
    expect(summary.plan?.sentences.join(' ')).toContain('in by 08:40');
    await away(after, '2026-09-22', '2026-09-23');
    expect((await proposed(after)).map(({ stage }) => stage)).toEqual([3]);
  });

  it('leaves no planned meeting behind at the school that was left', async () => {
    const [first] = await proposed(before);
    await decideProposal(await before.as('Sal'), {
      id: first?.id ?? '',
      decision: { decision: 'approve' },
    });
    await moves();
    expect(await proposed(before)).toEqual([]);
    expect(await proposed(before, 'approved')).toEqual([]);
    const { items } = await listActions(await before.as('Tess'), {
      school: before.school,
      status: 'open',
      kind: 'tutor-meeting',
    });
    expect(items).toEqual([]);
    expect((await verifyEscalation(before.context.store.db, before.school)).faults).toEqual([]);
  });

  async function idAt(desk: DeskSchool): Promise<string> {
    const rows = await desk.context.store.db
      .selectFrom('pupil')
      .select('pupil_id')
      .where('school_id', '=', desk.school)
      .where('upn', '=', upn)
      .execute();
    return String(rows[0]?.pupil_id);
  }
});
