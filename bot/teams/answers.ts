/** What the bot answers, as cards: each asks the same operation that the tab asks. */
import { inCallOrder } from '#shared/domain/actions/call.ts';
import type { Action } from '#shared/contracts/actions/action.ts';
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
import { listActions } from '../operations/actions/list-actions.ts';
import { pupilSummary } from '../operations/pupils/pupil-summary.ts';
import { gapsOnCards } from '../operations/figures/gaps-on-cards.ts';

export interface Reader {
  /** The reader's id in Teams, for whom cards refresh themselves. */
  teamsId: string | null;
}

const MOST_CALLS = 100;
const NAMES_STAND_FOR_HOURS = 24;

export async function callsFor(
  ctx: StaffContext,
  reader: Reader,
  notice: string | null = null,
  chosen: string | null = null,
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
  const calls = inCallOrder(items.filter((action) => isCall(action.kind)).map(byOthers));
  const first = calls.find((action) => action.id === chosen) ?? calls[0];
  const sheet = first ? await callSheet(ctx, first.id) : null;
  return callsCard({
    sheet: sheet && { ...sheet, action: byOthers(sheet.action) },
    others: calls.filter((action) => action.id !== first?.id),
    notice,
    today,
    madeAt: isoAt(ctx.at),
    readerId: reader.teamsId,
    link: ctx.linkTo({ page: 'calls' }),
  });
}

export async function openCall(ctx: StaffContext, reader: Reader, actionId: string): Promise<AdaptiveCard> {
  const { action } = await beginCall(ctx, actionId);
  if (action.status !== 'open') {
    return settledCallCard(action, 'This call needs nothing more.', ctx.moment.today);
  }
  return callsFor(ctx, reader, null, actionId);
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
