/** What the bot answers, as cards: each asks the same operation that the tab asks. */
import { inFamilies } from '#shared/domain/actions/calls/families.ts';
import { inCallOrder } from '#shared/domain/actions/calls/call-order.ts';
import type { Action } from '#shared/contracts/actions/action.ts';
import type { Recorded } from '#shared/contracts/actions/card-actions.ts';
import { isCall } from '#shared/domain/actions/action-kinds.ts';
import { callsCard, settledCallCard } from '../cards/actions/call-card.ts';
import type { AdaptiveCard } from '../cards/basics/card-parts.ts';
import { dailyCard } from '../cards/messages/daily-card.ts';
import { textCard } from '../cards/basics/plain-cards.ts';
import { gapsCard } from '../cards/figures/gaps-card.ts';
import { summaryCard } from '../cards/pupils/summary-card.ts';
import { isoAt } from '../clock.ts';
import { beginCall } from '../operations/actions/begin-call.ts';
import { callSheet } from '../operations/actions/call-sheet.ts';
import type { StaffContext } from '../operations/context.ts';
import { dailyViewFor } from '../operations/messages/daily-card-view.ts';
import { UNDO_SECONDS } from '../operations/actions/undo-outcome.ts';
import { listActions } from '../operations/actions/list-actions.ts';
import { openAlerts } from '../operations/messages/open-alerts.ts';
import { pupilSummary } from '../operations/pupils/pupil-summary.ts';
import { gapsOnCards } from '../operations/figures/gaps-on-cards.ts';

export interface Reader {
  /** The reader's id in Teams, for whom cards refresh themselves. */
  teamsId: string | null;
}

interface Said {
  notice?: string | null;
  /** The call to open out; the first of the list otherwise. */
  chosen?: string | null;
  recorded?: Recorded | null;
  madeAt?: string;
}

const MOST_CALLS = 100;
const NAMES_STAND_FOR_HOURS = 24;

export async function callsFor(
  ctx: StaffContext,
  reader: Reader,
  { notice = null, chosen = null, recorded = null, madeAt = isoAt(ctx.at) }: Said = {},
): Promise<AdaptiveCard> {
  const { today } = ctx.moment;
  const { items } = await listActions(ctx, {
    assignee: 'me',
    status: 'open',
    date: today,
    limit: MOST_CALLS,
  });
  const byOthers = (action: Action): Action =>
    action.beingRungBy?.id === ctx.actor.id ? { ...action, beingRungBy: null } : action;
  const calls = inCallOrder(items.filter((action) => isCall(action.kind)).map(byOthers), ctx.moment.time);
  const first = chosen ?? calls[0]?.id ?? null;
  const sheet = first === null ? null : await callSheet(ctx, first);
  const isSibling = (id: string): boolean =>
    sheet?.action.siblings.some(({ actionId }) => actionId === id) ?? false;
  const { alerts } = await openAlerts(ctx);
  return callsCard({
    alerts,
    sheet: sheet && { ...sheet, action: byOthers(sheet.action) },
    others: inFamilies(calls.filter(({ id }) => id !== first && !isSibling(id))),
    notice: recorded?.notice ?? notice,
    recorded,
    today,
    time: ctx.moment.time,
    madeAt,
    readerId: reader.teamsId,
    link: ctx.linkTo({ page: 'calls' }),
  });
}

/** The person's calls again: with what was just recorded, and its Undo, while that can be taken back. */
export async function callsAgain(
  ctx: StaffContext,
  reader: Reader,
  madeAt: string,
  recorded: Recorded | undefined,
): Promise<AdaptiveCard> {
  const seconds = (ctx.at.getTime() - Date.parse(madeAt)) / 1000;
  return recorded && seconds <= UNDO_SECONDS
    ? callsFor(ctx, reader, { recorded, madeAt })
    : callsFor(ctx, reader);
}

export async function openCall(ctx: StaffContext, reader: Reader, actionId: string): Promise<AdaptiveCard> {
  const { action } = await beginCall(ctx, actionId);
  if (action.status !== 'open') {
    return settledCallCard(action, 'This call needs nothing more.', ctx.moment.today);
  }
  return callsFor(ctx, reader, { chosen: actionId });
}

export async function summaryOf(ctx: StaffContext, reader: Reader, pupilId: string): Promise<AdaptiveCard> {
  const summary = await pupilSummary(ctx, pupilId);
  const link = ctx.linkTo({ page: 'pupil', id: pupilId });
  return summaryCard(summary, {
    today: ctx.moment.today,
    madeAt: isoAt(ctx.at),
    readerId: reader.teamsId,
    link,
  });
}

/** A card with names gives way after a day, wherever it still stands. */
export async function refreshed(
  ctx: StaffContext,
  madeAt: string,
  instead: AdaptiveCard,
  anew: () => Promise<AdaptiveCard>,
): Promise<AdaptiveCard> {
  const made = Date.parse(madeAt);
  const old = Number.isNaN(made) || ctx.at.getTime() - made > NAMES_STAND_FOR_HOURS * 3_600_000;
  return old ? instead : anew();
}

export async function gapsFor(ctx: StaffContext): Promise<AdaptiveCard> {
  return gapsCard(await gapsOnCards(ctx));
}

/** The day's figures: the person's school, or the trust for those who see several. */
export async function todayFor(ctx: StaffContext, scopes: readonly string[] = []): Promise<AdaptiveCard> {
  const view = await dailyViewFor(ctx, scopes);
  return view
    ? dailyCard(view)
    : textCard('There are no schools here yet. An administrator can bring in the files.');
}
