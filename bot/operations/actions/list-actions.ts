import type { ActionList } from '#shared/contracts/actions/action.ts';
import { OFFICER_TAKES_OVER_AT } from '#shared/domain/actions/call.ts';
import { isCall, type ActionKind, type ActionStatus } from '#shared/domain/actions/action-kinds.ts';
import { EVERY_SCHOOL, hasRight } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import type { Moment } from '#shared/domain/basics/london-time.ts';
import { parseSchoolDate, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import { auditRead } from '#shared/store/audit/audit.ts';
import {
  listActions as readActions,
  type ActionKey,
  type StoredAction,
} from '#shared/store/actions/actions.ts';
import { allSchools } from '#shared/store/people/schools.ts';
import { maySeeAction, actionViews, pupilsOfActions } from './action-views.ts';
import type { StaffContext, StaffMember } from '../context.ts';

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
  const { db } = ctx.store;
  const schools = await schoolsOfPerson(ctx);
  if (query.school && !schools.includes(query.school))
    throw new Problem('not-found', `The school ${query.school} was not found.`);
  const filter = {
    schools: query.school ? [query.school] : schools,
    status: query.status,
    kind: query.kind,
    date: query.date,
  };
  const limit = query.limit ?? USUAL_LIMIT;
  const moment = ctx.moment;

  const found: StoredAction[] = [];
  let after = query.cursor ? keyOfCursor(query.cursor) : null;
  let more = true;
  while (found.length <= limit && more) {
    const piece = await readActions(db, filter, after, READ_AT_ONCE);
    more = piece.length === READ_AT_ONCE;
    after = piece.at(-1) ?? after;
    const pupils = await pupilsOfActions(ctx, db, piece);
    for (const action of piece) {
      const pupil = action.pupilId === null ? null : (pupils.get(action.pupilId) ?? null);
      if (query.assignee === 'me' && !isOnMyList(ctx.actor, action, moment)) continue;
      if (maySeeAction(ctx.actor, action, pupil) === 'yes') found.push(action);
    }
  }
  const page = found.slice(0, limit);
  const items = await actionViews(ctx, db, page);
  for (const school of new Set(page.map((action) => action.school))) {
    await auditRead(ctx.store, {
      school,
      at: ctx.at,
      staffId: ctx.actor.id,
      what: 'action.list',
      detail: {
        pupils: [
          ...new Set(
            items
              .filter((action) => action.school === school)
              .flatMap(({ pupil, siblings }) => [pupil, ...siblings.map((sibling) => sibling.pupil)])
              .flatMap((one) => (one ? Number(one.id) : [])),
          ),
        ],
      },
    });
  }
  const last = page.at(-1);
  return { items, next: found.length > limit && last ? cursorOf(last) : null };
}

/** The person's own; and for an attendance officer what nobody has, and calls not begun by 10.30. */
function isOnMyList(person: StaffMember, action: StoredAction, moment: Moment): boolean {
  if (action.assigneeId === person.id) return true;
  if (!hasRight(person, 'share-out-calls', action.school)) return false;
  if (action.assigneeId === null) return action.kind !== 'safeguarding-alert';
  const waiting = action.status === 'open' && action.begunBy === null && isCall(action.kind);
  return waiting && action.raisedFor === moment.today && moment.time >= OFFICER_TAKES_OVER_AT;
}

/** Schools at which the person has any post. */
export async function schoolsOfPerson(ctx: StaffContext): Promise<string[]> {
  const everywhere = ctx.actor.posts.some((post) => post.school === EVERY_SCHOOL);
  const schools = await allSchools(ctx.store.db);
  return schools
    .map(({ id }) => id)
    .filter((id) => everywhere || ctx.actor.posts.some((post) => post.school === id));
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
