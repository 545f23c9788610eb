import type { Request, Response, Server } from 'restify';
import { conversationMessages, type Attachment } from './conversation-messages.ts';
import type { StandInDocuments } from '../stand-in-documents.ts';
import {
  chatIdOf,
  localBot,
  localTenantId,
  membersOf,
  personIn,
  conversationIn,
  teamsIdOf,
  type LocalPerson,
  type TeamsConversation,
  type TeamsWorld,
} from '../teams-world.ts';

export type ConnectorStandInOptions = {
  /** Path in front of everything, such as `/api/local/connector`. */
  base: string;
  /** The address under which the bot reaches this, as it stands in activities. */
  serviceUrl: () => string;
  /** The product's clock, as an ISO instant. */
  now: () => string;
  world: () => Promise<TeamsWorld>;
};

type ActivityBody = { type?: string; text?: string; attachments?: Attachment[]; from?: { name?: string } };
type Call = { req: Request; res: Response; world: TeamsWorld; conversation: TeamsConversation };

class ConnectorProblem extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

const unknownConversation = () =>
  new ConnectorProblem(404, 'ConversationNotFound', 'Conversation not found.');
const unknownActivity = () =>
  new ConnectorProblem(404, 'ActivityNotFoundInConversation', 'Activity not found.');

/** What Teams refuses as too big. */
const largestActivity = 28 * 1024;

/** The Bot Framework's connector as Teams offers it to the bot, for a computer without a tenant. */
export function mountConnectorStandIn(
  server: Server,
  documents: StandInDocuments,
  options: ConnectorStandInOptions,
) {
  const messages = conversationMessages(documents, options.now);

  const answering = (answer: (req: Request, res: Response) => Promise<void>) => {
    return async (req: Request, res: Response) => {
      try {
        await answer(req, res);
      } catch (error) {
        if (!(error instanceof ConnectorProblem)) throw error;
        res.json(error.status, { error: { code: error.code, message: error.message } });
      }
    };
  };

  const route = (
    method: 'get' | 'post' | 'put' | 'del',
    path: string,
    answer: (call: Call) => Promise<void>,
  ) =>
    server[method](
      `${options.base}/v3/conversations/:id${path}`,
      answering(async (req, res) => {
        const world = await options.world();
        const conversation = conversationIn(world, param(req, 'id'));
        if (!conversation) throw unknownConversation();
        await answer({ req, res, world, conversation });
      }),
    );

  async function send(conversation: TeamsConversation, activity: ActivityBody): Promise<string> {
    const written = writtenOf(activity);
    if (conversation.kind === 'personal') return messages.add(conversation.id, null, bot(activity), written);
    if (conversation.thread && !(await messages.get(conversation.id, conversation.thread)))
      throw unknownConversation();
    return messages.add(conversation.id, conversation.thread, bot(activity), written);
  }

  server.post(
    `${options.base}/v3/conversations`,
    answering(async (req, res) => {
      const query = (req.body ?? {}) as {
        members?: { id?: string }[];
        channelData?: { channel?: { id?: string } };
        activity?: ActivityBody;
      };
      const world = await options.world();
      const channelId = query.channelData?.channel?.id;
      const person = channelId ? undefined : personIn(world, query.members?.[0]?.id ?? '');
      const conversation = conversationIn(world, channelId ?? (person ? chatIdOf(person) : ''));
      if (!conversation) throw unknownConversation();
      if (conversation.kind === 'channel' && !query.activity)
        throw new ConnectorProblem(400, 'BadSyntax', 'A channel thread begins with an activity.');
      const activityId = query.activity && (await send(conversation, query.activity));
      const id =
        conversation.kind === 'channel'
          ? `${conversation.id};messageid=${conversation.thread ?? activityId}`
          : conversation.id;
      res.json(201, { id, activityId, serviceUrl: options.serviceUrl() });
    }),
  );

  const post = async ({ req, res, conversation }: Call) => {
    const activity = (req.body ?? {}) as ActivityBody;
    // Typing and traces pass by in Teams too: they leave nothing behind.
    if (activity.type !== 'message') return void res.json(202, { id: String(Date.parse(options.now())) });
    res.json(201, { id: await send(conversation, activity) });
  };
  route('post', '/activities', post);
  // The thread is in the conversation's id. botbuilder answers invokes and its own events under ids that are
  // no message's, and Teams takes those too.
  route('post', '/activities/:activity', post);

  route('put', '/activities/:activity', async ({ req, res, conversation }) => {
    const id = param(req, 'activity');
    if (!(await messages.edit(conversation.id, id, writtenOf((req.body ?? {}) as ActivityBody))))
      throw unknownActivity();
    res.json(200, { id });
  });

  route('del', '/activities/:activity', async ({ req, res, conversation }) => {
    if (!(await messages.remove(conversation.id, param(req, 'activity')))) throw unknownActivity();
    res.send(200);
  });

  route('get', '', async ({ res, conversation }) => {
    res.json(200, {
      id: conversation.id,
      conversationType: conversation.kind,
      tenantId: localTenantId,
      isGroup: conversation.kind === 'channel',
    });
  });

  route(
    'get',
    '/members',
    async ({ res, conversation }) => void res.json(200, membersOf(conversation).map(account)),
  );
  route('get', '/pagedmembers', async ({ req, res, conversation }) => {
    const query = new URL(req.url ?? '/', 'http://localhost').searchParams;
    const from = Number(query.get('continuationToken') ?? 0);
    const size = Math.min(Number(query.get('pageSize') ?? 200) || 200, 500);
    const all = membersOf(conversation);
    const continuationToken = from + size < all.length ? String(from + size) : undefined;
    res.json(200, { members: all.slice(from, from + size).map(account), continuationToken });
  });
  route('get', '/members/:member', async ({ req, res, world, conversation }) => {
    const person = personIn(world, param(req, 'member'));
    if (!person || !membersOf(conversation).includes(person))
      throw new ConnectorProblem(404, 'MemberNotFoundInConversation', 'Member not found.');
    res.json(200, account(person));
  });

  const team = (path: string, answer: (team: TeamsWorld['teams'][number]) => unknown) =>
    server.get(
      `${options.base}/v3/teams/:id${path}`,
      answering(async (req, res) => {
        const found = (await options.world()).teams.find(({ id }) => id === param(req, 'id'));
        if (!found) throw new ConnectorProblem(404, 'NotFound', 'Team not found.');
        res.json(200, answer(found));
      }),
    );
  team('', ({ id, name, groupId, channels, members }) => ({
    id,
    name,
    aadGroupId: groupId,
    channelCount: channels.length,
    memberCount: members.length,
  }));
  team('/conversations', ({ id, channels }) => ({
    conversations: channels.map((channel) => ({
      id: channel.id,
      name: channel.id === id ? null : channel.name,
    })),
  }));
}

function writtenOf(activity: ActivityBody) {
  if (Buffer.byteLength(JSON.stringify(activity)) > largestActivity)
    throw new ConnectorProblem(413, 'MessageSizeTooBig', 'Message size too large.');
  return { text: activity.text ?? '', attachments: activity.attachments ?? [] };
}

function bot(activity: ActivityBody) {
  return { id: localBot.id, name: activity.from?.name ?? localBot.name, isBot: true };
}

/** A member as Teams describes one to a bot. */
function account(person: LocalPerson) {
  return {
    id: teamsIdOf(person),
    name: person.name,
    objectId: person.entraObjectId,
    aadObjectId: person.entraObjectId,
    email: person.email,
    userPrincipalName: person.email,
    tenantId: localTenantId,
    userRole: 'user',
  };
}

function param(req: Request, name: string): string {
  return (req.params as Record<string, string>)[name] ?? '';
}
