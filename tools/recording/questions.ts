import type { Operation, Schema, Who, World } from './world.ts';

type Query = Record<string, string>;

/** What is asked besides each value of a list: days that were, that are none and that run; places of one's own and not. */
const values: Record<string, string[]> = {
  date: ['2026-11-18', '2026-11-13', '2026-11-14', '2027-01-06'],
  to: [],
  from: [],
  week: ['2026-11-09', '2026-11-18'],
  days: ['1', '7'],
  years: ['7-10', 'R-2', '12-13'],
  percents: ['94,96.5'],
  percent: ['97.25'],
  school: ['AMB', 'BRA', 'COR', 'NONE'],
  cluster: ['Larkmere North'],
  tutorGroup: ['8A'],
  house: ['Merlin'],
  schoolYear: ['2026/27', '2025/26'],
  limit: ['2'],
  cursor: [],
  knownAt: ['2026-11-18T09:45:00Z', '2026-11-17T12:00:00+00:00'],
};

const ranges: Query[] = [
  { from: '2026-11-09', to: '2026-11-13' },
  { from: '2026-09-01', to: '2026-10-23' },
  { from: '2026-11-16' },
  { to: '2026-11-13' },
  { from: '2026-11-13', to: '2026-11-09' },
];

/** Several at once, where they can be. */
const together: Record<string, (world: World) => object[]> = {
  '/api/figures': () =>
    ['trust', 'school', 'year', 'tutor-group', 'pupil', 'premium'].flatMap((by) => [
      { by, from: '2026-11-09', to: '2026-11-13', split: 'day', codes: 'yes', compare: 'week' },
      { by, school: 'BRA', years: '8-9', premium: 'pp' },
    ]),
  '/api/actions': () => [
    { assignee: 'me', status: 'open', date: '2026-11-18' },
    { school: 'BRA', limit: '3' },
  ],
  '/api/trust/what-if': () => [{ percent: '92', cohort: 'all', years: '7-11' }],
  '/api/trust/daily': () => [{ date: '2026-11-17', years: 'target' }],
};

/** Every address at which an operation is asked of one person. */
export function questionsOf(operation: Operation, world: World, who: Who): string[] {
  const query = operation.parameters.filter((one) => one.in === 'query');
  const single = query.flatMap(({ name, schema }) =>
    [...namedValues(schema), ...(values[name] ?? unknown(name, schema))].map((value) => ({ [name]: value })),
  );
  const offersFiles = query.some(({ name }) => name === 'format');
  const several = (together[operation.path]?.(world) ?? []) as Query[];
  const queries: Query[] = [
    {},
    ...single,
    ...(query.some(({ name }) => name === 'from') ? ranges : []),
    ...several,
    ...(offersFiles ? several.slice(0, 1).map((one) => ({ ...one, format: 'csv' })) : []),
  ];
  return pathsOf(operation.path, world, who).flatMap((path, index) => {
    // The first place is asked about in every way, the others as they stand.
    const params = index === 0 ? queries : [{}];
    return params.map((one) => addressOf(path, one));
  });
}

export const addressOf = (path: string, query: Query): string =>
  Object.keys(query).length === 0 ? path : `${path}?${new URLSearchParams(query)}`;

function namedValues(schema: Schema): string[] {
  const all = [...(schema.enum ?? []), ...(schema.const === undefined ? [] : [schema.const])];
  return [...all, ...(schema.anyOf ?? []).flatMap(namedValues)];
}

function unknown(name: string, schema: Schema): string[] {
  if (namedValues(schema).length > 0) return [];
  throw new Error(`Nothing is known to ask for ${name}: name some values of it.`);
}

/** The addresses with their {names} filled in: what is the person's own first. */
export function pathsOf(path: string, world: World, who: Who): string[] {
  const ownSchool = who.own[0]?.school ?? (who.schools.length === 1 ? who.schools[0] : undefined) ?? 'BRA';
  const schools = [...new Set([ownSchool, ...world.schools, 'NONE'])];
  const filled = (name: string, found: readonly string[]) =>
    found.map((one) => path.replace(`{${name}}`, one));
  if (!path.includes('{')) return [path];
  if (path.includes('/tutor-groups/'))
    return [...new Set([...who.own, ...world.groups].map((one) => `${one.school}/${one.group}`))].map(
      (one) => {
        const [school = '', group = ''] = one.split('/');
        return path.replace('{school}', school).replace('{group}', group);
      },
    );
  if (path.includes('/key-groups/'))
    return [
      ...world.keyGroups.map((group) => path.replace('{school}', ownSchool).replace('{group}', group)),
      ...schools.map((school) => path.replace('{school}', school).replace('{group}', 'pp')),
      path.replace('{school}', ownSchool).replace('{group}', 'nobody'),
    ].filter((one, index, all) => all.indexOf(one) === index);
  if (path.includes('/schools/')) return filled('school', schools);
  if (path.includes('/pupils/')) return filled('id', world.pupils);
  if (path.includes('/actions/')) return filled('id', world.actions);
  throw new Error(`Nothing is known to fill ${path} with.`);
}
