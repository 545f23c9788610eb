import type { StandInDocument, StandInDocuments } from '../stand-in-documents.ts';

export type Attachment = { contentType: string; content?: unknown; name?: string };

/** A message as Teams keeps it; `views` hold what single people see instead of the card, by Entra object id. */
export type StoredMessage = {
  conversation: string;
  /** The id of the message that began the thread; its own id for that one. */
  thread: string;
  from: { id: string; name: string; isBot: boolean };
  text: string;
  attachments: Attachment[];
  sentAt: string;
  editedAt?: string;
  deletedAt?: string;
  /** Why the bot did not get it, in words. */
  undelivered?: string;
  views?: Record<string, unknown>;
};

export type Written = Pick<StoredMessage, 'text' | 'attachments'>;

const messagesPrefix = 'messages/';
const collection = (conversation: string) => `${messagesPrefix}${conversation}`;

/** The messages of every channel and chat, kept with the stand-ins' documents. */
export function conversationMessages(documents: StandInDocuments, now: () => string) {
  const get = (conversation: string, id: string) =>
    documents.get<StoredMessage>(collection(conversation), id);

  /** Ids are milliseconds, as in Teams; the next free one when two come at once. */
  async function add(
    conversation: string,
    thread: string | null,
    from: StoredMessage['from'],
    written: Written,
  ): Promise<string> {
    const sentAt = now();
    for (let number = Date.parse(sentAt); ; number++) {
      const id = String(number);
      const message = { conversation, thread: thread ?? id, from, ...written, sentAt };
      if (await documents.create<StoredMessage>(collection(conversation), id, message)) return id;
    }
  }

  /** Answers false when there is no such message, or no longer. */
  async function alter(
    conversation: string,
    id: string,
    change: (message: StoredMessage) => StoredMessage,
  ): Promise<boolean> {
    for (;;) {
      const found = await get(conversation, id);
      if (!found || found.body.deletedAt) return false;
      const written = await documents.replace(
        collection(conversation),
        id,
        found.version,
        change(found.body),
      );
      if (written !== undefined) return true;
    }
  }

  return {
    get,
    add,
    alter,
    edit: (conversation: string, id: string, written: Written) =>
      alter(conversation, id, ({ views: _seenBefore, ...message }) => ({
        ...message,
        ...written,
        editedAt: now(),
      })),
    remove: (conversation: string, id: string) =>
      alter(conversation, id, (message) => ({ ...message, text: '', attachments: [], deletedAt: now() })),
    list: (conversation: string, changedAfter = 0): Promise<StandInDocument<StoredMessage>[]> =>
      documents.list<StoredMessage>(collection(conversation), changedAfter),
    /** The last change of each conversation, by its id. */
    async lastChanges(): Promise<Map<string, number>> {
      const changes = await documents.lastChanges(messagesPrefix);
      return new Map([...changes].map(([name, changed]) => [name.slice(messagesPrefix.length), changed]));
    },
  };
}
