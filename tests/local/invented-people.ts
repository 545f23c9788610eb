import { teamsWorld } from '../../bot/local/teams-world.ts';
import type { LocalPerson } from '../../bot/local/teams-world.ts';

const person = (n: number, name: string, roles: string[], schools: string[]): LocalPerson => ({
  email: `${name.split(' ')[0]?.toLowerCase()}@school.example`,
  name,
  roles,
  schools,
  entraObjectId: `5a1f3c52-7d0e-4b8e-9a56-2f6f0c3b7d${String(n).padStart(2, '0')}`,
});

export const tutor = person(1, 'Tilly Tutor', ['tutor'], ['BA']);
export const officer = person(2, 'Olu Officer', ['attendance-officer'], ['BA']);
export const elsewhere = person(3, 'Elsa Elsewhere', ['tutor'], ['HA']);
export const lead = person(4, 'Leo Lead', ['trust-lead'], []);
export const people = [tutor, officer, elsewhere, lead];
export const schools = [
  { school: 'BA', name: 'Birch Academy' },
  { school: 'HA', name: 'Hazel Academy' },
];
export const world = teamsWorld(people, schools);
export const birch = world.teams[0]!;
export const birchAttendance = birch.channels[0]!;
