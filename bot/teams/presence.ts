/** Where the bot is: what Teams says when it is added, removed, or spoken to in a channel. */
import { TurnContext, type Activity } from 'botbuilder';
import {
  recordBotBack,
  recordBotRemoved,
  recordSeenInChannel,
  recordRemovedByPerson,
} from '../operations/messages/bot-presence.ts';
import { actingAs, type Context, type StaffMember } from '../operations/context.ts';
import { channelOf } from './card-poster.ts';

interface ChannelData {
  channel?: { id?: string; name?: string };
  team?: { id?: string };
  eventType?: string;
}
export const channelDataOf = (activity: Activity): ChannelData => (activity.channelData ?? {}) as ChannelData;

/** Whether the activity says that the bot came or went; Teams says it in two ways, and not always in both. */
export function presenceChange(activity: Activity): 'added' | 'removed' | null {
  const self = activity.recipient?.id;
  const holdsSelf = (members?: { id?: string }[]): boolean =>
    self !== undefined && (members ?? []).some(({ id }) => id === self);
  if (activity.type === 'installationUpdate') {
    if (activity.action === 'remove' || activity.action === 'remove-upgrade') return 'removed';
    return activity.action === 'add' || activity.action === 'add-upgrade' ? 'added' : null;
  }
  if (activity.type !== 'conversationUpdate') return null;
  if (channelDataOf(activity).eventType === 'channelDeleted') return 'removed';
  if (holdsSelf(activity.membersRemoved)) return 'removed';
  return holdsSelf(activity.membersAdded) ? 'added' : null;
}

/** The bot left a personal chat, a channel or a team: it stops writing there. */
export async function leave(
  ctx: Context,
  activity: Activity,
  person: StaffMember | null,
  personal: boolean,
): Promise<void> {
  if (personal) {
    if (person) await recordRemovedByPerson(actingAs(ctx, person));
    return;
  }
  const { team, channel, eventType } = channelDataOf(activity);
  if (eventType === 'channelDeleted') {
    if (channel?.id) await recordBotRemoved(ctx, { channel: channel.id });
    return;
  }
  await recordBotRemoved(ctx, { channel: channelOf(activity.conversation.id) });
  if (team?.id) await recordBotRemoved(ctx, { team: team.id });
}

/** Something reached the bot from a channel: it is there, and with the whole team when it was just added to it. */
export async function heardInChannel(ctx: Context, activity: Activity, wholeTeam: boolean): Promise<void> {
  const team = channelDataOf(activity).team?.id ?? null;
  const reference = TurnContext.getConversationReference(activity);
  await recordSeenInChannel(ctx, {
    channel: channelOf(activity.conversation.id),
    conversation: reference,
    team,
  });
  if (wholeTeam && team) await recordBotBack(ctx, { team });
}
