import type { Product } from './product.ts';
import { asText, type Recording } from './recording.ts';
import type { Who, World } from './world.ts';

interface Message {
  id: string;
  from: { isBot: boolean };
  cards: unknown[];
}
interface Button {
  type: string;
  verb?: string;
  title?: string;
  data?: Record<string, unknown>;
  fallback?: unknown;
}
interface Conversations {
  teams: { name: string; channels: { id: string; name: string }[] }[];
  chat: { id: string };
}

const saidInChat = [
  'help',
  'today',
  'my calls',
  'gaps',
  'summary khan',
  'summary a',
  'summary zzzz',
  'summary',
];
const saidBesides = ['hello', 'how are you?', 'post here', 'stop posting'];
const saidInChannel = [
  'help',
  'today',
  'my calls',
  'summary khan',
  'gaps',
  'how are you?',
  'post here NONE',
  'post here COR',
  'post here trust',
  'stop posting',
  'post here',
  'post here',
  'stop posting',
  'stop posting',
  'post here',
];
const outcomes: [result: string, inputs: Record<string, string>][] = [
  ['spoke-to', { reason: 'Ill', back: 'today 10:45', note: 'On the way' }],
  ['no-answer', {}],
  ['spoke-to', { back: 'tomorrow' }],
  ['voicemail', { note: 'Asked to ring back' }],
  ['wrong-number', { reason: 'Ill', back: 'unknown' }],
  ['spoke-to', { back: 'unknown', reason: 'Not said' }],
  ['shouted', {}],
];
const LONG_AGO = '2026-11-16T08:00:00+00:00';

/** One place in Teams as one person has it open: what is said there, what is pressed, and what then stands there. */
export class Conversation {
  readonly #product: Product;
  readonly #recording: Recording;
  readonly #who: Who;
  readonly #id: string;
  readonly #folder: string;
  #mark = 0;
  #turns = 0;

  constructor(product: Product, recording: Recording, who: Who, id: string, name: string) {
    this.#product = product;
    this.#recording = recording;
    this.#who = who;
    this.#id = id;
    this.#folder = `chats/${name}/${who.label}`;
  }

  /** Answers the bot's newest message. */
  async say(text: string, mentionBot = true): Promise<Message | undefined> {
    return this.#turn(`says ${text}`, 'messages', { text, mentionBot });
  }

  async press(
    message: string,
    button: Button,
    inputs = {},
    trigger = 'manual',
  ): Promise<Message | undefined> {
    const { fallback: _fallback, ...action } = button;
    const what = `presses ${button.verb ?? button.type} ${JSON.stringify(inputs)}`;
    return this.#turn(what, 'presses', { message, action, inputs, trigger });
  }

  /** What has come or changed here since anybody looked. */
  async look(what: string): Promise<Message | undefined> {
    const query = new URLSearchParams({
      as: this.#who.email,
      conversation: this.#id,
      since: `${this.#mark}`,
    });
    const { messages, mark } = await this.#product.read<{ messages: Message[]; mark: number }>(
      `/api/local/desk/messages?${query}`,
    );
    this.#mark = mark;
    this.#note(what, asText(messages));
    return messages.filter(({ from }) => from.isBot).at(-1);
  }

  async #turn(what: string, door: string, body: object): Promise<Message | undefined> {
    const json = { as: this.#who.email, conversation: this.#id, ...body };
    const { status, bytes } = await this.#product.ask('POST', `/api/local/desk/${door}`, { json });
    return this.look(`${what}\n${asText(body)}\n${status} ${bytes.toString()}`);
  }

  #note(what: string, text: string): void {
    this.#turns += 1;
    const [title = ''] = what.split('\n');
    this.#recording.write(
      `${this.#folder}/${String(this.#turns).padStart(3, '0')} ${title}`,
      `${what}\n${text}`,
    );
  }
}

/** Every button of a card, wherever it stands. */
function buttonsOf(part: unknown): Button[] {
  if (typeof part !== 'object' || part === null) return [];
  const inside = Object.entries(part).flatMap(([key, value]) => (key === 'fallback' ? [] : buttonsOf(value)));
  return 'type' in part && part.type === 'Action.Execute' ? [part as Button, ...inside] : inside;
}

/** A person's own chat: everything said, and a button of each kind pressed, but for outcomes. */
export async function recordChat(product: Product, recording: Recording, who: Who): Promise<void> {
  const conversations = await conversationsOf(product, who);
  recording.write(`chats/places/${who.label}`, asText(conversations));
  const conversation = new Conversation(product, recording, who, conversations.chat.id, 'personal');
  const pressed = new Set(['record-outcome']);
  const summaries = (await namesKnownTo(product, who)).map((name) => `summary ${name}`);
  for (const text of [...saidInChat, ...summaries, ...saidBesides]) {
    const card = await conversation.say(text);
    if (!card) continue;
    for (const button of buttonsOf(card.cards)) {
      if (pressed.has(button.verb ?? '')) continue;
      pressed.add(button.verb ?? '');
      await conversation.press(card.id, button);
      if (!button.data?.madeAt) continue;
      const old = { ...button, data: { ...button.data, madeAt: LONG_AGO } };
      await conversation.press(card.id, old, {}, 'automatic');
    }
    if (text === 'today')
      await conversation.press(card.id, { type: 'Action.Submit', data: { verb: 'gaps' } });
    if (text === 'gaps') await conversation.press(card.id, { type: 'Action.Execute', verb: 'constructor' });
  }
}

/** A pupil whom the person sees, and one of another school. */
async function namesKnownTo({ ask }: Product, who: Who): Promise<string[]> {
  interface Pupils {
    items: { name: string; school: string }[];
  }
  const find = async (json: object, as: string): Promise<Pupils> => {
    const { bytes } = await ask('POST', '/api/pupils/search', { as, json });
    return JSON.parse(bytes.toString()) as Pupils;
  };
  const own = await find({ text: 'a', limit: 1 }, who.email);
  const all = await find({ text: 'e', limit: 50 }, 'admin@local');
  const other = all.items.find(({ school }) => !who.schools.includes(school));
  return [...own.items, ...(other ? [other] : [])].map(({ name }) => name);
}

/** How calls went, said on the card; each pressed twice. */
export async function recordOutcomes(product: Product, recording: Recording, who: Who): Promise<void> {
  const { chat } = await conversationsOf(product, who);
  const conversation = new Conversation(product, recording, who, chat.id, 'outcomes');
  for (const [result, inputs] of outcomes) {
    const card = await conversation.say('my calls');
    const button = buttonsOf(card?.cards).find(({ verb }) => verb === 'record-outcome');
    if (!card || !button) continue;
    const pressed = { ...button, data: { ...button.data, result } };
    await conversation.press(card.id, pressed, inputs);
    await conversation.press(card.id, pressed, inputs);
  }
}

/** The first channel of a person's first team. */
export async function recordChannel(
  product: Product,
  recording: Recording,
  who: Who,
): Promise<Conversation[]> {
  const { teams } = await conversationsOf(product, who);
  const [channel] = teams[0]?.channels ?? [];
  if (!channel) return [];
  const conversation = new Conversation(product, recording, who, channel.id, `channel ${teams[0]?.name}`);
  await conversation.say('not to the bot', false);
  for (const text of saidInChannel) {
    const card = await conversation.say(text);
    if (!card) continue;
    for (const button of buttonsOf(card.cards)) await conversation.press(card.id, button);
    if (text !== 'help') continue;
    for (const verb of [
      'my-calls',
      'open-call',
      'record-outcome',
      'open-summary',
      'refresh-summary',
      'today',
    ])
      await conversation.press(card.id, {
        type: 'Action.Execute',
        verb,
        data: { actionId: '1', pupilId: '1' },
      });
  }
  return [conversation];
}

const conversationsOf = ({ read }: Product, who: Who): Promise<Conversations> =>
  read(`/api/local/desk/conversations?as=${encodeURIComponent(who.email)}`);

/** At each school, who has the most calls to make. */
export async function busiestCallers({ read }: Product, world: World): Promise<Who[]> {
  const { people } = await read<{ people: Omit<Who, 'label' | 'own'>[] }>('/api/local/people');
  const found: Who[] = [];
  for (const school of world.schools) {
    const { items } = await read<{ items: { assignee: { name: string } | null }[] }>(
      `/api/actions?school=${school}&kind=absence-call&status=open&limit=200`,
    );
    const calls = Map.groupBy(items, ({ assignee }) => assignee?.name ?? '');
    const names = [...calls].filter(([name]) => name !== '');
    const [busiest] = names.sort(([a, { length: of }], [b, { length }]) => length - of || (a < b ? -1 : 1));
    const person = people.find(({ name, schools }) => name === busiest?.[0] && schools.includes(school));
    if (person) found.push({ ...person, own: [], label: `busiest caller at ${school}` });
  }
  return found;
}

/** What no person's Teams would send. */
export async function recordOddActivities({ ask, address }: Product, recording: Recording): Promise<void> {
  const press = {
    type: 'invoke',
    name: 'adaptiveCard/action',
    id: 'f:1',
    channelId: 'msteams',
    serviceUrl: `${address}/api/local/connector`,
    from: { id: '29:1', aadObjectId: 'nobody' },
    conversation: { id: 'a:1', conversationType: 'personal' },
    recipient: { id: '28:1' },
    value: { action: { type: 'Action.Execute', verb: 'my-calls' } },
  };
  const odd: Record<string, object> = {
    'from a stranger': press,
    'of another name': { ...press, name: 'task/fetch' },
    'from elsewhere': { ...press, serviceUrl: 'https://smba.trafficmanager.net/uk/' },
    'without anything': {},
  };
  for (const [name, json] of Object.entries(odd))
    recording.answer(`chats/odd/${name}`, asText(json), await ask('POST', '/api/messages', { json }));
}
