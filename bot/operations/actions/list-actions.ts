import type { Action, ActionList } from '#shared/contracts/actions/action.ts';
import { isCall, type ActionKind, type ActionStatus } from '#shared/domain/actions/action-kinds.ts';
import { ringingNow } from '#shared/domain/actions/calls/being-rung.ts';
import { hasRight, postSchools } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { USUAL_CALL_TIMES } from '#shared/domain/people/call-choices.ts';
import { isWaiting } from '#shared/domain/actions/calls/try-again.ts';
import type { ClockTime } from '#shared/domain/basics/london-time.ts';
import { parseSchoolDate, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { StoredPupil } from '#shared/store/roll/pupils.ts';
import { auditRead } from '#shared/store/audit/audit.ts';
import {
  listActions as readActions,
  type ActionKey,
  type StoredAction,
} from '#shared/store/actions/actions.ts';
import { actionOrder, cachedOpenActions } from '#shared/store/actions/cached-open-actions.ts';
import { cachedSchools, cachedStaffNames } from '#shared/store/people/cached-people.ts';
import { cachedSettings } from '#shared/store/people/settings.ts';
import { listedViews, maySeeAction, pupilsOfActions, viewsFrom, withCallFacts } from './action-views.ts';
import { siblingsAmong } from './calls/sibling-calls.ts';
import type { StaffContext } from '../context.ts';

export interface ActionsQuery {
  assignee?: 'me' | undefined;
  status?: ActionStatus | undefined;
  kind?: ActionKind | undefined;
  school?: string | undefined;
  date?: SchoolDate | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
}

const USUAL_LIMIT = 50;
const READ_AT_ONCE = 500;

/** Actions the person may see, newest day first and call-first before others, a page at a time. */
export async function listActions(ctx: StaffContext, query: ActionsQuery): Promise<ActionList> {
  const schools = await schoolsOfPerson(ctx);
  if (query.school && !schools.includes(query.school))
    throw new Problem('not-found', `The school ${query.school} was not found.`);
  const settings = await cachedSettings(await ctx.reading(), ctx.moment.today);
  const asked: Asked = {
    ...query,
    schools: query.school ? [query.school] : schools,
    after: query.cursor ? keyOfCursor(query.cursor) : null,
    limit: query.limit ?? USUAL_LIMIT,
    takesOverAt: (school) => (settings.get(school)?.callTimes ?? USUAL_CALL_TIMES).officerTakesOverAt,
  };
  // What is open is what everybody looks at, again and again.
  const { page, items, more } = await (query.status === 'open' ? pageOfOpen : pageOfAny)(ctx, asked);
  await auditLists(ctx, items);
  const last = page.at(-1);
  return { items, next: more && last ? cursorOf(last) : null };
}

interface Asked extends ActionsQuery {
  schools: readonly string[];
  after: ActionKey | null;
  limit: number;
  /** When each school's calls that nobody has begun stand on the officer's list. */
  takesOverAt: (school: string) => ClockTime;
}

interface Page {
  page: readonly StoredAction[];
  items: Action[];
  /** Whether more would follow. */
  more: boolean;
}

/** From what is remembered of each school's open actions; who may see which is asked anew. */
async function pageOfOpen(ctx: StaffContext, asked: Asked): Promise<Page> {
  const reading = await ctx.reading();
  const open = await cachedOpenActions(reading, asked.schools, ctx.moment.today);
  const names = await cachedStaffNames(reading);
  const { after, limit } = asked;
  const visible = asked.schools.flatMap((school) =>
    (open.get(school)?.actions ?? []).filter(
      (action) =>
        (!asked.kind || action.kind === asked.kind) &&
        (!asked.date || action.raisedFor === asked.date) &&
        (!after || actionOrder(after, action) < 0) &&
        isListed(ctx, asked, action, open.get(school)?.pupils),
    ),
  );
  const inOrder = asked.schools.length > 1 ? visible.sort(actionOrder) : visible;
  const page = inOrder.slice(0, limit);
  const facts = { pupils: new Map(), outcomes: new Map(), names, siblings: new Map() };
  for (const [school, ofSchool] of Map.groupBy(page, (action) => action.school)) {
    const known = open.get(school);
    if (!known) continue;
    copyInto(facts.pupils, known.pupils);
    copyInto(facts.outcomes, known.outcomes);
    copyInto(facts.siblings, siblingsAmong(ctx.actor, ofSchool, known, maySeeAction));
  }
  const views = await viewsFrom(ctx, ctx.store.db, page, facts);
  const items = await withCallFacts(ctx, page, facts.pupils, views);
  return { page, items, more: inOrder.length > limit };
}

function copyInto<Key, Value>(all: Map<Key, Value>, some: ReadonlyMap<Key, Value>): void {
  for (const [key, value] of some) all.set(key, value);
}

async function pageOfAny(ctx: StaffContext, asked: Asked): Promise<Page> {
  const { db } = ctx.store;
  const found: StoredAction[] = [];
  let { after } = asked;
  let more = true;
  while (found.length <= asked.limit && more) {
    const piece = await readActions(db, asked, after, READ_AT_ONCE);
    more = piece.length === READ_AT_ONCE;
    after = piece.at(-1) ?? after;
    const pupils = await pupilsOfActions(ctx, db, piece);
    found.push(...piece.filter((action) => isListed(ctx, asked, action, pupils)));
  }
  const page = found.slice(0, asked.limit);
  return { page, items: await listedViews(ctx, page), more: found.length > asked.limit };
}

function isListed(
  ctx: StaffContext,
  asked: Asked,
  action: StoredAction,
  pupils: ReadonlyMap<number, StoredPupil> | undefined,
): boolean {
  if (asked.assignee === 'me' && !isOnMyList(ctx, action, asked.takesOverAt)) return false;
  const pupil = action.pupilId === null ? null : (pupils?.get(action.pupilId) ?? null);
  return maySeeAction(ctx.actor, action, pupil) === 'yes';
}

async function auditLists(ctx: StaffContext, items: readonly Action[]): Promise<void> {
  for (const [school, ofSchool] of Map.groupBy(items, (action) => action.school)) {
    const pupils = ofSchool
      .flatMap(({ pupil, siblings }) => [pupil, ...siblings.map((sibling) => sibling.pupil)])
      .flatMap((one) => (one ? Number(one.id) : []));
    await auditRead(ctx.store, {
      school,
      at: ctx.at,
      staffId: ctx.actor.id,
      what: 'action.list',
      detail: { pupils: [...new Set(pupils)] },
    });
  }
}

/** The person's own; and for an attendance officer what nobody has, and calls that nobody is ringing by the school's time. */
function isOnMyList(
  { actor: person, moment, at }: StaffContext,
  action: StoredAction,
  takesOverAt: (school: string) => ClockTime,
): boolean {
  if (action.assigneeId === person.id) return true;
  if (!hasRight(person, 'share-out-calls', action.school)) return false;
  if (action.assigneeId === null) return action.kind !== 'safeguarding-alert';
  const untouched = action.status === 'open' && ringingNow(action, at) === null && isCall(action.kind);
  return (
    untouched &&
    action.raisedFor === moment.today &&
    moment.time >= takesOverAt(action.school) &&
    !isWaiting({ due: action.dueTime }, moment.time)
  );
}

/** Schools at which the person has any post. */
export async function schoolsOfPerson(ctx: StaffContext): Promise<string[]> {
  const schools = await cachedSchools(await ctx.reading());
  return postSchools(
    ctx.actor,
    schools.map(({ id }) => id),
  );
}

const cursorOf = (key: ActionKey): string =>
  Buffer.from(JSON.stringify([key.raisedFor, key.callFirst, key.reference])).toString('base64url');

function keyOfCursor(cursor: string): ActionKey {
  try {
    const [raisedFor, callFirst, reference] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [
      unknown,
      unknown,
      unknown,
    ];
    if (
      typeof raisedFor === 'string' &&
      parseSchoolDate(raisedFor) === raisedFor &&
      typeof callFirst === 'boolean' &&
      typeof reference === 'string'
    ) {
      return { raisedFor, callFirst, reference };
    }
  } catch {
    // falls through to the same answer
  }
  throw new Problem('bad-request', 'cursor: not one that this list gave.');
}
