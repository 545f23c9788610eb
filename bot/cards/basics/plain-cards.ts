import type { ButtonData, CardVerb } from '#shared/contracts/card-actions.ts';
import { card, heading, press, subtle, text, type AdaptiveCard, type CardElement } from './card-parts.ts';

export interface HelpLine {
  command: string;
  meaning: string;
}

/** What the bot understands, said to whoever greets it, asks for help or says what it doesn't know. */
export function helpCard({
  lines,
  personal,
  notUnderstood,
}: {
  lines: readonly HelpLine[];
  personal: boolean;
  notUnderstood: boolean;
}): AdaptiveCard {
  const greeting = notUnderstood
    ? 'I did not understand that. I know these words:'
    : 'Attendance First. I know these words:';
  return card(
    [
      text(greeting),
      ...lines.map(helpLine),
      ...(personal ? [] : [subtle('Names of pupils stay out of channels: ask me in a personal chat.')]),
    ],
    personal
      ? [press('Today', 'today', {}), press('My calls', 'my-calls', {}), press('Gaps', 'gaps', {})]
      : [],
  );
}

export const explainDailyCard = (): AdaptiveCard =>
  card([
    heading('Diff to target'),
    text('Allowed: how many pupils of the group may be absent on a day for the target to be met.'),
    text(
      'Absent: how many of the whole group that is today, from the sessions so far; two half days make one.',
    ),
    text('The difference is a number of children. A minus sign means too many are away.'),
    text(
      "The trust's number is the sum of its schools' numbers. Marks still missing are left out, and the card says how many there are.",
    ),
  ]);

export const textCard = (...lines: string[]): AdaptiveCard => card(lines.map((line) => text(line)));

/** After a day a card with a pupil's name gives way to this one. */
export const expiredCard = <Verb extends CardVerb>(verb: Verb, data: ButtonData<Verb>): AdaptiveCard =>
  card(
    [text('This was asked more than a day ago, so the names are gone from here.')],
    [press('Ask me again', verb, data)],
  );

const helpLine = ({ command, meaning }: HelpLine): CardElement => ({
  type: 'RichTextBlock',
  spacing: 'Small',
  inlines: [
    { type: 'TextRun', text: command, weight: 'Bolder' },
    { type: 'TextRun', text: `: ${meaning}` },
  ],
});
