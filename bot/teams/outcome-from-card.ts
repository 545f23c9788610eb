import { siblingsNext } from '#shared/domain/actions/call.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { outcomeInput, type Action, type OutcomeInput } from '#shared/contracts/actions/action.ts';
import {
  contactOnCard,
  expectedBackChoices,
  type Asked,
  type ExpectedBackChoice,
} from '#shared/contracts/actions/card-actions.ts';
import type { PressData } from '#shared/contracts/card-actions.ts';
import { afterAlertText, beforeAlertText } from '#shared/wording/actions/alert-text.ts';
import { settledMeanwhileText } from '#shared/wording/actions/action-text.ts';
import { callPageLabels } from '#shared/wording/actions/call-page-text.ts';
import { outcomeText } from '#shared/wording/actions/outcome-text.ts';
import { nameInSentence } from '#shared/wording/basics/name-in-sentence.ts';
import { joined } from '#shared/wording/basics/number-text.ts';
import { settledCallCard, spokeToCard, whoseNumberCard } from '../cards/actions/call-card.ts';
import type { AdaptiveCard } from '../cards/basics/card-parts.ts';
import { isoAt } from '../clock.ts';
import { callSheet } from '../operations/actions/call-sheet.ts';
import { alertReaders } from '../operations/messages/alert-readers.ts';
import { nextSchoolDay } from '../operations/actions/calls/next-school-day.ts';
import { recordOutcome } from '../operations/actions/record-outcome.ts';
import { undoOutcome } from '../operations/actions/undo-outcome.ts';
import type { StaffContext } from '../operations/context.ts';
import { callsFor, type Reader } from './answers.ts';

type OutcomePress = PressData<'record-outcome'>;

export const notUnderstood = (): Problem =>
  new Problem('bad-request', 'That answer was not understood. Nothing was saved.');

/**
 * Records an outcome from a card; pressed again, or after somebody else, it shows how things stand. Whoever spoke to the
 * family is asked why the pupil is away and until when, as in the tab.
 */
export async function outcomeFromCard(
  ctx: StaffContext,
  reader: Reader,
  press: OutcomePress,
): Promise<AdaptiveCard> {
  const { today } = ctx.moment;
  const { actionId } = press;
  if (isToBeAsked(press)) {
    const asked = {
      actionId,
      reason: press.reason,
      believed: press.believed === 'said',
      rung: rungOf(press),
    };
    return askFurther(ctx, reader, asked, press.note);
  }
  if (await asksWhose(ctx, press))
    return askFurther(
      ctx,
      reader,
      { actionId, reason: '', believed: false, rung: rungOf(press), whose: true },
      press.note,
    );
  const input = outcomeInput.safeParse(await outcomeOf(ctx, press));
  if (!input.success) throw notUnderstood();
  return orAsItStands(today, async () => {
    const { action, also, raised } = await recordOutcome(ctx, { actionId, outcome: input.data });
    const alert = raised.some(({ kind }) => kind === 'safeguarding-alert')
      ? ` ${afterAlertText(await alertReaders(ctx, action.school))}`
      : '';
    const saved = action.outcome ? outcomeText(action.outcome, today) : 'Saved';
    const names = joined([action, ...also].map(({ pupil }) => nameInSentence(pupil?.name ?? '')));
    const recorded = {
      actionId,
      also: also.map(({ id }) => id),
      notice: `${names}: ${saved}. Thank you.${alert}`,
    };
    return callsFor(ctx, reader, { recorded, chosen: siblingsNext(action)[0]?.actionId ?? null });
  });
}

/** Takes back what a press of a card recorded, for as long as the tab can; the call is open again. */
export async function undoFromCard(
  ctx: StaffContext,
  reader: Reader,
  { actionId, alsoFor = [] }: PressData<'undo-outcome'>,
): Promise<AdaptiveCard> {
  return orAsItStands(ctx.moment.today, async () => {
    for (const id of alsoFor) await undoOutcome(ctx, id);
    const { action } = await undoOutcome(ctx, actionId);
    const notice = `${nameInSentence(action.pupil?.name ?? '')}: ${callPageLabels.undone}`;
    return callsFor(ctx, reader, { notice, chosen: action.status === 'open' ? actionId : null });
  });
}

/** What is still to be said: about a family that was spoken to, or which number was wrong. */
export async function askFurther(
  ctx: StaffContext,
  reader: Reader,
  asked: Asked,
  note = '',
): Promise<AdaptiveCard> {
  const sheet = await callSheet(ctx, asked.actionId);
  const { status } = sheet.action;
  if (status !== 'open') return settledCallCard(sheet.action, settledMeanwhileText(status), ctx.moment.today);
  const view = {
    sheet,
    asked,
    note,
    madeAt: isoAt(ctx.at),
    readerId: reader.teamsId,
    link: ctx.linkTo({ page: 'calls' }),
  };
  if (asked.whose) return whoseNumberCard(view);
  const alert = asked.believed ? beforeAlertText(await alertReaders(ctx, sheet.action.school)) : null;
  return spokeToCard({ ...view, alert, time: ctx.moment.time });
}

function isToBeAsked({ result, reason, back, believed }: OutcomePress): boolean {
  if (result !== 'spoke-to' || believed === 'sure') return false;
  return believed === 'said' || !reason || !back;
}

/** As the button carries it from an earlier step, else as it is filled in. */
const rungOf = ({ rung, whom }: OutcomePress): string => rung || (whom ?? '');

/** A wrong number is put right afterwards: which of several it was is asked once. */
async function asksWhose(ctx: StaffContext, { actionId, result, rung }: OutcomePress): Promise<boolean> {
  if (result !== 'wrong-number' || rung) return false;
  const { contacts } = await callSheet(ctx, actionId);
  return contacts.filter(({ phone }) => phone !== null).length > 1;
}

async function orAsItStands(today: string, work: () => Promise<AdaptiveCard>): Promise<AdaptiveCard> {
  try {
    return await work();
  } catch (error) {
    const current =
      error instanceof Problem && error.code === 'conflict'
        ? (error.details as { action: Action | null }).action
        : null;
    if (!current || !(error instanceof Problem)) throw error;
    return settledCallCard(current, error.message, today);
  }
}

/** A reason and when the pupil is back are known only to who was spoken to. */
async function outcomeOf(ctx: StaffContext, press: OutcomePress): Promise<OutcomeInput> {
  const { actionId, result, reason, back, believed, note, alsoFor } = press;
  const contact = contactOnCard(rungOf(press));
  const withNote = { ...(note && { note }), ...(contact && { contact }) };
  if (result !== 'spoke-to') return { result, ...(alsoFor && { alsoFor }), ...withNote };
  if (believed === 'sure')
    return { result, parentBelievedInSchool: true, expectedBack: { kind: 'unknown' }, ...withNote };
  return {
    result,
    ...(reason && { reason }),
    ...(back && { expectedBack: await expectedBackOf(ctx, actionId, back) }),
    ...withNote,
  };
}

async function expectedBackOf(
  ctx: StaffContext,
  actionId: string,
  choice: ExpectedBackChoice,
): Promise<OutcomeInput['expectedBack']> {
  const meaning = expectedBackChoices[choice];
  return meaning.kind === 'next-school-day'
    ? { kind: 'date', date: await nextSchoolDay(ctx, actionId) }
    : meaning;
}
