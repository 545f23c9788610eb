import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { bindChannel } from '#shared/store/messages/channels.ts';
import { storePersonalChat } from '#shared/store/messages/personal-chats.ts';
import { findStaff } from '#shared/store/people/staff.ts';
import { recordBotBack, recordBotRemoved } from '../../../bot/operations/messages/bot-presence.ts';
import { NotDelivered, type QueuedJob } from '../../../bot/operations/context.ts';
import { postDailyCard, postDailyCardNow } from '../../../bot/operations/messages/post-daily-card.ts';
import { sendWithdrawn } from '../../../bot/operations/messages/send-withdrawn.ts';
import { tryAgain, whatWaits } from '../../../bot/operations/admin/what-waits.ts';
import { raiseAction } from '#shared/store/actions/actions.ts';
import { bringIn, newSchool } from '../../support/schools/a-school.ts';
import { sharedStore } from '../../support/stores/both-engines.ts';
import { administrator, person, post } from '../../support/schools/people.ts';
import { eventually } from '../../support/product/running-product.ts';
import { testContext, type TestContext } from '../../support/product/test-context.ts';
import { requestBy, jobIn } from '../../support/product/requests.ts';

const TODAY = '2026-09-16';

describe('what waits', () => {
  const store = sharedStore();
  let context: TestContext;
  let school: string;
  let other: string;
  let given: QueuedJob;
  const taken: QueuedJob[] = [];

  beforeAll(() => void taken.splice(0));
  beforeEach(async () => {
    context = testContext(store(), { now: `${TODAY}T10:00` });
    [school, other] = [await newSchool(context), await newSchool(context)];
    given = {
      id: `job-${school}`,
      name: 'sync-planner',
      key: school,
      data: { school },
      state: 'given-up',
      ageMs: 3_600_000,
      tries: 13,
      trouble: 'Planner could not be brought up to date',
    };
    context.work = {
      list: async () => [given],
      takeUpAgain: async (_tx, job) => void taken.push(job),
    };
    for (const schoolId of [school, other]) {
      const channel = {
        school: schoolId,
        channel: `19:${schoolId}`,
        name: 'Attendance',
        boundBy: 'x',
        team: 'team',
      };
      await context.store.transaction((tx) =>
        bindChannel(tx, { ...channel, conversation: {} }, context.clock.now()),
      );
    }
  });

  const ofSchool = () => person([post(school, 'administrator')]);
  const refusing = (why: NotDelivered['why']) => {
    context.cards.postCard = async () => Promise.reject(new NotDelivered(why, 'Teams said no (403 x).'));
  };

  it('is for administrators, each for their own schools', async () => {
    await expect(
      whatWaits(requestBy(context, person([post(school, 'senior-leader')]))),
    ).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(await whatWaits(requestBy(context, ofSchool()))).toMatchObject({
      work: [
        { school, work: 'sync-planner', state: 'given-up', since: `${TODAY}T09:00:00+01:00`, tries: 13 },
      ],
    });
    expect((await whatWaits(requestBy(context, person([post(other, 'administrator')])))).work).toEqual([]);
  });

  it('tells the trust’s administrators alone that others can open the drop folder', async () => {
    const folders = async (by = administrator) => (await whatWaits(requestBy(context, by))).folders;
    expect(await folders()).toEqual([]);
    context.dropFolder = () => ({ path: '/drop', openTo: null });
    expect(await folders()).toEqual([]);
    context.dropFolder = () => ({ path: '/drop', openTo: 'others' });
    expect(await folders()).toEqual([{ path: '/drop', openTo: 'others' }]);
    expect(await folders(ofSchool())).toEqual([]);
  });

  it('takes up again what was given up, and notes who asked', async () => {
    const elsewhere = person([post(other, 'administrator')]);
    await expect(tryAgain(requestBy(context, elsewhere), given.id)).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(tryAgain(requestBy(context, administrator), 'gone')).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await tryAgain(requestBy(context, ofSchool()), given.id)).toMatchObject({
      work: 'sync-planner',
      school,
    });
    expect(taken).toEqual([given]);
    const audited = await context.store.db.selectFrom('audit_entry').selectAll().execute();
    expect(
      audited.filter(({ what, school_id }) => what === 'job.try-again' && school_id === school),
    ).toHaveLength(1);
  });

  it('says which channel is not reached, since when and why, until it is', async () => {
    refusing('later');
    await postDailyCard(jobIn(context), school);
    context.clock.set(`${TODAY}T10:30`);
    expect(await postDailyCard(jobIn(context), school)).toMatchObject([{ posted: 'failed' }]);
    expect((await whatWaits(requestBy(context, ofSchool()))).channels).toEqual([
      {
        school,
        schoolName: `${school} Academy`,
        channel: `19:${school}`,
        name: 'Attendance',
        state: 'unreachable',
        why: 'Teams said no (403 x).',
        since: `${TODAY}T10:00:00+01:00`,
      },
    ]);
    context.cards.postCard = async () => 'posted';
    await postDailyCard(jobIn(context), school);
    expect((await whatWaits(requestBy(context, ofSchool()))).channels).toEqual([]);
  });

  it('does not hold whoever asks for the card while Teams takes its time, and goes on by itself', async () => {
    let answer: ((error: Error) => void) | null = null;
    context.cards.postCard = () => new Promise((_resolve, reject) => (answer = reject));
    const asked = await postDailyCardNow(requestBy(context, administrator), {
      scope: school,
      longestHeldMs: 20,
    });
    expect(asked.channels).toMatchObject([
      { posted: 'failed', why: expect.stringMatching(/not answered yet/) },
    ]);
    context.jobs.length = 0;
    const refuse = await eventually('the card on its way', async () => answer);
    refuse(new NotDelivered('later', 'Teams is busy (503).'));
    await eventually('the job', async () => context.jobs.find(({ key }) => key === school));
  });

  it('stops writing to a channel the bot is not in, and begins again when it is back', async () => {
    refusing('gone');
    expect(await postDailyCard(jobIn(context), school)).toMatchObject([{ posted: 'failed' }]);
    expect(await postDailyCard(jobIn(context), school)).toEqual([]);
    expect((await whatWaits(requestBy(context, ofSchool()))).channels).toMatchObject([{ state: 'removed' }]);
    context.jobs.length = 0;
    await recordBotBack(jobIn(context), { channel: `19:${school}` });
    expect(context.jobs).toMatchObject([{ name: 'post-daily-card', key: school }]);
    context.cards.postCard = async () => 'posted';
    expect(await postDailyCard(jobIn(context), school)).toMatchObject([{ posted: 'new' }]);
    expect((await whatWaits(requestBy(context, ofSchool()))).channels).toEqual([]);
  });

  it('hears of a whole team the bot left, and leaves alone what somebody stopped', async () => {
    await recordBotRemoved(jobIn(context), { team: 'team' });
    const { channels } = await whatWaits(requestBy(context, administrator));
    expect(channels.filter((one) => [school, other].includes(one.school))).toHaveLength(2);
    await recordBotBack(jobIn(context), { team: 'team' });
    expect((await whatWaits(requestBy(context, ofSchool()))).channels).toEqual([]);
  });

  it('does not write again to somebody who blocked the bot, until they write', async () => {
    const email = `olu@${school}.example`;
    await bringIn(context, 'staff', [{ school, email, name: 'Olu', roles: 'attendance-officer' }]);
    const olu = await findStaff(context.store.db, { email }, TODAY);
    const now = context.clock.now();
    await storePersonalChat(await jobIn(context).reading(), olu!.id, {}, now);
    const call = await context.store.transaction((tx) =>
      raiseAction(tx, {
        school,
        id: `call-${school}`,
        reference: 'AAAA',
        kind: 'absence-call',
        pupilId: null,
        tutorGroup: '7A',
        assigneeId: olu!.id,
        subject: 'x',
        raisedFor: TODAY,
        raisedAt: now,
        reason: { code: 'unexplained' },
        sentence: '',
        raisedByAction: null,
        dueTime: null,
        callFirst: false,
      }),
    );
    await context.store.db
      .updateTable('action')
      .set({ status: 'withdrawn' })
      .where('action_id', '=', call!.id)
      .execute();
    let told = 0;
    context.cards.tell = async () => {
      told += 1;
      throw new NotDelivered('blocked', 'Teams did not take a message (403 MessageWritesBlocked).');
    };
    await sendWithdrawn(jobIn(context), { staffId: olu!.id, actionId: call!.id });
    await sendWithdrawn(jobIn(context), { staffId: olu!.id, actionId: call!.id });
    expect(told).toBe(1);
    expect((await whatWaits(requestBy(context, ofSchool()))).people).toMatchObject([{ name: 'Olu' }]);
    expect((await whatWaits(requestBy(context, person([post(other, 'administrator')])))).people).toEqual([]);
    await storePersonalChat(await jobIn(context).reading(), olu!.id, {}, now);
    expect((await whatWaits(requestBy(context, ofSchool()))).people).toEqual([]);
  });
});
