import { z } from 'zod';

const text = z.string().max(500).nullish();
/** Whoever says or is told something. The SDK sends these back, and would quote what is not of their types. */
const account = z.looseObject({
  id: z.string().max(500),
  name: text,
  aadObjectId: text,
  role: text,
});
const conversation = z.looseObject({
  id: z.string().min(1).max(500),
  conversationType: text,
  name: text,
  tenantId: text,
  aadObjectId: text,
  role: text,
  isGroup: z.boolean().nullish(),
});
const named = z.looseObject({ id: text, name: text }).nullish();

/** What the bot's door reads of an activity; everything else a channel sends is let through as it is. */
export const activity = z.looseObject({
  type: z.string().min(1).max(100),
  id: z.string().max(500).nullish(),
  channelId: z.string().max(100).nullish(),
  serviceUrl: z.string().max(2000),
  from: account,
  recipient: account.nullish(),
  conversation,
  text: z.string().max(100_000).nullish(),
  name: z.string().max(200).nullish(),
  action: z.string().max(100).nullish(),
  locale: z.string().max(100).nullish(),
  replyToId: z.string().max(500).nullish(),
  channelData: z
    .looseObject({
      channel: named,
      team: named,
      tenant: named,
      meeting: named,
      teamsChannelId: text,
      teamsTeamId: text,
    })
    .nullish(),
  deliveryMode: text,
  timestamp: text,
  localTimestamp: text,
  entities: z.array(z.looseObject({})).nullish(),
  attachments: z.array(z.looseObject({})).nullish(),
  membersAdded: z.array(account).nullish(),
  membersRemoved: z.array(account).nullish(),
});
