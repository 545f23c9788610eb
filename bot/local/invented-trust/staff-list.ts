// The people who work in the invented trust, as rows of the staff file.
import { createHash } from 'node:crypto';
import { inventedCsv } from './csv-text.ts';
import { inventForename, inventSurname, mailName, pickStock } from './name-stock.ts';
import { seededRandom } from './seeded-random.ts';
import { plannedSchools, staffMailDomain } from './trust-plan.ts';
import type { PlannedGroup, PlannedSchool } from './trust-plan.ts';

interface Post {
  school: string;
  /** Names the post and so the person: the same post is always filled by the same name. */
  post: string;
  roles: string;
  tutorGroups?: string;
  yearGroups?: string;
  endDate?: string;
  /** In a primary a class carries its teacher's initial. */
  initial?: string;
}

function tutorPosts(school: PlannedSchool, group: PlannedGroup, index: number): Post[] {
  const primary = school.phase === 'primary';
  const leads = primary ? { '2M': 'R;1;2', '5C': '3;4;5;6' }[group.name] : undefined;
  const tutor: Post = {
    school: school.code,
    post: `tutor ${group.name}`,
    roles: leads ? 'tutor;year-leader' : 'tutor',
    tutorGroups: group.name,
    yearGroups: leads,
    initial: primary ? group.name.slice(1) : undefined,
  };
  const shared = index % 15 === 7;
  return shared ? [tutor, { ...tutor, post: `second tutor ${group.name}`, initial: undefined }] : [tutor];
}

function schoolPosts(school: PlannedSchool, autumnBreak: string): Post[] {
  const post = (name: string, roles: string, rest: Partial<Post> = {}): Post => ({
    school: school.code,
    post: name,
    roles,
    ...rest,
  });
  const years = [...new Set(school.groups.map((group) => group.yearGroup))];
  const yearLeaders = school.code === 'COR' ? [...years.slice(0, 5), '12;13'] : years;
  return [
    post('headteacher', 'senior-leader'),
    post('deputy headteacher', 'senior-leader;safeguarding-lead'),
    post('attendance officer', 'attendance-officer'),
    post('attendance administrator', 'attendance-administrator'),
    post('mentor', 'mentor'),
    ...(school.code === 'BRA'
      ? [post('former administrator', 'attendance-administrator', { endDate: autumnBreak })]
      : []),
    ...(school.phase === 'primary'
      ? []
      : yearLeaders.map((yearGroups) => post(`leader of year ${yearGroups}`, 'year-leader', { yearGroups }))),
    ...school.groups.flatMap((group, index) => tutorPosts(school, group, index)),
  ];
}

const trustPosts: readonly Post[] = [
  { school: '', post: 'trust lead', roles: 'trust-lead' },
  { school: '', post: 'administrator', roles: 'administrator' },
];

// A cluster lead is named at each school of the cluster: the staff file has no cluster column.
function clusterPosts(): Post[] {
  return plannedSchools.map((school) => ({
    school: school.code,
    post: `lead of ${school.cluster}`,
    roles: 'cluster-lead',
  }));
}

function nameFor(post: Post, taken: Set<string>): string {
  const random = seededRandom(`staff ${post.post.startsWith('lead of ') ? '' : post.school} ${post.post}`);
  for (;;) {
    const stock = pickStock(random);
    const surname = inventSurname(random, stock);
    const name = `${inventForename(random, stock)} ${surname}`;
    if (post.initial && surname[0] !== post.initial) continue;
    if (!taken.has(mailName(name))) return name;
  }
}

// Shaped as a version 4 GUID, as Entra's are.
function objectIdFor(email: string): string {
  const hex = createHash('sha256').update(email).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The staff file: about 120 people; `autumnBreak` is the last day of one who has left. */
export function inventStaff(autumnBreak: string): string {
  const taken = new Set<string>();
  const posts = [
    ...trustPosts,
    ...clusterPosts(),
    ...plannedSchools.flatMap((s) => schoolPosts(s, autumnBreak)),
  ];
  const clusterNames = new Map<string, string>();
  const rows = posts.map((post) => {
    const name = clusterNames.get(post.post) ?? nameFor(post, taken);
    if (post.roles === 'cluster-lead') clusterNames.set(post.post, name);
    taken.add(mailName(name));
    const email = `${mailName(name)}@${staffMailDomain}`;
    return [
      post.school,
      email,
      name,
      post.roles,
      post.tutorGroups,
      post.yearGroups,
      '',
      post.endDate,
      objectIdFor(email),
    ];
  });
  return inventedCsv(
    ['school', 'email', 'name', 'roles', 'tutorGroups', 'yearGroups', 'houses', 'endDate', 'entraObjectId'],
    rows,
  );
}
