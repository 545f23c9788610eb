/** The pieces a card is made of: Adaptive Cards 1.5, text first, no more than six buttons, no colour alone. */

export type CardElement = Record<string, unknown> & { type: string };
export type CardAction = Record<string, unknown> & { type: string; title?: string };

export interface AdaptiveCard {
  type: 'AdaptiveCard';
  $schema: string;
  version: '1.5';
  body: CardElement[];
  actions?: CardAction[];
  refresh?: object;
  msteams?: object;
  fallbackText?: string;
}

export function card(body: CardElement[], actions: CardAction[] = []): AdaptiveCard {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    body,
    ...(actions.length > 0 && { actions: actions.slice(0, 6) }),
    msteams: { width: 'Full' },
  };
}

export function text(words: string, look: Record<string, unknown> = {}): CardElement {
  return { type: 'TextBlock', text: plain(words), wrap: true, spacing: 'Small', ...look };
}

export const heading = (words: string): CardElement =>
  text(words, { weight: 'Bolder', size: 'Medium', style: 'heading' });
export const quiet = (words: string): CardElement => text(words, { isSubtle: true });

/** Card text is markdown in Teams: names and comments are shown as they are, never as a link or a list. */
export function plain(words: string): string {
  return words.replace(/([\\`*_[\]<>#])/g, '\\$1').replace(/^(\s*)([-+]|\d+\.)(\s)/gm, '$1\\$2$3');
}

export function columns(...parts: { width: string; items: CardElement[] }[]): CardElement {
  return { type: 'ColumnSet', columns: parts.map((part) => ({ type: 'Column', ...part })) };
}

/** A button that works where Action.Execute does and, by its fallback, where only Action.Submit does. */
export function press(
  title: string,
  verb: string,
  data: Record<string, unknown>,
  look: Record<string, unknown> = {},
): CardAction {
  const carried = { ...data, verb };
  return {
    type: 'Action.Execute',
    title,
    verb,
    data: carried,
    ...look,
    fallback: { type: 'Action.Submit', title, data: carried },
  };
}

export function openTab(title: string, url: string): CardAction {
  return { type: 'Action.OpenUrl', title, url };
}

export function choices(
  id: string,
  label: string,
  placeholder: string,
  options: readonly { value: string; label: string }[],
): CardElement {
  return {
    type: 'Input.ChoiceSet',
    id,
    label,
    placeholder,
    style: 'compact',
    choices: options.map(({ value, label: title }) => ({ title, value })),
  };
}

/** The colour that goes with a word; the word is always there too. */
export const colourOf = {
  'on-target': 'Good',
  close: 'Warning',
  over: 'Attention',
  'not-known': 'Default',
} as const;
