import { beforeAll, expect, it } from '@jest/globals';
import type { TurnContext } from 'botbuilder';
import { openStore } from '#shared/store/engine/open-store.ts';
import { migrate, steps } from '#shared/store/engine/migrate.ts';
import type { StaffMember } from '#shared/store/people/staff.ts';
import { listActions } from '../../../bot/operations/actions/list-actions.ts';
import { callSheet } from '../../../bot/operations/actions/call-sheet.ts';
import { recordOutcome } from '../../../bot/operations/actions/record-outcome.ts';
import { undoImport } from '../../../bot/operations/imports/undo-import.ts';
import { endPupilSight } from '../../../bot/operations/people/end-pupil-sight.ts';
import { findPersonById } from '../../../bot/operations/people/find-person.ts';
import { givePupilSight } from '../../../bot/operations/people/give-pupil-sight.ts';
import { readPupilSights } from '../../../bot/operations/people/read-pupil-sights.ts';
import { staffIdOf } from '../../../bot/operations/people/staff-id.ts';
import { checkIn } from '../../../bot/operations/pupils/check-in.ts';
import { keyGroupPupils } from '../../../bot/operations/pupils/key-group-lists.ts';
import { findPupils, pupilSummary } from '../../../bot/operations/pupils/pupil-summary.ts';
import { whoAmI } from '../../../bot/operations/who-am-i.ts';
import { activityHandler } from '../../../bot/teams/activity-handler.ts';
import { jobIn, requestBy } from '../../support/product/requests.ts';
import { testContext, type TestContext } from '../../support/product/test-context.ts';
import { bringIn, markRow, newSchool, pupilRow } from '../../support/schools/a-school.ts';
import { administrator, person, post } from '../../support/schools/people.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';

const TODAY = '2026-09-16';
const ENDS = '2026-12-14';
const reason = 'review of safeguarding';

onBothEngines('a trust lead who is let see pupils', (openedStore, engine) => {
  let context: TestContext;
  let school: string;
  let other: string;

  beforeAll(async () => {
    context = testContext(openedStore(), { now: `${TODAY}T09:40` });
    [school, other] = [await newSchool(context), await newSchool(context)];
    for (const code of [school, other])
      await bringIn(context, 'pupils', [
        pupilRow(code, `${code}1`, { surname: 'Seen', lookedAfter: 'Y' }),
        pupilRow(code, `${code}2`, { surname: 'Also' }),
      ]);
    await bringIn(context, 'contacts', [
      { school, upn: `${school}1`, order: 1, name: 'Sara Seen', phone: '01632 960001' },
    ]);
    await bringIn(context, 'marks', [markRow(school, `${school}1`, TODAY, 'AM', 'N')]);
  });

  let leads = 0;
  const leadRow = (email: string, row: object = {}) => ({
    school: '',
    email,
    name: `Tru ${email}`,
    roles: 'trust-lead',
    endDate: '',
    ...row,
  });
  async function newLead(roles = 'trust-lead'): Promise<{ id: string; email: string }> {
    const email = `lead${(leads += 1)}.${school}@trust.example`.toLowerCase();
    await bringIn(context, 'staff', [leadRow(email, { roles })]);
    return { id: staffIdOf(email), email };
  }
  const wish = (staff: string, change: object = {}) => ({
    staff,
    schools: [school],
    reason,
    ends: ENDS,
    ...change,
  });
  const give = (staff: string, change: object = {}) =>
    givePupilSight(requestBy(context, administrator), wish(staff, change));
  const givenTo = async (staff: string) =>
    (await readPupilSights(requestBy(context, administrator))).given.filter((one) => one.staff.id === staff);
  const end = async (staff: string) =>
    endPupilSight(requestBy(context, administrator), (await givenTo(staff))[0]?.id ?? '');
  async function known(id: string, at: TestContext = context): Promise<StaffMember> {
    const found = await findPersonById(jobIn(at), id);
    if (!found) throw new Error(`Nobody is ${id}`);
    return found;
  }
  const seenBy = async (id: string, at: TestContext = context): Promise<string[]> => {
    const { items } = await findPupils(requestBy(at, await known(id, at)), { text: 'Seen' });
    return items.map((pupil) => pupil.school);
  };
  const audited = async (what: string, id: string) => {
    const { db } = openedStore();
    const rows = await db.selectFrom('audit_entry').selectAll().where('what', '=', what).execute();
    return rows
      .filter(({ detail }) => JSON.stringify(detail).includes(id))
      .map((row) => [row.school_id, row.staff_id, row.detail]);
  };

  it('sees none until then; then those of the schools named; and it stands in the list and the log', async () => {
    const { id } = await newLead();
    expect(await seenBy(id)).toEqual([]);
    const { given } = await give(id);
    expect(await seenBy(id)).toEqual([school]);
    expect(given.find((one) => one.staff.id === id)).toMatchObject({
      schools: [{ school }],
      reason,
      ends: ENDS,
      givenBy: { id: 'administrator' },
      state: 'holds',
      ended: null,
    });
    expect(await audited('pupil-sight.give', id)).toEqual([
      [school, 'administrator', { sight: expect.any(String), to: id, ends: ENDS, reason }],
    ]);
    const me = await whoAmI(requestBy(context, await known(id)));
    expect(me.pupilSight).toMatchObject([{ school, schoolName: `${school} Academy`, ends: ENDS, reason }]);
    expect(me.tutorGroups).toMatchObject([{ school, group: '7A', own: false }]);
  });

  it('is over the day after its last, and at once when it is ended early, which is audited too', async () => {
    const [{ id }, { id: second }] = [await newLead(), await newLead()];
    await give(id, { ends: TODAY });
    await give(second, { schools: [school, other] });
    expect((await seenBy(second)).sort()).toEqual([school, other].sort());
    await end(second);
    expect(await seenBy(second)).toEqual([]);
    expect(await givenTo(second)).toMatchObject([
      { state: 'ended-early', ended: { by: { id: 'administrator' } } },
    ]);
    expect((await audited('pupil-sight.end', second)).map(([at]) => at).sort()).toEqual(
      [school, other].sort(),
    );
    await expect(end(second)).rejects.toMatchObject({ code: 'conflict' });
    const endNothing = endPupilSight(requestBy(context, administrator), 'no such');
    await expect(endNothing).rejects.toMatchObject({ code: 'not-found' });

    expect(await seenBy(id)).toEqual([school]);
    context.clock.set('2026-09-17T00:01');
    expect(await seenBy(id)).toEqual([]);
    expect(await givenTo(id)).toMatchObject([{ state: 'over' }]);
    context.clock.set(`${TODAY}T09:40`);
  });

  it('may be given only by an administrator of every school, to a trust lead by name, once at a time', async () => {
    const { id } = await newLead();
    const cluster = await newLead('cluster-lead');
    const others = [
      person([post(school, 'administrator')]),
      person([post('*', 'trust-lead')]),
      person([post(school, 'senior-leader')]),
    ];
    for (const who of others) {
      const refused = { code: 'forbidden' };
      await expect(givePupilSight(requestBy(context, who), wish(id))).rejects.toMatchObject(refused);
      await expect(readPupilSights(requestBy(context, who))).rejects.toMatchObject(refused);
      await expect(endPupilSight(requestBy(context, who), 'any')).rejects.toMatchObject(refused);
    }
    for (const [staff, change, field] of [
      [cluster.id, {}, 'staff'],
      ['nobody', {}, 'staff'],
      [id, { ends: '2026-09-15' }, 'ends'],
      [id, { ends: '2027-09-17' }, 'ends'],
    ] as const)
      await expect(give(staff, change)).rejects.toMatchObject({ code: 'unprocessable', details: { field } });
    await expect(give(id, { schools: [school, 'ZZ'] })).rejects.toMatchObject({ code: 'not-found' });
    const both = { ...(await known(id)), posts: [post('*', ['administrator', 'trust-lead'])] };
    await expect(givePupilSight(requestBy(context, both), wish(id))).rejects.toMatchObject({
      message: 'Nobody lets themselves see pupils: ask another administrator.',
    });
    expect(await givenTo(id)).toEqual([]);

    await give(id);
    await expect(give(id, { schools: [other, school] })).rejects.toMatchObject({ code: 'conflict' });
    await give(id, { schools: [other] });
    const leadsTold = (await readPupilSights(requestBy(context, administrator))).leads.map((one) => one.id);
    expect([leadsTold.includes(id), leadsTold.includes(cluster.id)]).toEqual([true, false]);
  });

  it('sees and does nothing more: no number, no call, no reason of need, no restricted note, no check-in', async () => {
    const { id } = await newLead();
    await give(id);
    const officer = requestBy(context, person([post(school, 'attendance-officer')], 'officer'));
    const [call] = (await listActions(officer, { school, kind: 'absence-call' })).items;
    await recordOutcome(officer, {
      actionId: call?.id ?? '',
      outcome: { result: 'spoke-to', note: 'not for all', restricted: true, support: [] },
    });
    const ctx = requestBy(context, await known(id));
    const pupilId = call?.pupil?.id ?? '';
    const summary = await pupilSummary(ctx, pupilId);
    expect(summary).toMatchObject({ mayRing: false, contacts: [], actions: [], restrictedNotes: 1 });
    expect(JSON.stringify(summary)).not.toMatch(/not for all|looked-after|01632/);
    expect((await listActions(ctx, {})).items).toEqual([]);
    await expect(callSheet(ctx, call?.id ?? '')).rejects.toMatchObject({ code: 'not-found' });
    await expect(checkIn(ctx, pupilId)).rejects.toMatchObject({ code: 'forbidden' });
    const group = (name: string) => keyGroupPupils(ctx, { school, group: name });
    expect(await group('check-in')).toMatchObject({ mayCheckIn: false });
    await expect(group('looked-after')).rejects.toMatchObject({ code: 'forbidden' });
    expect(await audited('pupil.search', id)).toEqual([]);
    const looks = await openedStore()
      .db.selectFrom('audit_entry')
      .select('what')
      .where('staff_id', '=', id)
      .execute();
    expect(looks.map(({ what }) => what)).toContain('pupil.summary');
  });

  it('is told of pupils in their own chat, and of none in a channel', async () => {
    const { id } = await newLead();
    const say = async (chat: 'personal' | 'channel', said: object): Promise<string> => {
      const sent: unknown[] = [];
      const activity = {
        type: 'message',
        from: { id: '29:lead', aadObjectId: id },
        recipient: { id: '28:bot' },
        conversation: { id: `${chat} of ${id}`, conversationType: chat },
        ...said,
      };
      const sendActivity = async (one: unknown) => void sent.push(one);
      await activityHandler(context)({ activity, sendActivity } as unknown as TurnContext);
      return JSON.stringify(sent);
    };
    const press = { value: { verb: 'open-summary', pupilId: '1' } };
    const ofChannel = () =>
      Promise.all(
        [{ text: 'summary Seen' }, { text: 'gaps' }, { text: 'today' }, press].map((one) =>
          say('channel', one),
        ),
      );
    const before = await ofChannel();
    await give(id);
    expect(await say('personal', { text: 'summary Seen' })).toContain('Ash Seen');
    expect(await ofChannel()).toEqual(before);
    expect(before.join()).toContain('Your role does not see pupils.');
  });

  it('keeps it through a staff file and its taking back; gives nothing once the posts are over', async () => {
    const { id, email } = await newLead();
    await give(id);
    const renamed = await bringIn(context, 'staff', [leadRow(email, { name: 'Tru Another' })]);
    expect(await seenBy(id)).toEqual([school]);
    await undoImport(requestBy(context, administrator), renamed.id);
    expect(await seenBy(id)).toEqual([school]);
    await bringIn(context, 'staff', [leadRow(email, { roles: 'cluster-lead' })]);
    expect(await seenBy(id)).toEqual([]);
    expect(await givenTo(id)).toMatchObject([{ state: 'rests' }]);
    await bringIn(context, 'staff', [leadRow(email, { endDate: '2026-09-15' })]);
    expect(await findPersonById(jobIn(context), id)).toBeNull();
    expect(await givenTo(id)).toMatchObject([{ state: 'rests', ended: null }]);
  });

  it('a school with one stays when the file that brought the school in is taken back', async () => {
    const { id } = await newLead();
    const { id: importId } = await bringIn(context, 'schools', [
      { school: `${school}N`, name: 'New', phase: 'secondary' },
    ]);
    await give(id, { schools: [`${school}N`] });
    const undo = undoImport(requestBy(context, administrator), importId);
    await expect(undo).rejects.toMatchObject({ code: 'conflict' });
    expect(await givenTo(id)).toMatchObject([{ schools: [{ name: 'New' }], state: 'holds' }]);
  });

  it('a node of the version before works beside it', async () => {
    const { '0016-pupil-sight': _newest, ...before } = steps;
    await migrate(openedStore().db, before);
  });

  it('holds and is gone on another node at its next question', async () => {
    if (engine === 'embedded store') return; // one process alone
    const { url } = openedStore().engine as { url: string };
    const second = await openStore({ databaseUrl: url });
    try {
      const elsewhere = testContext(second, { now: `${TODAY}T09:40` });
      const { id } = await newLead();
      expect(await seenBy(id, elsewhere)).toEqual([]);
      await give(id);
      expect(await seenBy(id, elsewhere)).toEqual([school]);
      await end(id);
      expect(await seenBy(id, elsewhere)).toEqual([]);
    } finally {
      await second.close();
    }
  });
});
