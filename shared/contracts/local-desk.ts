import { z } from 'zod';

/** What the local desk's page and its server say to each other, under `/api/local/desk`. */

/** The mail address of the person at the desk; `admin@local` is one too. */
const as = z.string().min(1).max(320);
const conversation = z.string().min(1).max(100);

export const sendMessage = z.object({
  as,
  conversation,
  text: z.string().trim().min(1).max(4000),
  /** Write into this thread of the channel instead of beginning one. */
  thread: z.string().optional(),
  /** In a channel only what names the bot reaches it. */
  mentionBot: z.boolean().default(true),
});
export type SendMessage = z.input<typeof sendMessage>;
export type SentMessage = z.output<typeof sendMessage>;

export const openConversation = z.object({ as, conversation });

export const pressButton = z.object({
  as,
  conversation,
  message: z.string(),
  action: z.object({
    type: z.enum(['Action.Execute', 'Action.Submit']),
    id: z.string().optional(),
    verb: z.string().optional(),
    title: z.string().optional(),
    data: z.unknown().optional(),
  }),
  /** What stands in the card's input fields, by their ids. */
  inputs: z.record(z.string(), z.unknown()).default({}),
  /** `automatic` when Teams itself refreshes a card that asks for it. */
  trigger: z.enum(['manual', 'automatic']).default('manual'),
});
export type PressButton = z.input<typeof pressButton>;
export type PressedButton = z.output<typeof pressButton>;

/** What became of a press: a new card, a line to show, or nothing to see (yet). */
export type PressResult = { result: 'card' | 'nothing' } | { result: 'line' | 'problem'; text: string };

export const tickInPlanner = z.object({
  as,
  task: z.string(),
  /** A checklist item; left out, the task itself is ticked. */
  item: z.string().optional(),
  checked: z.boolean(),
});
export type TickInPlanner = z.input<typeof tickInPlanner>;

/** The schools of the trust, for naming people's places. */
export type DeskSchools = { schools: { school: string; name: string }[] };

type DeskChannel = { id: string; name: string; lastChange: number };
export type DeskTeam = { id: string; name: string; school: string | null; channels: DeskChannel[] };
export type DeskConversations = {
  bot: { name: string };
  person: { name: string; teamsId: string; entraObjectId: string; tenantId: string };
  teams: DeskTeam[];
  chat: { id: string; lastChange: number };
};

export type DeskMessage = {
  id: string;
  thread: string;
  changed: number;
  from: { name: string; isBot: boolean; isMe: boolean };
  text: string;
  /** Adaptive cards as this person sees them. */
  cards: object[];
  sentAt: string;
  editedAt: string | null;
  deleted: boolean;
  undelivered: string | null;
};
/** `mark` goes into the next request's `since`. */
export type DeskMessages = { messages: DeskMessage[]; mark: number };

type BoardItem = { id: string; title: string; checked: boolean };
export type BoardTask = {
  id: string;
  title: string;
  due: string | null;
  percentComplete: number;
  assignees: string[];
  labels: string[];
  description: string;
  checklist: BoardItem[];
};
type BoardBucket = { id: string; name: string; tasks: BoardTask[] };
export type Board = { id: string; title: string; team: string | null; buckets: BoardBucket[] };
export type Boards = { boards: Board[] };
