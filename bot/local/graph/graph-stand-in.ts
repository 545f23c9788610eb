import type { Request, Response, Server } from 'restify';
import { GraphProblem, badRequest } from './graph-problem.ts';
import { onTheWire, plannerDocuments } from './planner-documents.ts';
import type { PlannerKind, PlannerKinds } from './planner-documents.ts';
import type { Change } from './planner-rules.ts';
import type { StandInDocument, StandInDocuments } from '../stand-in-documents.ts';

export type GraphStandInOptions = {
  /** Path in front of everything, such as `/api/local/graph/v1.0`. */
  base: string;
  /** The product's clock, as an ISO instant. */
  now: () => string;
  /** The Entra object id behind a bearer token; undefined for an application's token. */
  personOf?: (token: string) => Promise<string | undefined> | string | undefined;
};

type Call = { req: Request; res: Response; id: string; who: string | null };

/** Planner as Microsoft Graph v1.0 offers it, for a computer without a tenant. */
export function mountGraphStandIn(server: Server, documents: StandInDocuments, options: GraphStandInOptions) {
  const planner = plannerDocuments(documents, options.now);

  const route = (
    method: 'get' | 'post' | 'patch' | 'del',
    path: string,
    answer: (call: Call) => Promise<void>,
  ) =>
    server[method](`${options.base}${path}`, async (req, res) => {
      try {
        const who = await bearer(req, options);
        await answer({ req, res, id: (req.params as { id?: string }).id ?? '', who });
      } catch (error) {
        if (!(error instanceof GraphProblem)) throw error;
        refuse(res, error, options.now());
      }
    });

  const one = <K extends PlannerKind>(kind: K, path: string) => {
    route('get', path, async ({ req, res, id }) => {
      const found = await planner.find(kind, id);
      res.json(200, selected(await withDetails(kind, found, req), req));
    });
    route('patch', path, async ({ req, res, id, who }) => {
      const after = await planner.change(kind, id, ifMatch(req), bodyOf(req), who);
      if (!/return=representation/i.test(header(req, 'prefer'))) return void res.send(204);
      res.header('Preference-Applied', 'return=representation');
      res.json(200, onTheWire(kind, after));
    });
  };

  const many = <K extends PlannerKind>(
    kind: K,
    path: string,
    where: (body: PlannerKinds[K], call: Call) => boolean,
    parent?: PlannerKind,
  ) =>
    route('get', path, async (call) => {
      if (parent) await planner.find(parent, call.id);
      const found = await planner.list(kind, (body) => where(body, call));
      const wire = await Promise.all(found.map((document) => withDetails(kind, document, call.req)));
      call.res.json(200, page(wire, call.req));
    });

  async function withDetails<K extends PlannerKind>(
    kind: K,
    found: StandInDocument<PlannerKinds[K]>,
    req: Request,
  ) {
    const wire = onTheWire(kind, found);
    if (kind !== 'task' || !query(req).get('$expand')?.startsWith('details')) return wire;
    return { ...wire, details: onTheWire('taskDetails', await planner.find('taskDetails', found.id)) };
  }

  one('plan', '/planner/plans/:id');
  one('planDetails', '/planner/plans/:id/details');
  one('bucket', '/planner/buckets/:id');
  one('task', '/planner/tasks/:id');
  one('taskDetails', '/planner/tasks/:id/details');

  many('plan', '/planner/plans', () => true);
  many('bucket', '/planner/buckets', () => true);
  many('task', '/planner/tasks', () => true);
  many('plan', '/groups/:id/planner/plans', (plan, { id }) => plan.owner === id);
  many('bucket', '/planner/plans/:id/buckets', (bucket, { id }) => bucket.planId === id, 'plan');
  many('task', '/planner/plans/:id/tasks', (task, { id }) => task.planId === id, 'plan');
  many('task', '/planner/buckets/:id/tasks', (task, { id }) => task.bucketId === id, 'bucket');
  many('task', '/me/planner/tasks', (task, { who }) => {
    if (!who) throw badRequest('/me request is only valid with delegated authentication flow.');
    return Object.keys(task.assignments ?? {}).includes(who);
  });

  route('post', '/planner/plans', async ({ req, res, who }) => {
    res.json(201, onTheWire('plan', await planner.createPlan(bodyOf(req), who)));
  });
  route('post', '/planner/buckets', async ({ req, res, who }) => {
    res.json(201, onTheWire('bucket', await planner.createBucket(bodyOf(req), who)));
  });
  route('post', '/planner/tasks', async ({ req, res, who }) => {
    res.json(201, onTheWire('task', await planner.createTask(bodyOf(req), who)));
  });
  for (const kind of ['plan', 'bucket', 'task'] as const)
    route('del', `/planner/${kind}s/:id`, async ({ req, res, id }) => {
      await planner.remove(kind, id, ifMatch(req));
      res.send(204);
    });
}

async function bearer(req: Request, options: GraphStandInOptions): Promise<string | null> {
  const token = /^Bearer (\S+)$/i.exec(header(req, 'authorization'))?.[1];
  if (!token) throw new GraphProblem(401, 'InvalidAuthenticationToken', 'Access token is empty.');
  return (await options.personOf?.(token)) ?? null;
}

function refuse(res: Response, problem: GraphProblem, date: string) {
  const innerError = { date, 'request-id': crypto.randomUUID() };
  res.json(problem.status, { error: { code: problem.code, message: problem.message, innerError } });
}

function page(all: object[], req: Request) {
  const params = query(req);
  const top = Number(params.get('$top') ?? 400);
  const from = Number(params.get('$skiptoken') ?? params.get('$skip') ?? 0);
  if (!(top > 0) || !(from >= 0)) throw badRequest('$top and $skip must be whole numbers.');
  const next = new URL(req.url ?? '/', `http://${header(req, 'host')}`);
  next.searchParams.delete('$skip');
  next.searchParams.set('$skiptoken', String(from + top));
  return {
    ...(params.get('$count') === 'true' ? { '@odata.count': all.length } : {}),
    ...(from + top < all.length ? { '@odata.nextLink': next.href } : {}),
    value: all.slice(from, from + top).map((body) => selected(body, req)),
  };
}

function selected(body: object, req: Request): object {
  const names = query(req)
    .get('$select')
    ?.split(',')
    .map((name) => name.trim());
  if (!names) return body;
  return Object.fromEntries(
    Object.entries(body).filter(([name]) => name === '@odata.etag' || names.includes(name)),
  );
}

function bodyOf(req: Request): Change {
  if (typeof req.body !== 'object' || req.body === null || Array.isArray(req.body))
    throw badRequest('The request body must be a JSON object.');
  return req.body as Change;
}

function ifMatch(req: Request): string {
  return header(req, 'if-match');
}

function header(req: Request, name: string): string {
  return String(req.headers[name] ?? '');
}

function query(req: Request): URLSearchParams {
  return new URL(req.url ?? '/', 'http://localhost').searchParams;
}
