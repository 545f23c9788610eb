/** The pieces a card is made of: Adaptive Cards 1.5, text first, no more than six buttons, no colour alone. */
import type { ButtonData, CardVerb } from '#shared/contracts/card-actions.ts';

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

/** Text as it stands. Teams reads a text block as markdown, so words that hold its signs go as plain runs. */
export function text(label: string, look: Record<string, unknown> = {}): CardElement {
  if (!MARKDOWN.test(label)) return { type: 'TextBlock', text: label, wrap: true, spacing: 'Small', ...look };
  const { spacing = 'Small', separator, horizontalAlignment, style: _style, ...ofRun } = look;
  return {
    type: 'RichTextBlock',
    spacing,
    ...(separator !== undefined && { separator }),
    ...(horizontalAlignment !== undefined && { horizontalAlignment }),
    inlines: [{ type: 'TextRun', text: label, ...ofRun }],
  };
}

const MARKDOWN = /[\\`*_[\]<>#~|]|^\s*([-+]|\d+[.)])\s/m;

export const heading = (label: string): CardElement =>
  text(label, { weight: 'Bolder', size: 'Medium', style: 'heading' });
export const subtle = (label: string): CardElement => text(label, { isSubtle: true });

export function columns(...parts: { width: string; items: CardElement[] }[]): CardElement {
  return { type: 'ColumnSet', columns: parts.map((part) => ({ type: 'Column', ...part })) };
}

/** A button that works where Action.Execute does and, by its fallback, where only Action.Submit does. */
export function press<Verb extends CardVerb>(
  title: string,
  verb: Verb,
  data: ButtonData<Verb>,
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

export const buttons = (...actions: CardAction[]): CardElement => ({ type: 'ActionSet', actions });

/** The colour that goes with a word; the word is always there too. */
export const colourOf = {
  'on-target': 'Good',
  close: 'Warning',
  over: 'Attention',
  'not-known': 'Default',
} as const;
