import {
  chatIdOf,
  localBot,
  localTenantId,
  teamsIdOf,
  type LocalPerson,
  type Team,
  type TeamsConversation,
} from '../teams-world.ts';

/** Where and when an activity happens; `id` is the message's, or an event's own. */
export type Moment = { id: string; at: string; serviceUrl: string };

type Say = { text: string; mentionBot: boolean; thread: string };

/** A message as Teams sends it to a bot: in a channel with the mention as a real entity. */
export function messageActivity(person: LocalPerson, target: TeamsConversation, say: Say, moment: Moment) {
  const mentioned = target.kind === 'channel' && say.mentionBot;
  const mention = `<at>${localBot.name}</at>`;
  const html = mentioned
    ? `<span itemscope="" itemtype="http://schema.skype.com/Mention" itemid="0">${localBot.name}</span>&nbsp;${escaped(say.text)}`
    : escaped(say.text);
  return {
    ...common('message', person, target, moment, say.thread),
    text: mentioned ? `${mention} ${say.text}` : say.text,
    textFormat: 'plain',
    attachments: [{ contentType: 'text/html', content: `<p>${html}</p>` }],
    entities: [
      ...(mentioned ? [{ type: 'mention', mentioned: localBot, text: mention }] : []),
      { type: 'clientInfo', locale: 'en-GB', country: 'GB', platform: 'Web', timezone: 'Europe/London' },
    ],
  };
}

export type Press = { type: string; id?: string; verb?: string; title?: string; data: unknown };

/** A press on Action.Execute: an invoke whose answer comes back in the same request. */
export function executeActivity(
  person: LocalPerson,
  target: TeamsConversation,
  press: { action: Press; trigger: string; message: string; thread: string },
  moment: Moment,
) {
  return {
    ...common('invoke', person, target, moment, press.thread),
    name: 'adaptiveCard/action',
    value: { action: press.action, trigger: press.trigger },
    replyToId: press.message,
  };
}

/** A press on Action.Submit: a message without text, what was pressed in its `value`. */
export function submitActivity(
  person: LocalPerson,
  target: TeamsConversation,
  press: { data: unknown; text?: string; message: string; thread: string },
  moment: Moment,
) {
  return {
    ...common('message', person, target, moment, press.thread),
    ...(press.text === undefined ? {} : { text: press.text, textFormat: 'plain' }),
    value: press.data,
    replyToId: press.message,
  };
}

/** What a bot hears when it is added to a person's chats or to a team. */
export function installActivities(person: LocalPerson, target: TeamsConversation, moment: Moment) {
  const where: TeamsConversation = target.kind === 'channel' ? generalOf(target.team) : target;
  const channelData =
    target.kind === 'channel'
      ? {
          team: { id: target.team.id, name: target.team.name, aadGroupId: target.team.groupId },
          eventType: 'teamMemberAdded',
          tenant: { id: localTenantId },
        }
      : { tenant: { id: localTenantId }, settings: { selectedChannel: { id: chatIdOf(target.person) } } };
  const event = (type: string) => ({ ...common(type, person, where, moment, null), channelData });
  return [
    { ...event('conversationUpdate'), membersAdded: [{ id: localBot.id }] },
    { ...event('installationUpdate'), action: 'add' },
  ];
}

function common(
  type: string,
  person: LocalPerson,
  target: TeamsConversation,
  moment: Moment,
  thread: string | null,
) {
  return {
    type,
    id: moment.id,
    timestamp: moment.at,
    localTimestamp: moment.at,
    localTimezone: 'Europe/London',
    locale: 'en-GB',
    channelId: 'msteams',
    serviceUrl: moment.serviceUrl,
    from: { id: teamsIdOf(person), name: person.name, aadObjectId: person.entraObjectId },
    recipient: localBot,
    conversation:
      target.kind === 'channel'
        ? {
            id: thread ? `${target.id};messageid=${thread}` : target.id,
            conversationType: 'channel',
            isGroup: true,
            tenantId: localTenantId,
          }
        : { id: target.id, conversationType: 'personal', tenantId: localTenantId },
    channelData:
      target.kind === 'channel'
        ? {
            teamsChannelId: target.id,
            teamsTeamId: target.team.id,
            channel: { id: target.id },
            team: { id: target.team.id },
            tenant: { id: localTenantId },
          }
        : { tenant: { id: localTenantId } },
  };
}

function generalOf(team: Team): TeamsConversation {
  return { kind: 'channel', id: team.id, team, channel: { id: team.id, name: 'General' }, thread: null };
}

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign);
}
