import { addressOf } from '#shared/contracts/tab-addresses.ts';
import { randomUUID } from 'node:crypto';
import type { Next, Request, Response } from 'restify';
import type { PlannerChecklistItem, PlannerTask } from '@microsoft/microsoft-graph-types';
import type { ActionKind } from '#shared/domain/actions/action-kinds.ts';
import { raiseAction, type StoredAction } from '#shared/store/actions/actions.ts';
import { upnsOfSchools } from '#shared/store/roll/pupils.ts';
import { storePupils } from '#shared/store/roll/store-pupils.ts';
import { storeSchool } from '#shared/store/people/schools.ts';
import { storeStaff } from '#shared/store/people/staff.ts';
import { plannerBoard } from '../../../bot/graph/planner-board.ts';
import { mountGraphStandIn } from '../../../bot/local/graph/graph-stand-in.ts';
import { etagOf, plannerDocuments } from '../../../bot/local/graph/planner-documents.ts';
import { openStandInDocuments } from '../../../bot/local/stand-in-documents.ts';
import type { Ports } from '../../../bot/operations/context.ts';
import type { Job } from '../../../bot/operations/jobs.ts';
import { testServer } from '../../local/stand-in-server.ts';
import { storeInMemory } from '../../support/stores/prepared-store.ts';

export const TODAY = '2026-11-18';
const NOW = new Date('2026-11-18T09:40:00Z');
const GRAPH = '/api/local/graph/v1.0';
let made = 0;

interface Sent {
  method: string;
  path: string;
  body: string;
  status: number;
}

/** The embedded store, and Graph's stand-in behind a real HTTP server; `sent` holds every request it got. */
export async function plannerWorld() {
  const store = await storeInMemory();
  const documents = await openStandInDocuments(store.db);
  const sent: Sent[] = [];
  const server = await testServer((restify) => {
    restify.use((req: Request, res: Response, next: Next) => {
      const one = {
        method: req.method ?? '',
        path: req.path(),
        body: JSON.stringify(req.body ?? {}),
        status: 0,
      };
      sent.push(one);
      res.on('finish', () => (one.status = res.statusCode));
      return next();
    });
    mountGraphStandIn(restify, documents, { base: GRAPH, now: () => NOW.toISOString() });
  });
  const board = plannerBoard({
    baseUrl: () => `${server.origin}${GRAPH}`,
    token: async () => 'an-app',
    groupIdOf: (school) => `group-of-${school}`,
  });
  const jobs: Job[] = [];
  const now = { date: NOW };
  const context: Ports = {
    store,
    clock: { now: () => now.date },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    dropFolder: () => null,
    readFile: () => {
      throw new Error('no files here');
    },
    enqueue: async (_on, job) => void jobs.push(job),
    figuresChanged: async () => undefined,
    dayChanged: async () => undefined,
    actionTicked: async () => undefined,
    planner: board,
    work: { list: async () => [], takeUpAgain: async () => undefined },
    local: true,
    linkTo: (place) => `https://tab.example/tab#${addressOf(place)}`,
    cards: {
      postCard: () => Promise.reject(new Error('no cards here')),
      updateCard: () => Promise.reject(new Error('no cards here')),
      tell: () => Promise.reject(new Error('no chats here')),
    },
  };
  const planner = plannerDocuments(documents, () => NOW.toISOString());

  /** What Planner shows of a school. */
  async function tasks() {
    const plans = await planner.list('plan', (plan) => plan.owner === `group-of-${current.id}`);
    const found = await planner.list('task', (task) => plans.some((plan) => plan.id === task.planId));
    return Promise.all(found.map(({ body }) => shown(body)));
  }

  async function shown(task: PlannerTask) {
    const { body } = await planner.find('taskDetails', task.id ?? '');
    const items = Object.entries((body.checklist ?? {}) as Record<string, PlannerChecklistItem>);
    return {
      id: task.id ?? '',
      title: task.title ?? '',
      percentComplete: task.percentComplete ?? 0,
      due: task.dueDateTime ?? '',
      people: Object.keys(task.assignments ?? {}),
      description: body.description ?? '',
      items: Object.fromEntries(items.map(([, item]) => [item.title ?? '', item.isChecked ?? false])),
    };
  }

  /** Somebody's hand in Planner. */
  async function inPlanner(
    kind: 'task' | 'taskDetails',
    id: string,
    change: object,
    who: string | null = null,
  ) {
    const before = await planner.find(kind, id);
    await planner.change(kind, id, etagOf(kind, before), change as Record<string, unknown>, who);
  }
  const tickInPlanner = (taskId: string, call: StoredAction, isChecked: boolean, who: string | null = null) =>
    inPlanner('taskDetails', taskId, { checklist: { [call.id]: { ...itemType, isChecked } } }, who);

  async function deleteInPlanner(kind: 'task' | 'plan', id: string) {
    await planner.remove(kind, id, etagOf(kind, await planner.find(kind, id)));
  }

  const current = { id: '' };

  /** A fresh school with two tutors, who have Entra ids, and one person who has none. */
  async function newSchool() {
    made += 1;
    const id = `S${made}`;
    current.id = id;
    sent.length = 0;
    jobs.length = 0;
    now.date = NOW;
    await store.transaction(async (tx) => {
      await storeSchool(tx, { ...school, id, name: `School ${made}` });
      for (const name of ['tilly', 'tom', 'nobody']) {
        await storeStaff(tx, {
          ...tutor,
          school: id,
          staffId: `${name}-${id}`,
          email: `${name}@${id}.example`,
          name,
          entraObjectId: name === 'nobody' ? null : `${name}-oid-${id}`.toLowerCase(),
          idHoldsAt: null,
        });
      }
    });
    return {
      id,
      tilly: { staffId: `tilly-${id}`, oid: `tilly-oid-${id}`.toLowerCase() },
      tom: { staffId: `tom-${id}`, oid: `tom-oid-${id}`.toLowerCase() },
      nobody: { staffId: `nobody-${id}` },
    };
  }

  /** A call about a new pupil, whose name and needs its reason tells; left out: of a household of their own. */
  async function raise(
    assignee: { staffId: string } | null,
    kind: ActionKind = 'absence-call',
    household = `household-${made + 1}`,
  ) {
    made += 1;
    const name = { forename: `Zebedee${made}`, surname: `Quillfeather${made}`, upn: `UPN-${made}` };
    const raised = await store.transaction(async (tx) => {
      await storePupils(tx, current.id, [{ ...pupil, ...name, household }], TODAY);
      const id = (await upnsOfSchools(tx, [current.id])).get(current.id)?.get(name.upn) ?? null;
      return raiseAction(tx, {
        school: current.id,
        id: randomUUID(),
        reference: newReference(),
        kind,
        pupilId: id,
        tutorGroup: '7A',
        assigneeId: assignee?.staffId ?? null,
        subject: `pupil ${id}`,
        raisedFor: TODAY,
        raisedAt: NOW,
        reason: { code: 'text', text: `${name.forename} ${name.surname} is not in: looked after, stage 3.` },
        sentence: '',
        raisedByAction: null,
        dueTime: null,
        callFirst: true,
      });
    });
    if (!raised) throw new Error('the call was there already');
    return raised;
  }

  return {
    context,
    board,
    store,
    jobs,
    sent,
    /** Requests that change something. */
    writes: () => sent.filter(({ method }) => method !== 'GET'),
    refused: () => sent.filter(({ status }) => status === 412).length,
    newSchool,
    raise,
    tasks,
    inPlanner,
    tickInPlanner,
    deleteInPlanner,
    setNow: (date: Date) => {
      now.date = date;
    },
    close: async () => {
      await server.close();
      await store.close();
    },
  };
}

const itemType = { '@odata.type': '#microsoft.graph.plannerChecklistItem' };
const school = {
  phase: 'secondary' as const,
  trust: null,
  cluster: null,
  registerClosesAm: null,
  registerClosesPm: null,
};
const tutor = {
  roles: ['tutor' as const],
  tutorGroups: ['7A'],
  yearGroups: [],
  houses: [],
  endDate: null,
};

const pupil = {
  admissionNumber: null,
  startDate: null,
  leavingDate: null,
  yearGroup: 7,
  tutorGroup: '7A',
  house: '',
  pupilPremium: true,
  sen: 'K' as const,
  eal: false,
  lookedAfter: true,
  socialWorker: true,
  youthOffendingWorker: false,
  youngCarer: false,
  medicalNeed: false,
};

let references = 0;
/** AAAAAAAA, AAAAAAAB …: in the order in which calls are raised. */
function newReference(): string {
  references += 1;
  return references
    .toString(24)
    .padStart(8, '0')
    .replace(/./g, (digit) => 'ABCDEFGHJKMNPQRSTVWXYZ23'.charAt(parseInt(digit, 24)));
}
