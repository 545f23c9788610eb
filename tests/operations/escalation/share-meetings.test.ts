import { beforeEach, expect, it } from '@jest/globals';
import type { SharePreview, ShareWish } from '#shared/contracts/escalation/share-meetings.ts';
import { addDays } from '#shared/domain/basics/school-date.ts';
import { shareText } from '#shared/wording/escalation/share-meetings-text.ts';
import { listActions } from '../../../bot/operations/actions/list-actions.ts';
import { decideProposal } from '../../../bot/operations/escalation/decide-proposal.ts';
import { listProposals } from '../../../bot/operations/escalation/list-proposals.ts';
import { planMeeting } from '../../../bot/operations/escalation/plan-meeting.ts';
import { recordMeeting } from '../../../bot/operations/escalation/record-meeting.ts';
import { listMeetingHolders } from '../../../bot/operations/escalation/sharing/list-meeting-holders.ts';
import { previewShare } from '../../../bot/operations/escalation/sharing/preview-share.ts';
import { shareMeetings } from '../../../bot/operations/escalation/sharing/share-meetings.ts';
import { undoShareMeetings } from '../../../bot/operations/escalation/sharing/undo-share-meetings.ts';
import { bringIn, markRow } from '../../support/schools/a-school.ts';
import { deskSchool, type DeskSchool } from '../../support/schools/desk-school.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';

const TODAY = '2026-09-23';
const TOMORROW = '2026-09-24';

onBothEngines('planned meetings that are given away', (openedStore) => {
  let desk: DeskSchool;
  /** The meeting about each pupil. */
  let meetingOf: Record<string, string>;
  let ids: Record<string, string>;

  beforeEach(async () => {
    desk = await deskSchool(openedStore(), TODAY, '09:40', {
      staff: {
        Tess: { roles: 'tutor', tutorGroups: '7A' },
        Tom: { roles: 'tutor', tutorGroups: '7B' },
        Yara: { roles: 'year-leader', yearGroups: '7' },
        Sal: { roles: 'senior-leader' },
        Olu: { roles: 'attendance-officer' },
        Ada: { roles: 'administrator' },
      },
      pupils: { A1: {}, A2: {}, A3: {}, B1: { tutorGroup: '7B' }, N1: { yearGroup: '9', tutorGroup: '9A' } },
    });
    ids = {};
    for (const name of ['Tess', 'Tom', 'Yara', 'Sal', 'Olu', 'Ada']) ids[name] = (await desk.member(name)).id;
    await bringIn(
      desk.context,
      'marks',
      ['A1', 'A2', 'A3', 'B1', 'N1'].flatMap((upn) =>
        ['2026-09-18', '2026-09-21', '2026-09-22'].flatMap((date) =>
          (['AM', 'PM'] as const).map((session) => markRow(desk.school, upn, date, session, 'I')),
        ),
      ),
    );
    meetingOf = {};
    for (const { id, pupil } of (await listProposals(await desk.as('Sal'), { school: desk.school })).items) {
      const assignee = pupil.name.endsWith('B1') ? ids.Tom : ids.Tess;
      const { action } = await decideProposal(await desk.as('Sal'), {
        id,
        decision: { decision: 'approve', ...(assignee && { assignee }) },
      });
      meetingOf[pupil.name.slice(-2)] = action?.id ?? '';
    }
  });

  const wishOf = (pupils: string[]) => pupils.map((pupil) => meetingOf[pupil] ?? '');
  const preview = async (by: string, wish: ShareWish) =>
    previewShare(await desk.as(by), { school: desk.school, wish });
  const share = async (by: string, wish: ShareWish, seen?: SharePreview) =>
    shareMeetings(await desk.as(by), {
      school: desk.school,
      wish,
      seen: (seen ?? (await preview(by, wish))).seen,
    });
  const undo = async (by: string, meetings: { id: string; stamp: string }[]) =>
    undoShareMeetings(await desk.as(by), { school: desk.school, meetings });
  const plan = async (pupil: string, date: string) =>
    planMeeting(await desk.as('Sal'), { actionId: meetingOf[pupil] ?? '', plan: { date } });
  const listOf = async (name: string): Promise<string[]> =>
    (await listActions(await desk.as(name), { assignee: 'me', status: 'open', kind: 'tutor-meeting' })).items
      .map(({ pupil }) => pupil?.name.slice(-2) ?? '')
      .sort();
  const acts = async () =>
    (
      await desk.context.store.db
        .selectFrom('audit_entry')
        .select('what')
        .where('school_id', '=', desk.school)
        .where('what', 'like', 'meeting.%')
        .where('what', '<>', 'meeting.preview-share')
        .orderBy('entry_id')
        .execute()
    ).map(({ what }) => what);
  const spreadAll = (): ShareWish => ({ how: 'spread', meetings: wishOf(['A1', 'A2', 'A3', 'N1']) });
  const cover = (from = TODAY, to = TODAY): ShareWish => ({
    how: 'cover',
    person: ids.Tess ?? '',
    from,
    to,
  });

  it('go to one person, who has them in their own list at once, and so on This week; taken back they are whose they were', async () => {
    const give: ShareWish = { how: 'give', meetings: wishOf(['A1', 'N1']), to: ids.Olu ?? '' };
    const { given, preview: told } = await share('Sal', give);
    expect(told.gets).toEqual([{ person: { id: ids.Olu, name: 'Olu' }, meetings: 2, has: 2, canHold: 0 }]);
    expect([await listOf('Olu'), await listOf('Tess')]).toEqual([
      ['A1', 'N1'],
      ['A2', 'A3'],
    ]);
    const { items } = await listProposals(await desk.as('Sal'), { school: desk.school, status: 'approved' });
    expect(items.filter(({ holder }) => holder?.name === 'Olu')).toHaveLength(2);
    expect(await undo('Sal', given)).toEqual({ back: 2, left: 0 });
    expect(await listOf('Tess')).toEqual(['A1', 'A2', 'A3', 'N1']);
    expect(await acts()).toEqual([
      'meeting.share-out',
      'meeting.share-out',
      'meeting.undo-share-out',
      'meeting.undo-share-out',
    ]);
  });

  it('are spread by load, own adults first, and never beyond what somebody can hold', async () => {
    const told = await preview('Sal', spreadAll());
    // Tess can hold two, her pupils' year leader has room; N1 is neither's own, and Sal has the emptiest week.
    expect(shareText(told)).toBe('4 meetings: 1 to Sal and 1 to Yara. 2 stay where they are.');
    const two: ShareWish = { ...spreadAll(), over: [ids.Tess ?? '', ids.Tom ?? ''] } as ShareWish;
    expect(shareText(await preview('Sal', two))).toBe(
      '4 meetings: 1 to Tom. 1 stays: no room. 2 stay where they are.',
    );
    await share('Sal', two);
    expect([(await listOf('Tess')).length, (await listOf('Tom')).length]).toEqual([3, 2]);
  });

  it('of somebody who is away go to others, those without a day while they are away today', async () => {
    await plan('A1', TOMORROW);
    await plan('A2', addDays(TODAY, 14));
    expect(shareText(await preview('Sal', cover()))).toBe('2 meetings: 1 to Sal and 1 to Yara.');
    expect(shareText(await preview('Sal', cover(TOMORROW, TOMORROW)))).toBe('1 meeting: 1 to Yara.');
    const { given } = await share('Sal', cover(TODAY, TOMORROW));
    expect(await listOf('Tess')).toEqual(['A2']);
    expect(await acts()).toContain('meeting.cover');
    expect(await undo('Sal', given)).toEqual({ back: 3, left: 0 });
    await expect(preview('Sal', cover(TOMORROW, TODAY))).rejects.toMatchObject({ code: 'bad-request' });
    await expect(preview('Sal', cover('2026-09-21', '2026-09-22'))).rejects.toMatchObject({
      code: 'bad-request',
    });
  });

  it('are not taken back where somebody has touched them since', async () => {
    const { given } = await share('Sal', {
      how: 'give',
      meetings: wishOf(['A1', 'A2', 'A3', 'N1']),
      to: ids.Sal ?? '',
    });
    await plan('A1', TOMORROW);
    await recordMeeting(await desk.as('Sal'), { actionId: meetingOf.A2 ?? '', meeting: {} });
    await share('Olu', { how: 'give', meetings: wishOf(['A3']), to: ids.Yara ?? '' });
    expect(await undo('Sal', given)).toEqual({ back: 1, left: 3 });
    expect([await listOf('Tess'), await listOf('Sal'), await listOf('Yara')]).toEqual([
      ['N1'],
      ['A1'],
      ['A3'],
    ]);
    // Nor by a colleague, nor twice.
    expect(await undo('Olu', given)).toEqual({ back: 0, left: 4 });
  });

  it('of two people at once the second is told, and nothing of theirs is done', async () => {
    const [first, second] = [await preview('Sal', spreadAll()), await preview('Olu', spreadAll())];
    const both = await Promise.allSettled([
      share('Sal', spreadAll(), first),
      share('Olu', spreadAll(), second),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: {
        code: 'conflict',
        message: expect.stringContaining('Nothing was changed'),
        details: { preview: { moves: expect.anything() } },
      },
    });
    expect(await acts()).toEqual(['meeting.share-out', 'meeting.share-out']);
    expect([await listOf('Yara'), await listOf('Sal')].map(({ length }) => length)).toEqual([1, 1]);
    await recordMeeting(await desk.as('Sal'), { actionId: meetingOf.A1 ?? '', meeting: {} });
    await expect(preview('Olu', spreadAll())).rejects.toMatchObject({ code: 'conflict' });
  });

  it('are given by those who decide about them: never one of a pupil whom they do not see', async () => {
    const give = (pupils: string[], to = 'Yara'): ShareWish => ({
      how: 'give',
      meetings: wishOf(pupils),
      to: ids[to] ?? '',
    });
    await expect(preview('Ada', give(['A1']))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(preview('Tess', give(['A1', 'B1']))).rejects.toMatchObject({ code: 'not-found' });
    await expect(share('Tess', give(['B1']), { seen: '' } as SharePreview)).rejects.toMatchObject({
      code: 'not-found',
    });
    expect((await preview('Tess', give(['A1']))).moves).toHaveLength(1);
    for (const to of ['Ada', 'nobody'])
      await expect(preview('Sal', give(['A1'], to))).rejects.toMatchObject({ code: 'unprocessable' });
    // Of a colleague who is away Yara covers those of her year, and is told of no other.
    const { moves, stays } = await preview('Yara', cover());
    expect(moves.map(({ pupil }) => pupil.name.slice(-2)).sort()).toEqual(['A1', 'A2', 'A3']);
    expect(stays).toEqual([]);
  });

  it('stand beside the names of those who hold them, with what each can hold', async () => {
    const { people } = await listMeetingHolders(await desk.as('Yara'), desk.school);
    expect(
      people.map(({ person, planned, canHold, toHold }) => [person.name, planned, canHold, toHold]),
    ).toEqual([
      ['Olu', 0, 0, 0],
      ['Sal', 0, 4, 0],
      ['Tess', 4, 2, 3],
      ['Tom', 1, 2, 1],
      ['Yara', 0, 6, 0],
    ]);
  });
});
