import { describe, expect, it } from '@jest/globals';
import { chatKindOf, isOfTenant } from '../../bot/teams/chat-kind.ts';

const own = { id: 'a:1chat', conversationType: 'personal' };
const kindOf = (conversation: object | undefined, channelData?: unknown) =>
  chatKindOf({ conversation, channelData } as never);

describe('a conversation', () => {
  it.each<[string, object, unknown]>([
    ['that says so', own, null],
    ['that says it is no group', { ...own, isGroup: false }, { tenant: { id: 'T' } }],
    ['with blank fields', { ...own, isGroup: null }, { channel: null, team: null, teamsChannelId: null }],
  ])('is private: %s', (_, conversation, channelData) => {
    expect(kindOf(conversation, channelData)).toBe('personal');
  });

  it.each<[string, object | undefined, unknown]>([
    ['that does not say', { id: 'a:1chat' }, null],
    ['that is none', undefined, null],
    ['of no known type', { ...own, conversationType: 'Personal chat' }, null],
    ['of a group', { ...own, conversationType: 'groupChat' }, null],
    ['that says it is a group', { ...own, isGroup: true }, null],
    ['whose say on that is odd', { ...own, isGroup: 'true' }, null],
    ['with the id of a channel', { ...own, id: '19:abc@thread.tacv2' }, null],
    ['with the id of a group chat', { ...own, id: '19:abc@thread.v2' }, null],
    ['with the id of a meeting', { ...own, id: '19:meeting_x@thread.v2' }, null],
    ['with the id of a thread', { ...own, id: 'a:1;messageid=17' }, null],
    ['in a channel by its data', own, { channel: { id: '19:abc' } }],
    ['in a team by its data', own, { team: { id: '19:abc' } }],
    ['in a meeting by its data', own, { meeting: { id: 'x' } }],
    ['in a channel by the id alone', own, { teamsChannelId: '19:abc' }],
    ['in a team by the id alone', own, { teamsTeamId: '19:abc' }],
    ['in a channel that it does not name', own, { channel: {} }],
    ['in a team that it does not name', own, { team: {} }],
  ])('is not private: %s', (_, conversation, channelData) => {
    expect(kindOf(conversation, channelData)).toBe('channel');
  });
});

it.each<[string, boolean, unknown]>([
  ['both', true, { conversation: { tenantId: 'T' }, channelData: { tenant: { id: 't' } } }],
  ['the conversation alone', true, { conversation: { tenantId: 'T' } }],
  ['the channel’s data alone', true, { conversation: {}, channelData: { tenant: { id: 'T' } } }],
  ['neither', false, { conversation: {}, channelData: {} }],
  ['nothing', false, null],
  ['another', false, { conversation: { tenantId: 'U' } }],
  ['the one and another', false, { conversation: { tenantId: 'T' }, channelData: { tenant: { id: 'U' } } }],
  ['something odd', false, { conversation: { tenantId: ['T'] } }],
])('an activity of the tenant: %s names it', (_, expected, body) => {
  expect(isOfTenant(body, 'T')).toBe(expected);
});
