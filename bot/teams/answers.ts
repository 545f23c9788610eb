/** What the bot answers, as cards: each asks the same operation that the tab asks. */
import { inCallOrder } from '#shared/domain/actions/call.ts';
import type { Action } from '#shared/contracts/actions/action.ts';
import { isCall } from '#shared/wording/actions/action-text.ts';
import { callsCard, settledCallCard } from '../cards/actions/call-card.ts';
import type { AdaptiveCard } from '../cards/basics/card-parts.ts';
import { dailyCard } from '../cards/messages/daily-card.ts';
import { textCard } from '../cards/basics/plain-cards.ts';
import { gapsCard } from '../cards/figures/gaps-card.ts';
import { summaryCard } from '../cards/pupils/summary-card.ts';
import { isoNow, momentOf } from '../clock.ts';
import { beginCall } from '../operations/actions/begin-call.ts';
import { callSheet } from '../operations/actions/call-sheet.ts';
import type { Context, StaffMember } from '../operations/context.ts';
import { dailyViewFor } from '../operations/messages/daily-card-view.ts';
import { listActions } from '../operations/actions/list-actions.ts';
import { pupilSummary } from '../operations/pupils/pupil-summary.ts';
import { trustGaps } from '../operations/figures/trust-gaps.ts';

export interface Reader {
  person: StaffMember;
  /** The reader's id in Teams, for whom cards refresh themselves. */
  teamsId: string | null;
}

const MOST_CALLS = 100;
const NAMES_STAND_FOR_HOURS = 24;

export async function callsFor(
  context: Context,
  reader: Reader,
  notice: string | null = null,
  chosen: string | null = null,
): Promise<AdaptiveCard> {
  const { today } = momentOf(context.clock);
  const { items } = await listActions(context, reader.person, {
    assignee: 'me',
    status: 'open',
    date: today,
    limit: MOST_CALLS,
  });
  const byOthers = (action: Action): Action =>
    action.beingRungBy?.id === reader.person.id ? { ...action, beingRungBy: null } : action;
  const calls = inCallOrder(items.filter((action) => isCall(action.kind)).map(byOthers));
  const first = calls.find((action) => action.id === chosen) ?? calls[0];
  const sheet = first ? await callSheet(context, reader.person, first.id) : null;
  return callsCard({
    sheet: sheet && { ...sheet, action: byOthers(sheet.action) },
    others: calls.filter((action) => action.id !== first?.id),
    notice,
    today,
    madeAt: isoNow(context.clock),
    readerId: reader.teamsId,
    link: context.linkTo({ page: 'calls' }),
  });
}

export async function openCall(context: Context, reader: Reader, actionId: string): Promise<AdaptiveCard> {
  const { action } = await beginCall(context, reader.person, actionId);
  if (action.status !== 'open') {
    return settledCallCard(action, 'This call needs nothing more.', momentOf(context.clock).today);
  }
  return callsFor(context, reader, null, actionId);
}

export async function summaryOf(context: Context, reader: Reader, pupilId: string): Promise<AdaptiveCard> {
  const summary = await pupilSummary(context, reader.person, pupilId);
  const link = context.linkTo({ page: 'pupil', id: pupilId });
  return summaryCard(summary, {
    today: momentOf(context.clock).today,
    madeAt: isoNow(context.clock),
    readerId: reader.teamsId,
    link,
  });
}

/** A card with names gives way after a day, wherever it still stands. */
export async function refreshed(
  context: Context,
  madeAt: string,
  instead: AdaptiveCard,
  anew: () => Promise<AdaptiveCard>,
): Promise<AdaptiveCard> {
  const made = Date.parse(madeAt);
  const old = Number.isNaN(made) || context.clock.now().getTime() - made > NAMES_STAND_FOR_HOURS * 3_600_000;
  return old ? instead : anew();
}

export async function gapsFor(context: Context, reader: Reader): Promise<AdaptiveCard> {
  return gapsCard(await trustGaps(context, reader.person, {}));
}

/** The day's figures: the person's school, or the trust for those who see several. */
export async function todayFor(
  context: Context,
  reader: Reader,
  scopes: readonly string[] = [],
): Promise<AdaptiveCard> {
  const view = await dailyViewFor(context, reader.person, scopes);
  return view
    ? dailyCard(view)
    : textCard('There are no schools here yet. An administrator can bring in the files.');
}
