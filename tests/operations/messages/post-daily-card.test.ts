import { beforeEach, expect, it } from '@jest/globals';
import type { DailyCardView } from '#shared/contracts/messages/daily-card.ts';
import { bindChannel } from '#shared/store/messages/channels.ts';
import {
  cardsSentAgain,
  findPostedCard,
  intendCard,
  scopesAwaitingCard,
} from '#shared/store/messages/posted-cards.ts';
import { NotDelivered } from '../../../bot/operations/context.ts';
import { postDailyCard } from '../../../bot/operations/messages/post-daily-card.ts';
import { scopesNow } from '../../../bot/operations/admin/scopes-now.ts';
import { bringIn, markRow, newSchool, pupilRow } from '../../support/schools/a-school.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';
import { testContext, type TestContext } from '../../support/product/test-context.ts';
import { jobIn } from '../../support/product/requests.ts';

const TODAY = '2026-09-16';

onBothEngines('the daily card', (openedStore) => {
  let context: TestContext;
  let school: string;

  beforeEach(async () => {
    context = testContext(openedStore());
    school = await newSchool(context);
    await bind('one');
  });

  const bind = (channel: string): Promise<void> =>
    context.store.transaction((tx) =>
      bindChannel(tx, { school, channel, name: null, conversation: {}, boundBy: 'x' }, context.clock.now()),
    );
  const sentCards = (): DailyCardView[] => context.sent.map(({ card }) => card as DailyCardView);
  const intendedBefore = (channel: string): Promise<void> =>
    intendCard(context.store.db, { school, channel, date: TODAY }, {}, context.clock.now(), false);
  const listed = async () =>
    (await cardsSentAgain(context.store.db)).filter((card) => card.school === school);

  it('is posted once, however many ask for it at the same moment', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => postDailyCard(jobIn(context), school)));
    expect(
      answers
        .flat()
        .map(({ posted }) => posted)
        .sort(),
    ).toEqual(['new', 'updated', 'updated']);
    expect(await listed()).toEqual([]);
  });

  it('shows what came in while it waited for another to be done, with the time it was made at', async () => {
    await bringIn(context, 'pupils', [pupilRow(school, 'A1')]);
    const asked = jobIn(context);
    await asked.reading();
    const held = Promise.withResolvers<void>();
    const done = Promise.withResolvers<void>();
    const other = context.store.withLock(`daily card ${school}`, () => {
      held.resolve();
      return done.promise;
    });
    await held.promise;
    const posting = postDailyCard(asked, school);
    await bringIn(
      context,
      'marks',
      (['AM', 'PM'] as const).map((session) => markRow(school, 'A1', TODAY, session, '/')),
    );
    context.clock.set(`${TODAY}T14:45`);
    done.resolve();
    await Promise.all([other, posting]);
    expect(sentCards()).toMatchObject([{ missingMarks: 0, now: expect.stringContaining('T14:45') }]);
    const kept = await findPostedCard(context.store.db, { school, channel: 'one' }, TODAY);
    expect(kept?.intendedAt).toEqual(context.clock.now());
  });

  it('sent again after a crash while sending says so, in later versions too, and is listed', async () => {
    await intendedBefore('one');
    await postDailyCard(jobIn(context), school);
    await postDailyCard(jobIn(context), school);
    expect(sentCards().map(({ replaces }) => replaces)).toEqual([true, true]);
    expect(await listed()).toMatchObject([{ channel: 'one', date: TODAY }]);
  });

  it('that was certainly not taken replaces nothing when it is sent again', async () => {
    const { cards } = context;
    context.cards = { ...cards, postCard: () => Promise.reject(new NotDelivered('later', 'no')) };
    expect(await postDailyCard(jobIn(context), school)).toMatchObject([{ posted: 'failed' }]);
    context.cards = cards;
    expect(await postDailyCard(jobIn(context), school)).toMatchObject([{ posted: 'new' }]);
    expect(sentCards().map(({ replaces }) => replaces)).toEqual([false]);
    expect(await listed()).toEqual([]);
  });

  it('that timed out may stand already, and is not sent again at once', async () => {
    const { cards } = context;
    context.cards = { ...cards, postCard: () => Promise.reject(new Error('socket hang up')) };
    await postDailyCard(jobIn(context), school);
    context.cards = cards;
    expect(await postDailyCard(jobIn(context), school)).toMatchObject([{ posted: 'failed' }]);
    expect(sentCards()).toEqual([]);
    context.clock.set(`${TODAY}T14:41`);
    await postDailyCard(jobIn(context), school);
    expect(sentCards().map(({ replaces }) => replaces)).toEqual([true]);
  });

  it('is still due while one channel of several has none', async () => {
    await postDailyCard(jobIn(context), school);
    const due = async () =>
      (await scopesNow(jobIn(context))).find(({ scope }) => scope === school)?.cardPosted;
    expect(await due()).toBe(true);
    await bind('two');
    expect(await due()).toBe(false);
    await intendedBefore('two');
    expect((await scopesAwaitingCard(context.store.db, TODAY)).has(school)).toBe(true);
    await postDailyCard(jobIn(context), school);
    expect(await due()).toBe(true);
  });
});
