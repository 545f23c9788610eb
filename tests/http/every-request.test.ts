import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { ApiRequest } from '#shared/contracts/api-request.ts';
import { tabApi, type RequestName } from '#shared/contracts/tab-api.ts';
import { importKinds } from '#shared/domain/people/import-kinds.ts';
import { rights, roles, type Role } from '#shared/domain/people/rights.ts';
import { staffIdOf } from '../../bot/operations/people/staff-id.ts';
import { fixture } from '../support/fixtures.ts';
import type { RunningProduct } from '../support/product/running-product.ts';
import { TODAY, openCallAbout, people, startSmallTrust } from '../support/schools/small-trust.ts';

const GROUPS: Partial<Record<Role, string>> = { tutor: '8A,', 'year-leader': ',8' };
const heldEverywhere: Role[] = ['administrator', 'trust-lead', 'cluster-lead'];
const scope = { kind: 'school', school: 'BA' };

/** Bodies for those who may; where a request would do something once only, it has been done before. */
const bodies: Partial<Record<RequestName, object>> = {
  setTarget: { scope, percent: 95, cohort: 'all' },
  previewTarget: { scope, percent: 95, cohort: 'all' },
  withdrawTarget: { scope, purpose: 'post-16' },
  setNationalGap: { year: 2025, primary: 3.4, secondary: 6.1 },
  recordOutcome: { result: 'no-answer' },
  changeSchoolSettings: { cardTime: '10:00' },
  setCallScripts: { ifIll: null },
  setTryAgain: { at: null },
  passOn: {},
  takeOver: {},
  nameAdult: { staff: null },
  lookAgain: { result: 'met' },
  decideProposal: { decision: 'approve' },
  snoozeProposals: { proposals: ['nothing'], until: TODAY, reason: 'later' },
  recordStandingPlan: { kind: 'health-plan' },
  endStandingPlan: { ended: false },
  planReview: { wanted: true },
  giveCaseload: { staff: 'nobody', pupils: ['0'] },
  setReasonCodes: { reasonCodes: { illness: 'I' } },
  putLocalCode: { code: 'ZZ', means: 'I' },
  bringInCode: { code: 'YY' },
  letGoCode: { code: 'YY' },
  searchPupils: { text: 'a' },
  handOnAlert: { to: 'nobody' },
  removeBarrier: { removed: true },
  tellWorker: { pupil: '0', whom: 'social-worker' },
  recordLook: { look: 'elsewhere', found: false },
  setAlertPeople: {
    people: { lead: null, deputy: null, head: null },
    notReached: { deputy: 30, head: 60 },
    emergencyText: '',
  },
  // Not the trust lead who is asking here: what each role is answered is without it.
  givePupilSight: { staff: staffIdOf(people.lead), schools: ['BA'], reason: 'review', ends: TODAY },
};
const ofChange = { kind: 'weekday-pattern', week: '2026-09-07', answer: 'knew-already', replaces: null };

let product: RunningProduct;
let stop: () => Promise<void>;
/** What stands in a path for each {name}, for a pupil of the tutor's own group and of the other one. */
let valuesOf: Record<string, Record<string, string>>;

beforeAll(async () => {
  ({ product, stop } = await startSmallTrust());
  const row = (role: Role, school: string) =>
    `${school},${role}.${school}@grove.example,Pat ${role},${role},${GROUPS[role] ?? ','}`;
  const held = roles.flatMap((role) => [
    ...(heldEverywhere.includes(role) ? [row(role, '')] : []),
    row(role, 'BA'),
  ]);
  await product.importCsv('staff', ['school,email,name,roles,tutorGroups,yearGroups', ...held].join('\n'));
  const marks = await product.request('/api/imports/marks', {
    csv: `school,upn,date,session,code\nBA,A8A3,${TODAY},PM,\\\n`,
  });
  const { id: taken } = marks.body as { id: string };
  await product.request(`/api/imports/${taken}/undo`, { method: 'POST' });
  const leader = 'senior-leader.BA@grove.example';
  const days = ['2026-09-11', '2026-09-14', '2026-09-15'];
  const ill = ['KHAN1', 'A8B0'].flatMap((upn) =>
    days.flatMap((day) => ['AM', 'PM'].map((session) => `BA,${upn},${day},${session},I`)),
  );
  await product.importCsv('marks', ['school,upn,date,session,code', ...ill].join('\n'));
  const { body: week } = await product.request('/api/schools/BA/proposals', { as: leader });
  const proposed = (week as { items: { id: string; pupil: { name: string } }[] }).items;
  const meetingAbout = async (name: string) => {
    const proposal = proposed.find(({ pupil }) => pupil.name === name)?.id ?? '';
    const json = { decision: 'approve' };
    const decided = await product.request(`/api/proposals/${proposal}/decision`, { as: leader, json });
    const meeting = (decided.body as { action: { id: string } }).action.id;
    await product.request(`/api/actions/${meeting}/meeting`, { as: leader, json: {} });
    return { proposal, meeting };
  };
  const planFor = async (pupil: string): Promise<string> => {
    const plan = await product.request(`/api/pupils/${pupil}/standing-plans`, {
      as: leader,
      json: bodies.recordStandingPlan ?? {},
    });
    await product.request(`/api/pupils/${pupil}/plan-review`, { as: leader, json: { wanted: true } });
    return (plan.body as { id: string }).id;
  };
  const about = async (upn: string, name: string) => {
    const found = await product.request('/api/pupils/search', { json: { upn } });
    const call = await openCallAbout(product, people.officer, name);
    await product.request(`/api/actions/${call.id}/outcome`, { json: { result: 'no-answer' } });
    const [pupil] = (found.body as { items: { id: string }[] }).items;
    return {
      school: 'BA',
      pupil: pupil?.id ?? '',
      action: call.id,
      import: taken,
      work: 'nothing',
      ...(await meetingAbout(name)),
      'standing-plan': await planFor(pupil?.id ?? ''),
    };
  };
  valuesOf = {
    '8A': { ...(await about('KHAN1', 'Amina Khan')), group: '8A' },
    '8B': { ...(await about('A8B0', 'Bob Beech0')), group: '8B' },
  };
  const noticed = { pupils: [valuesOf['8A']?.pupil], from: TODAY, to: TODAY, reason: 'illness' };
  const entered = { pupil: valuesOf['8A']?.pupil, date: TODAY, session: 'AM' };
  bodies.recordCodesEntered = { items: [{ ...entered, code: 'I' }] };
  bodies.undoCodesEntered = { items: [entered] };
  bodies.giveNotice = { ...noticed, by: 'line', conversation: true };
  bodies.readPupilList = { text: 'Tom Thumb' };
  bodies.recordSigning = { pupil: valuesOf['8A']?.pupil, kind: 'elsewhere' };
  const { body } = await product.request('/api/schools/BA/notices', {
    json: bodies.giveNotice,
    as: people.officer,
  });
  for (const values of Object.values(valuesOf)) values.notice = (body as { id: string }).id;
  bodies.callNumbers = { actions: [valuesOf['8A']?.action] };
  bodies.shareCalls = { actions: [valuesOf['8A']?.action], to: [staffIdOf(people.officer)] };
  bodies.undoShare = { actions: [valuesOf['8A']?.action] };
  bodies.snoozeProposals = { proposals: [valuesOf['8A']?.proposal], until: '2026-09-21', reason: 'trip' };
  const meetings = [valuesOf['8A']?.meeting ?? ''];
  bodies.previewShareOfMeetings = { how: 'spread', meetings };
  bodies.shareMeetings = { seen: 'otherwise', wish: bodies.previewShareOfMeetings };
  bodies.undoShareOfMeetings = { meetings: meetings.map((id) => ({ id, stamp: '0.0' })) };
  bodies.answerEarlyChange = { ...ofChange, pupil: valuesOf['8A']?.pupil };
});
afterAll(() => stop());

/** One line a request: what each role is answered, held at BA, or at every school (*); last one of another school. */
it('answers each role as the table says', async () => {
  const asking = [
    ...heldEverywhere.map((role) => [`${role} *`, `${role}.@grove.example`] as const),
    ...roles.map((role) => [role, `${role}.BA@grove.example`] as const),
    ['other school', people.otherOfficer] as const,
  ];
  const lines = [`request,${asking.map(([label]) => label).join()}`];
  for (const name of Object.keys(tabApi) as RequestName[])
    for (const [label, path] of pathsOf(tabApi[name])) {
      const statuses: number[] = [];
      for (const [, as] of asking) statuses.push(await statusOf(name, path, as));
      lines.push(`${label},${statuses.join()}`);
    }
  const [heading = '', ...requests] = lines;
  expect([heading, ...requests.sort()].join('\n')).toBe(fixture('status-by-role.csv').trimEnd());
});

/** A role holds a right at its school, at every school, or for its own groups. */
it('refuses whoever lacks the right that a request names, and nobody is refused everywhere', () => {
  const [heading = '', ...lines] = fixture('status-by-role.csv').trimEnd().split('\n');
  const labels = heading.split(',').slice(1);
  for (const line of lines) {
    const [request = '', ...statuses] = line.split(',');
    const isRefused = (index: number): boolean => ['403', '404'].includes(statuses[index] ?? '');
    const right = rightOf(request);
    if (right === 'staff') continue;
    const holders = labels.map((label) => holds(label, right));
    for (const [index, label] of labels.entries())
      expect([request, label, holders[index] || isRefused(index)]).toEqual([request, label, true]);
    expect([request, holders.some((held, index) => held && statuses[index] !== '403')]).toEqual([
      request,
      true,
    ]);
  }
});

function rightOf(request: string): ApiRequest['right'] {
  const [method, path] = request.split(' ');
  if (request.endsWith(' of staff')) return importKinds.staff.right;
  const found = Object.values(tabApi).find((one) => one.method === method && one.path === path);
  if (!found) throw new Error(`No request of the list is ${request}`);
  return found.right;
}

function holds(label: string, right: ApiRequest['right']): boolean {
  if (label === 'other school') return true;
  const [role, everywhere] = label.split(' ') as [Role, string | undefined];
  return [right].flat().some((one) => {
    if (one === 'staff') return true;
    const { roles: holders, ownGroups = [], post } = rights[one];
    const isThere = everywhere ? post !== 'at-the-school' : post !== 'at-every-school';
    return isThere && [...holders, ...ownGroups].includes(role);
  });
}

function pathsOf({ method, path }: ApiRequest): [label: string, path: string][] {
  if (path.includes('{kind}'))
    return ['marks', 'staff'].map((kind) => [`${method} ${path} of ${kind}`, path.replace('{kind}', kind)]);
  const isOfGroup =
    /^.api.(pupils|actions|proposals|standing-plans).\{id\}|\{group\}/.test(path) &&
    !path.includes('key-groups');
  return Object.keys(valuesOf)
    .slice(0, isOfGroup ? 2 : 1)
    .map((group) => [
      `${method} ${path}${isOfGroup ? ` of ${group}` : ''}`,
      filled(path, valuesOf[group] ?? {}),
    ]);
}

/** {id} is of what stands before it: a pupil, an action, an import; of what is done at a meeting, the meeting. */
function filled(path: string, values: Record<string, string>): string {
  const ofMeeting = /^.api.actions.\{id\}.(meeting|plan|look|barriers)\b/.test(path) && 'meeting';
  const kind =
    ofMeeting || (/^.api.(pupil|action|import|notice|proposal|standing-plan)s/.exec(path)?.[1] ?? 'work');
  return path
    .replace('/key-groups/{group}', '/key-groups/pp')
    .replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name === 'id' ? kind : name] ?? '');
}

async function statusOf(name: RequestName, path: string, as: string): Promise<number> {
  const { method, csv }: ApiRequest = tabApi[name];
  const body = csv
    ? 'school,upn,date,session,code,email,name,roles\nBA,,,,,,,'
    : JSON.stringify(bodies[name] ?? {});
  const answer = await fetch(`${product.address}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${await product.tokenOf(as)}`,
      'content-type': csv ? 'text/csv' : 'application/json',
    },
    ...(method !== 'GET' && { body }),
  });
  await answer.arrayBuffer();
  return answer.status;
}
