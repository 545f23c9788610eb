import { Problem } from '#shared/domain/basics/problem.ts';
import { outcomeInput, type Action, type OutcomeInput } from '#shared/contracts/actions/action.ts';
import { expectedBackChoices, type ExpectedBackChoice } from '#shared/contracts/actions/card-actions.ts';
import type { PressData } from '#shared/contracts/card-actions.ts';
import { outcomeText } from '#shared/wording/actions/outcome-text.ts';
import { nameInSentence } from '#shared/wording/basics/name-in-sentence.ts';
import { settledCallCard } from '../cards/actions/call-card.ts';
import type { AdaptiveCard } from '../cards/basics/card-parts.ts';
import { nextSchoolDay } from '../operations/actions/next-school-day.ts';
import { recordOutcome } from '../operations/actions/record-outcome.ts';
import type { StaffContext } from '../operations/context.ts';
import { callsFor, type Reader } from './answers.ts';

type OutcomePress = PressData<'record-outcome'>;

export const notUnderstood = (): Problem =>
  new Problem('bad-request', 'That answer was not understood. Nothing was saved.');

/** Records an outcome from a card; pressed again, or after somebody else, it shows how things stand. */
export async function outcomeFromCard(
  ctx: StaffContext,
  reader: Reader,
  press: OutcomePress,
): Promise<AdaptiveCard> {
  const { today } = ctx.moment;
  const input = outcomeInput.safeParse(await outcomeOf(ctx, press));
  if (!input.success) throw notUnderstood();
  try {
    const { action, raised } = await recordOutcome(ctx, { actionId: press.actionId, outcome: input.data });
    const alert = raised.some(({ kind }) => kind === 'safeguarding-alert')
      ? ' The safeguarding lead is told.'
      : '';
    const saved = action.outcome ? outcomeText(action.outcome, today) : 'Saved';
    return await callsFor(
      ctx,
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

/** A reason and when the pupil is back are known only to who was spoken to. */
async function outcomeOf(
  ctx: StaffContext,
  { actionId, result, reason, back, note }: OutcomePress,
): Promise<OutcomeInput> {
  const spokenTo = result === 'spoke-to';
  return {
    result,
    ...(spokenTo && reason && { reason }),
    ...(spokenTo && back && { expectedBack: await expectedBackOf(ctx, actionId, back) }),
    ...(note && { note }),
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
