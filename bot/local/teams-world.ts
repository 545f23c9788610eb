import { createHash } from 'node:crypto';

/** A person as `GET /api/local/people` names them. */
export type LocalPerson = {
  email: string;
  name: string;
  roles: string[];
  schools: string[];
  entraObjectId: string;
};
export type LocalSchool = { school: string; name: string };

type Channel = { id: string; name: string };
export type Team = {
  /** The id Teams gives the team, which is its General channel's too. */
  id: string;
  /** The Microsoft 365 group behind the team: Planner's plans belong to it. */
  groupId: string;
  name: string;
  /** Null for the trust's own team. */
  school: string | null;
  channels: Channel[];
  members: LocalPerson[];
};
export type TeamsWorld = { teams: Team[]; people: LocalPerson[] };

export type TeamsConversation =
  | { kind: 'channel'; id: string; team: Team; channel: Channel; thread: string | null }
  | { kind: 'personal'; id: string; person: LocalPerson };

export const localTenantId = '6a1f0e52-9d3b-4c7a-8e15-0b2d4f6a8c90';
export const localBot = { id: '28:1c7e5b90-4a2d-4f38-b6c1-93d0a85e7f24', name: 'Attendance First' };

const trustRoles = ['administrator', 'trust-lead', 'cluster-lead'];

/** The invented Teams: one team for each school and one for the trust, its ids the same at every start. */
export function teamsWorld(people: LocalPerson[], schools: LocalSchool[]): TeamsWorld {
  const trust = team('trust', 'Trust team', null, (person) =>
    person.roles.some((role) => trustRoles.includes(role)),
  );
  const ofSchools = schools.map(({ school, name }) =>
    team(`school/${school}`, name, school, (person) => person.schools.includes(school)),
  );
  return { teams: [...ofSchools, trust], people };

  function team(
    key: string,
    name: string,
    school: string | null,
    isMember: (one: LocalPerson) => boolean,
  ): Team {
    const id = `19:${digest(`team/${key}`, 32)}@thread.tacv2`;
    return {
      id,
      groupId: guid(`group/${key}`),
      name,
      school,
      channels: [
        { id: `19:${digest(`attendance/${key}`, 32)}@thread.tacv2`, name: 'Attendance' },
        { id, name: 'General' },
      ],
      members: people.filter(isMember),
    };
  }
}

/** The Microsoft 365 group of a school's team (null: the trust's), for Planner's plans in local mode. */
export function groupIdOf(school: string | null): string {
  return guid(`group/${school === null ? 'trust' : `school/${school}`}`);
}

/** The personal chat of a person with the bot. */
export function chatIdOf(person: LocalPerson): string {
  return `a:1${digest(`chat/${person.entraObjectId}`, 40)}`;
}

/** The id under which Teams names a person to a bot. */
export function teamsIdOf(person: LocalPerson): string {
  return `29:1${digest(`user/${person.entraObjectId}`, 40)}`;
}

/** Takes a `29:` id or an Entra object id, as Teams does. */
export function personIn(world: TeamsWorld, id: string): LocalPerson | undefined {
  return world.people.find((person) => person.entraObjectId === id || teamsIdOf(person) === id);
}

/** Where a conversation id points to; a channel's thread is written behind it as `;messageid=`. */
export function conversationIn(world: TeamsWorld, conversationId: string): TeamsConversation | undefined {
  const [id = '', thread = null] = conversationId.split(';messageid=');
  for (const team of world.teams) {
    const channel = team.channels.find((one) => one.id === id);
    if (channel) return { kind: 'channel', id, team, channel, thread };
  }
  const person = world.people.find((one) => chatIdOf(one) === id);
  return person && { kind: 'personal', id, person };
}

/** The place, if this person would see it in their own Teams. */
export function conversationFor(
  world: TeamsWorld,
  person: LocalPerson,
  conversationId: string,
): TeamsConversation | undefined {
  const conversation = conversationIn(world, conversationId);
  if (conversation?.kind === 'channel')
    return conversation.team.members.includes(person) ? conversation : undefined;
  return conversation?.person === person ? conversation : undefined;
}

export function membersOf(conversation: TeamsConversation): LocalPerson[] {
  return conversation.kind === 'channel' ? conversation.team.members : [conversation.person];
}

function digest(of: string, length: number): string {
  return createHash('sha256').update(of).digest('hex').slice(0, length);
}

function guid(of: string): string {
  const hex = digest(of, 32);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}
