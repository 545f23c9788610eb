import type { DailyCardPosted, DailyCardView, TrustCardView } from '#shared/contracts/messages/daily-card.ts';
import { EVERY_SCHOOL, hasRightAnywhere, mayUse } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import { audit } from '#shared/store/audit/audit.ts';
import { channelsOf, markChannelState, type Channel } from '#shared/store/messages/channels.ts';
import {
  findPostedCard,
  intendCard,
  markCardPosted,
  markCardRefused,
  type PostedCard,
} from '#shared/store/messages/posted-cards.ts';
import { findSchool } from '#shared/store/people/schools.ts';
import { errorText } from '../../error-text.ts';
import { mustBeAllowed } from '../people/must-be-allowed.ts';
import { NotDelivered, type Context, type StaffContext } from '../context.ts';
import { dailyCardView } from './daily-card-view.ts';

const UNKNOWN_FOR_MS = 10 * 60_000;

type Posted = DailyCardPosted['channels'][number];

/** Whoever presses a button is answered in this time, Teams or no Teams. */
const LONGEST_HELD_MS = 4000;

/**
 * A person asks for the card now: it is posted, or today's is brought up to date. `scope`: a school, or '*'. When Teams
 * takes its time the person is told so, and the work goes on.
 */
export async function postDailyCardNow(
  ctx: StaffContext,
  { scope, longestHeldMs = LONGEST_HELD_MS }: { scope: string; longestHeldMs?: number },
): Promise<DailyCardPosted> {
  if (scope === EVERY_SCHOOL) {
    if (!hasRightAnywhere(ctx.actor, 'post-trust-card'))
      throw new Problem('forbidden', "Your role does not post the trust's card.");
  } else {
    const school = await findSchool(ctx.store.db, scope);
    mustBeAllowed(school ? mayUse(ctx.actor, 'post-school-card', scope) : 'unknown', `the school ${scope}`);
  }
  await audit(ctx.store.db, {
    school: scope,
    at: ctx.at,
    staffId: ctx.actor.id,
    what: 'daily-card.post',
  });
  const channels = await channelsOf(ctx.store.db, scope);
  const posting = postDailyCard(ctx, scope);
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), longestHeldMs);
  });
  const posted = await Promise.race([posting, tooLong]).finally(() => clearTimeout(timer));
  if (posted) return { channels: posted };
  void posting.then(
    (late) => goOnTrying(ctx, scope, late),
    (error: unknown) => ctx.log.error({ err: error, school: scope }, 'a card could not be posted'),
  );
  return {
    channels: channels.map(({ channel }) => ({
      channel,
      activityId: null,
      posted: 'failed',
      why: 'Teams has not answered yet. It goes on being tried.',
    })),
  };
}

/** The same, of the card that shows every school. */
export const postTrustCardNow = (ctx: StaffContext): Promise<DailyCardPosted> =>
  postDailyCardNow(ctx, { scope: EVERY_SCHOOL });

async function goOnTrying(ctx: Context, scope: string, posted: readonly Posted[]): Promise<void> {
  if (posted.every((one) => one.posted !== 'failed')) return;
  await ctx
    .enqueue(ctx.store.db, {
      name: 'post-daily-card',
      key: scope,
      data: { school: scope, scheduled: false },
    })
    .catch((error: unknown) =>
      ctx.log.error({ err: error, school: scope }, 'a card waits for the timetable'),
    );
}

/**
 * Posts today's card to every channel of a school or the trust, or updates the one posted; one run at a time for each, whoever
 * asks. The intent is stored before the card is sent: after a crash in that moment it is sent again, marked as
 * replacing an earlier one, and listed.
 */
export async function postDailyCard(ctx: Context, scope: string): Promise<Posted[]> {
  return ctx.withLock(`daily card ${scope}`, async (now) => {
    const view = await dailyCardView(now, scope);
    if (!view) return [];
    const posted: Posted[] = [];
    for (const channel of await channelsOf(now.store.db, scope))
      posted.push(await postToChannel(now, channel, view));
    return posted;
  });
}

async function postToChannel(
  ctx: Context,
  channel: Channel,
  figures: DailyCardView | TrustCardView,
): Promise<Posted> {
  const { db } = ctx.store;
  const { date } = figures;
  const earlier = await findPostedCard(db, channel, date);
  if (earlier && mayYetShow(ctx, channel, earlier))
    return {
      channel: channel.channel,
      activityId: null,
      posted: 'failed',
      why: 'Teams did not say whether it took the card. It is sent again in a few minutes.',
    };
  const view = { ...figures, replaces: earlier?.state === 'intended' || !!earlier?.repeatedAt };
  try {
    const answer =
      earlier?.activityId && (await updated(ctx, channel, earlier.activityId, view))
        ? ({ channel: channel.channel, activityId: earlier.activityId, posted: 'updated' } satisfies Posted)
        : await postedAnew(ctx, channel, date, earlier, view);
    if (answer.activityId) await markCardPosted(db, { ...channel, date }, answer.activityId, view, ctx.at);
    if (channel.state !== 'posting') await markChannelState(db, channel, 'posting', null, ctx.at);
    return answer;
  } catch (error) {
    const text = errorText(error).slice(0, 300);
    const removed = error instanceof NotDelivered && error.why !== 'later';
    ctx.log.warn(
      { school: channel.school, channel: channel.channel, err: error },
      'a card could not be posted',
    );
    const state = removed ? 'removed' : 'unreachable';
    await markChannelState(db, channel, state, text, ctx.at);
    return {
      channel: channel.channel,
      activityId: earlier?.activityId ?? null,
      posted: 'failed',
      why: removed
        ? 'The bot is not in this channel any more. Cards come again when it is back.'
        : 'Teams did not take the card. It is tried again.',
    };
  }
}

/**
 * Whoever does not know whether a card went out sends it again, but not each minute: while answers get lost, each
 * would be one more card.
 */
function mayYetShow(ctx: Context, channel: Channel, earlier: PostedCard): boolean {
  const sent = ctx.at.getTime() - earlier.intendedAt.getTime();
  return channel.state === 'unreachable' && earlier.state === 'intended' && sent < UNKNOWN_FOR_MS;
}

/** False when the card is no longer there to be updated. */
async function updated(
  ctx: Context,
  channel: Channel,
  activityId: string,
  view: DailyCardView | TrustCardView,
): Promise<boolean> {
  return ctx.cards.updateCard(channel.conversation, activityId, view);
}

async function postedAnew(
  ctx: Context,
  channel: Channel,
  date: SchoolDate,
  earlier: PostedCard | null,
  view: DailyCardView | TrustCardView,
): Promise<Posted> {
  const { db } = ctx.store;
  const card = { ...channel, date };
  await intendCard(db, card, view, ctx.at, earlier?.state === 'intended');
  try {
    const activityId = await ctx.cards.postCard(channel.conversation, view);
    return { channel: channel.channel, activityId, posted: 'new' };
  } catch (error) {
    if (error instanceof NotDelivered) await markCardRefused(db, card);
    throw error;
  }
}
