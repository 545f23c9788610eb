import { z } from 'zod';

const account = z.looseObject({
  id: z.string().max(500),
  name: z.string().nullish(),
  aadObjectId: z.string().nullish(),
});

/** What the bot's door reads of an activity; everything else a channel sends is let through as it is. */
export const activity = z.looseObject({
  type: z.string().min(1).max(100),
  id: z.string().max(500).nullish(),
  channelId: z.string().max(100).nullish(),
  serviceUrl: z.string().max(2000),
  from: account,
  recipient: account.nullish(),
  conversation: z.looseObject({ id: z.string().min(1).max(500), conversationType: z.string().nullish() }),
  text: z.string().max(100_000).nullish(),
  name: z.string().max(200).nullish(),
  action: z.string().max(100).nullish(),
  locale: z.string().max(100).nullish(),
  replyToId: z.string().max(500).nullish(),
  channelData: z.looseObject({ channel: z.looseObject({ name: z.string().nullish() }).nullish() }).nullish(),
  entities: z.array(z.looseObject({})).nullish(),
  attachments: z.array(z.looseObject({})).nullish(),
  membersAdded: z.array(account).nullish(),
  membersRemoved: z.array(account).nullish(),
});
