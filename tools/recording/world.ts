import { postsBesides } from './beginnings.ts';
import type { Product } from './product.ts';

export interface Who {
  email: string;
  name: string;
  /** What they are, and where: "tutor at BRA". */
  label: string;
  schools: string[];
  /** Tutor groups of their own. */
  own: { school: string; group: string }[];
}

export interface Operation {
  method: string;
  path: string;
  parameters: { name: string; in: 'path' | 'query'; schema: Schema }[];
}
export interface Schema {
  enum?: string[];
  const?: string;
  anyOf?: Schema[];
}

/** Who and what there is to ask about, found over HTTP as anybody could find it. */
export interface World {
  people: Who[];
  operations: Operation[];
  schools: string[];
  groups: { school: string; group: string }[];
  keyGroups: string[];
  pupils: string[];
  actions: string[];
  upns: Map<string, string[]>;
}

const SCHOOL = 'BRA';
const TOLD_APART_BY = ['vulnerable', 'check-in', 'persistently-absent', 'new-joiners', 'pp', '94-to-96'];

export async function findWorld({ read }: Product): Promise<World> {
  const { schools } = await read<{ schools: { school: string }[] }>('/api/local/desk/schools');
  const codes = schools.map(({ school }) => school);
  const keyGroups = await read<{ groups: { group: string }[] }>(`/api/schools/${SCHOOL}/key-groups`);
  const pupils = new Set<string>();
  const upns = new Map<string, string[]>();
  const actions = new Set<string>();
  const groups = [{ school: SCHOOL, group: 'none' }];
  const me = await read<Me>('/api/me');
  for (const school of codes) {
    const byPupil = await read<{ rows: { key: string; upn: string }[] }>(
      `/api/figures?by=pupil&school=${school}`,
    );
    upns.set(school, byPupil.rows.map(({ upn }) => upn).sort());
    const { items } = await read<{ items: Action[] }>(`/api/actions?school=${school}&limit=200`);
    const kinds = new Set(items.map(({ kind }) => kind));
    for (const kind of kinds) actions.add(items.find((one) => one.kind === kind)?.id ?? '');
    pupils.add(items.find(({ pupil }) => pupil)?.pupil?.id ?? '');
    const ofSchool = me.tutorGroups.filter((one) => one.school === school);
    groups.push(...ofSchool.filter((_, index) => index % 20 === 0).map(({ group }) => ({ school, group })));
  }
  for (const group of TOLD_APART_BY) {
    const list = await read<{ pupils: { id: string }[] }>(`/api/schools/${SCHOOL}/key-groups/${group}`);
    for (const { id } of list.pupils.slice(0, 1)) pupils.add(id);
  }
  return {
    schools: codes,
    upns,
    groups,
    pupils: [...pupils, '999999'],
    actions: [...actions, 'nothing'],
    people: await findPeople(read),
    operations: await findOperations(read),
    keyGroups: keyGroups.groups.map(({ group }) => group),
  };
}

interface Me {
  tutorGroups: { school: string; group: string; own: boolean }[];
}
interface Action {
  id: string;
  kind: string;
  pupil: { id: string } | null;
}

const order = ['BRA', 'COR', 'DUN', 'AMB', 'several schools', 'the trust'];
const scopeOf = (schools: string[]): string =>
  schools.length > 1 ? 'several schools' : (schools[0] ?? 'the trust');

/** The first and the last person, in this order of their schools, for each combination of roles. */
async function findPeople(read: Product['read']): Promise<Who[]> {
  const { people } = await read<{ people: (Omit<Who, 'label' | 'own'> & { roles: string[] })[] }>(
    '/api/local/people',
  );
  const ordered = people
    .map((person) => ({ ...person, where: scopeOf(person.schools) }))
    .sort((a, b) => order.indexOf(a.where) - order.indexOf(b.where) || (a.email < b.email ? -1 : 1));
  const found = new Map<string, Who>();
  for (const all of Map.groupBy(ordered, ({ roles }) => [...roles].sort().join('+')).entries()) {
    const [first, last] = [all[1][0], all[1].at(-1)];
    const besides = all[1].filter(({ email }) => postsBesides.test(email));
    for (const person of [first, first?.where === last?.where ? undefined : last, ...besides]) {
      if (!person || found.has(person.email)) continue;
      const { email, name, schools, where } = person;
      const { tutorGroups } = await read<Me>('/api/me', email);
      const own = tutorGroups.filter((group) => group.own).slice(0, 2);
      const roles = email === 'admin@local' ? 'every role' : all[0];
      found.set(email, { email, name, schools, own, label: `${roles} at ${where}` });
    }
  }
  return [...found.values()];
}

async function findOperations(read: Product['read']): Promise<Operation[]> {
  const { paths } = await read<{ paths: Record<string, Record<string, Omit<Operation, 'method' | 'path'>>> }>(
    '/api/openapi.json',
  );
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters }]) => ({
      method: method.toUpperCase(),
      path,
      parameters: parameters ?? [],
    })),
  );
}
