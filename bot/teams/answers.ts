/** What the bot answers, as cards: each asks the same operation that the tab asks. */
import { inCallOrder } from '#shared/domain/actions/call.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { outcomeInput, type Action, type OutcomeInput } from '#shared/contracts/actions/action.ts';
import { isCall } from '#shared/wording/actions/action-words.ts';
import { outcomeWords } from '#shared/wording/actions/outcome-words.ts';
import { nameInSentence } from '#shared/wording/basics/name-in-sentence.ts';
import { callsCard, settledCallCard } from '../cards/actions/call-card.ts';
import type { AdaptiveCard } from '../cards/basics/card-parts.ts';
import { dailyCard } from '../cards/messages/daily-card.ts';
import { askAgainCard, wordsCard } from '../cards/basics/plain-cards.ts';
import { gapsCard } from '../cards/figures/gaps-card.ts';
import { summaryCard } from '../cards/pupils/summary-card.ts';
import { isoNow, momentOf } from '../clock.ts';
import { beginCall } from '../operations/actions/begin-call.ts';
import { callSheet } from '../operations/actions/call-sheet.ts';
import type { Context, StaffMember } from '../operations/context.ts';
import { dailyViewFor } from '../operations/messages/daily-card-view.ts';
import { listActions } from '../operations/actions/list-actions.ts';
import { nextSchoolDay } from '../operations/actions/next-school-day.ts';
import { pupilSummary } from '../operations/pupils/pupil-summary.ts';
import { recordOutcome } from '../operations/actions/record-outcome.ts';
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
  said: string | null = null,
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
    said,
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

/** Records an outcome from a card; pressed again, or after somebody else, it shows how things stand. */
export async function outcomeFromCard(
  context: Context,
  reader: Reader,
  data: Record<string, unknown>,
): Promise<AdaptiveCard> {
  const { today } = momentOf(context.clock);
  const actionId = textOf(data.actionId);
  const input = outcomeInput.safeParse(await outcomeOf(context, actionId, data));
  if (!input.success) throw new Problem('bad-request', 'That answer was not understood. Nothing was saved.');
  try {
    const { action, raised } = await recordOutcome(context, reader.person, actionId, input.data);
    const alert = raised.some(({ kind }) => kind === 'safeguarding-alert')
      ? ' The safeguarding lead is told.'
      : '';
    const saved = action.outcome ? outcomeWords(action.outcome, today) : 'Saved';
    return await callsFor(
      context,
      reader,
      `${nameInSentence(action.pupil?.name ?? 'Saved')}: ${saved}. Thank you.${alert}`,
    );
  } catch (error) {
    const current =
      error instanceof Problem && error.code === 'conflict'
        ? (error.details as { action: Action | null }).action
        : null;
    if (!current || !(error instanceof Problem)) throw error;
    return settledCallCard(current, error.message, today);
  }
}

async function outcomeOf(
  context: Context,
  actionId: string,
  data: Record<string, unknown>,
): Promise<Partial<OutcomeInput>> {
  const spokenTo = data.result === 'spoke-to';
  const reason = textOf(data.reason);
  const note = textOf(data.note);
  return {
    result: data.result as OutcomeInput['result'],
    ...(spokenTo && reason && { reason }),
    ...(spokenTo && (await expectedBackChosen(context, actionId, textOf(data.back)))),
    ...(note && { note }),
  };
}

/** Reads the choices of the call card: 'today 10:45', 'tomorrow' (the next school day), 'unknown'. */
async function expectedBackChosen(
  context: Context,
  actionId: string,
  chosen: string,
): Promise<Pick<OutcomeInput, 'expectedBack'>> {
  if (chosen.startsWith('today '))
    return { expectedBack: { kind: 'today', time: chosen.slice('today '.length) } };
  if (chosen === 'tomorrow')
    return { expectedBack: { kind: 'date', date: await nextSchoolDay(context, actionId) } };
  return chosen === 'unknown' ? { expectedBack: { kind: 'unknown' } } : {};
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

export async function summaryOf(context: Context, reader: Reader, pupilId: string): Promise<AdaptiveCard> {
  const summary = await pupilSummary(context, reader.person, pupilId);
  const link = context.linkTo({ page: 'pupil', pupilId });
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
  askAgain: string,
  about: Record<string, unknown>,
  data: Record<string, unknown>,
  anew: () => Promise<AdaptiveCard>,
): Promise<AdaptiveCard> {
  const madeAt = Date.parse(textOf(data.madeAt));
  const old =
    Number.isNaN(madeAt) || context.clock.now().getTime() - madeAt > NAMES_STAND_FOR_HOURS * 3_600_000;
  return old ? askAgainCard(askAgain, about) : anew();
}

export async function gapsFor(context: Context, reader: Reader): Promise<AdaptiveCard> {
  return gapsCard(await trustGaps(context, reader.person, {}));
}

/** The day's figures: the person's school, or the trust for those who see several. */
export async function todayFor(
  context: Context,
  reader: Reader,
  places: readonly string[] = [],
): Promise<AdaptiveCard> {
  const view = await dailyViewFor(context, reader.person, places);
  return view
    ? dailyCard(view)
    : wordsCard('There are no schools here yet. An administrator can bring in the files.');
}
