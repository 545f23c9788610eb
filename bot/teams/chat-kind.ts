/** Tells a person's own chat from what others read: pupils are named in the first only. */
import type { Activity } from 'botbuilder';
import type { ChatKind } from './command.ts';

/** Of channels, group chats and meetings, and their threads. */
const SHARED_ID = /^19:|@thread\b|;messageid=/i;

/** What Teams says of a channel, a team or a meeting, in either of its ways. */
const OF_SEVERAL = ['channel', 'team', 'meeting', 'teamsChannelId', 'teamsTeamId'];

/** Private only if it says so itself and nothing speaks against it: anything unsure is read by others. */
export function chatKindOf({
  conversation,
  channelData,
}: Pick<Activity, 'conversation' | 'channelData'>): ChatKind {
  const data = fields(channelData);
  const isOwn =
    conversation?.conversationType === 'personal' &&
    (conversation.isGroup ?? false) === false &&
    !SHARED_ID.test(conversation.id) &&
    OF_SEVERAL.every((name) => (data[name] ?? null) === null);
  return isOwn ? 'personal' : 'channel';
}

/** Whether an activity names the tenant, and no other, in its conversation or its channel's data. */
export function isOfTenant(body: unknown, tenantId: string): boolean {
  const { conversation, channelData } = fields(body);
  const named = [fields(conversation).tenantId, fields(fields(channelData).tenant).id].filter(
    (tenant) => tenant !== undefined && tenant !== null,
  );
  return (
    named.length > 0 &&
    named.every((tenant) => typeof tenant === 'string' && tenant.toLowerCase() === tenantId.toLowerCase())
  );
}

const fields = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
