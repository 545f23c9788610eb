import { localDeskLabels as labels, roleText } from '#shared/wording/local-desk.ts';
import type { Person } from './desk-api.ts';

type Found = { person: Person; about: string };
export type PeopleGroup = { label: string; isStart: boolean; people: Found[] };

const startRoles = ['tutor', 'attendance-officer', 'senior-leader', 'trust-lead', 'administrator'];
const mostShown = 60;

/** One person for each role worth trying, the plainest of each role first. */
export function peopleToStartWith(people: Person[]): Person[] {
  const plainest = [...people].sort((a, b) => a.roles.length - b.roles.length);
  const found = startRoles.map((role) => plainest.find((person) => person.roles.includes(role)));
  return [...new Set(found.filter((person) => person !== undefined))];
}

/** Everybody who fits what was typed, grouped by school; with nothing typed, some to start with come first. */
export function findPeople(
  people: Person[],
  schools: { school: string; name: string }[],
  typed: string,
): PeopleGroup[] {
  const wanted = typed.trim().toLowerCase().split(/\s+/);
  const nameOf = (person: Person) =>
    person.schools.length === 1
      ? (schools.find(({ school }) => school === person.schools[0])?.name ?? person.schools[0] ?? '')
      : labels.trust;
  const fits = (person: Person) => {
    const text = [person.name, person.email, roleText(person.roles), nameOf(person), ...person.schools]
      .join(' ')
      .toLowerCase();
    return wanted.every((word) => text.includes(word));
  };
  const shown = people.filter(fits).slice(0, typed ? mostShown : undefined);
  const groups = [labels.trust, ...schools.map(({ name }) => name)].map((label) => ({
    label,
    isStart: false,
    people: shown
      .filter((person) => nameOf(person) === label)
      .map((person) => ({ person, about: roleText(person.roles) })),
  }));
  const start = (typed ? [] : peopleToStartWith(people)).map((person) => ({
    person,
    about: `${roleText(person.roles)}, ${nameOf(person)}`,
  }));
  return [{ label: labels.startWith, isStart: true, people: start }, ...groups].filter(
    (group) => group.people.length > 0,
  );
}
