import { randomUUID } from 'node:crypto';
import type {
  DeskConversations,
  DeskMessage,
  DeskMessages,
  PressedButton,
  PressResult,
  SentMessage,
} from '#shared/contracts/local-desk.ts';
import { readCardAnswer, sendToBot } from './bot-door.ts';
import {
  conversationMessages,
  type Attachment,
  type StoredMessage,
} from '../connector/conversation-messages.ts';
import { DeskProblem } from './desk-problem.ts';
import type { StandInDocument, StandInDocuments } from '../stand-in-documents.ts';
import { executeActivity, installActivities, messageActivity, submitActivity } from './teams-activities.ts';
import {
  chatIdOf,
  localBot,
  localTenantId,
  conversationFor,
  teamsIdOf,
  type LocalPerson,
  type TeamsConversation,
  type TeamsWorld,
} from '../teams-world.ts';

export type DeskConversationsOptions = {
  /** The product's own address, such as `http://127.0.0.1:3978`. */
  origin: () => string;
  now: () => string;
};

const cardType = 'application/vnd.microsoft.card.adaptive';

/** Teams' side of channels and chats for the local desk: what a person reads, writes and presses. */
export function deskConversations(documents: StandInDocuments, options: DeskConversationsOptions) {
  const messages = conversationMessages(documents, options.now);
  const toBot = (activity: object) => sendToBot(`${options.origin()}/api/messages`, activity);
  const moment = (id: string) => ({
    id,
    at: options.now(),
    serviceUrl: `${options.origin()}/api/local/connector`,
  });

  async function list(world: TeamsWorld, person: LocalPerson): Promise<DeskConversations> {
    const changes = await messages.lastChanges();
    const lastChange = (id: string) => changes.get(id) ?? 0;
    const chat = chatIdOf(person);
    return {
      bot: { name: localBot.name },
      person: {
        name: person.name,
        teamsId: teamsIdOf(person),
        entraObjectId: person.entraObjectId,
        tenantId: localTenantId,
      },
      teams: world.teams
        .filter((team) => team.members.includes(person))
        .map(({ id, name, school, channels }) => ({
          id,
          name,
          school,
          channels: channels.map((channel) => ({ ...channel, lastChange: lastChange(channel.id) })),
        })),
      chat: { id: chat, lastChange: lastChange(chat) },
    };
  }

  async function read(person: LocalPerson, target: TeamsConversation, since: number): Promise<DeskMessages> {
    const found = await messages.list(target.id, since);
    return {
      messages: found.map((message) => seenBy(person, message)),
      mark: Math.max(since, ...found.map((message) => message.changed)),
    };
  }

  /** Tells the bot, once, that it was added here. */
  async function open(person: LocalPerson, target: TeamsConversation): Promise<void> {
    const where = target.kind === 'channel' ? target.team.id : target.id;
    if (!(await documents.create('installed', where, { at: options.now() }))) return;
    const answers = [];
    for (const activity of installActivities(person, target, moment(`f:${randomUUID()}`)))
      answers.push(await toBot(activity));
    if (answers.some((answer) => answer.status >= 500)) await documents.remove('installed', where);
  }

  async function send(person: LocalPerson, target: TeamsConversation, input: SentMessage) {
    await open(person, target);
    const mentionBot = target.kind === 'channel' && input.mentionBot;
    if (input.thread && !(await messages.get(target.id, input.thread))) throw unknownMessage();
    const written = {
      text: mentionBot ? `<at>${localBot.name}</at> ${input.text}` : input.text,
      attachments: [],
    };
    const id = await messages.add(target.id, input.thread ?? null, authorOf(person), written);
    if (target.kind === 'channel' && !mentionBot) return { id };
    const say = { text: input.text, mentionBot, thread: input.thread ?? id };
    const answer = await toBot(messageActivity(person, target, say, moment(id)));
    if (answer.status >= 400)
      await messages.alter(target.id, id, (message) => ({
        ...message,
        undelivered: `The bot did not take this message (${answer.status}).`,
      }));
    return { id };
  }

  async function press(
    person: LocalPerson,
    target: TeamsConversation,
    pressed: PressedButton,
  ): Promise<PressResult> {
    const found = await messages.get(target.id, pressed.message);
    if (!found || found.body.deletedAt) throw unknownMessage();
    const { thread } = found.body;
    const data = withInputs(pressed.action.data, pressed.inputs);
    const at = { message: pressed.message, thread };
    if (pressed.action.type === 'Action.Submit') return submit(person, target, { ...at, data });
    const action = { ...pressed.action, data };
    const activity = executeActivity(
      person,
      target,
      { ...at, action, trigger: pressed.trigger },
      moment(`f:${randomUUID()}`),
    );
    const answer = readCardAnswer(await toBot(activity));
    if ('line' in answer) return { result: 'line', text: answer.line };
    if ('problem' in answer) return { result: 'problem', text: answer.problem };
    if ('nothing' in answer) return { result: 'nothing' };
    // Teams shows the new card to the one who pressed; the others' comes by the bot's own update.
    await messages.alter(target.id, pressed.message, (message) => ({
      ...message,
      views: { ...message.views, [person.entraObjectId]: answer.card },
    }));
    return { result: 'card' };
  }

  async function submit(
    person: LocalPerson,
    target: TeamsConversation,
    pressed: { message: string; thread: string; data: unknown },
  ): Promise<PressResult> {
    const msteams = (pressed.data as { msteams?: { type?: string; text?: string; value?: unknown } } | null)
      ?.msteams;
    if (msteams?.type === 'imBack') {
      const text = String(msteams.value);
      const conversation = target.id;
      await send(person, target, { as: person.email, conversation, text, mentionBot: true });
      return { result: 'nothing' };
    }
    const text = msteams?.type === 'messageBack' ? (msteams.text ?? '') : undefined;
    const activity = submitActivity(person, target, { ...pressed, text }, moment(`f:${randomUUID()}`));
    const answer = await toBot(activity);
    return answer.status >= 400
      ? { result: 'problem', text: 'Something went wrong. Please try again.' }
      : { result: 'nothing' };
  }

  return { list, read, open, send, press };
}

/** The place a person asks for, if Teams would show it to them. */
export function conversationOf(
  world: TeamsWorld,
  person: LocalPerson,
  conversation: string,
): TeamsConversation {
  const target = conversationFor(world, person, conversation);
  if (!target) throw new DeskProblem(404, 'not-found', 'There is no such conversation for this person.');
  return target;
}

const unknownMessage = () => new DeskProblem(404, 'not-found', 'There is no such message.');

function seenBy(person: LocalPerson, { id, changed, body }: StandInDocument<StoredMessage>): DeskMessage {
  const own = body.views?.[person.entraObjectId];
  return {
    id,
    thread: body.thread,
    changed,
    from: {
      name: body.from.name,
      isBot: body.from.isBot,
      isMe: body.from.id === teamsIdOf(person),
    },
    text: body.text,
    cards: own ? [own] : cardsOf(body.attachments),
    sentAt: body.sentAt,
    editedAt: body.editedAt ?? null,
    deleted: body.deletedAt !== undefined,
    undelivered: body.undelivered ?? null,
  };
}

function cardsOf(attachments: Attachment[]): object[] {
  return attachments.flatMap(({ contentType, content }) =>
    contentType === cardType && typeof content === 'object' && content !== null ? [content] : [],
  );
}

function withInputs(data: unknown, inputs: Record<string, unknown>): unknown {
  return typeof data === 'object' && data !== null ? { ...data, ...inputs } : (data ?? inputs);
}

function authorOf(person: LocalPerson): StoredMessage['from'] {
  return { id: teamsIdOf(person), name: person.name, isBot: false };
}
