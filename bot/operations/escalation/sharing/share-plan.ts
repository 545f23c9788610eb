import { createHash } from 'node:crypto';
import type { SharePreview, ShareWish } from '#shared/contracts/escalation/share-meetings.ts';
import { actionKindNames, isMeeting } from '#shared/domain/actions/action-kinds.ts';
import { mondayOf, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import {
  canHoldOf,
  fallsInto,
  given,
  spread,
  weekOfMeeting,
  type Colleague,
  type LoadOf,
  type MeetingToShare,
  type WhereTo,
} from '#shared/domain/escalation/share-meetings.ts';
import type { PolicyInForce } from '#shared/domain/people/escalation-policy.ts';
import { actionsByIds, allOpenActions, type StoredAction } from '#shared/store/actions/actions.ts';
import type { Db, Tx } from '#shared/store/engine/open-store.ts';
import { meetingsAt, type StoredMeeting } from '#shared/store/escalation/meetings.ts';
import { policyOn } from '#shared/store/people/escalation-policies.ts';
import type { StoredPupil } from '#shared/store/roll/pupils.ts';
import { meetingText } from '#shared/wording/escalation/meeting-text.ts';
import { notAHolderText } from '#shared/wording/escalation/proposal-text.ts';
import { shareMeetingsFaults } from '#shared/wording/escalation/share-meetings-text.ts';
import { staffNamed } from '#shared/wording/people/staff-name.ts';
import type { StaffContext, StaffMember } from '../../context.ts';
import { pupilsOfActions } from '../../actions/action-views.ts';
import { mustBeAllowed } from '../../people/must-be-allowed.ts';
import { nameOf } from '../../roll/pupil-name.ts';
import { mayDecideKind, mayHold } from '../may-decide.ts';

export interface ShareAsked {
  school: string;
  wish: ShareWish;
  /** Everybody on the staff list, by id, and what everybody is called. */
  staff: ReadonlyMap<string, StaffMember>;
  names: ReadonlyMap<string, string>;
}

export interface Move {
  action: StoredAction;
  to: string;
}

/** Where each meeting of a wish would go now, as the preview tells it. Reads by what it is given alone. */
export async function sharePlan(
  ctx: StaffContext,
  db: Db | Tx,
  { school, wish, staff, names }: ShareAsked,
): Promise<{ moves: Move[]; preview: SharePreview; meetings: ReadonlyMap<string, StoredMeeting> }> {
  const { today } = ctx.moment;
  const policy = await policyOn(db, school, today);
  const people = colleaguesAt(school, staff, policy);
  const known = await meetingsToHold(ctx, db, school);
  const { mine, notMine, pupils } = await meetingsMeant(ctx, db, { school, wish, staff, known });
  const shared = new Set(mine.map(({ id }) => id));
  const loadOf: LoadOf = (person, week) =>
    known.counted.filter((one) => one.person === person && one.week === week && !shared.has(one.id)).length;
  const toShare = mine.flatMap((action): MeetingToShare[] => {
    const pupil = pupilOf(pupils, action);
    if (!pupil) return [];
    const { id, kind, assigneeId: holder } = action;
    const { tutorGroup, yearGroup, house } = pupil;
    return [{ id, kind, holder, tutorGroup, yearGroup, house, week: known.weekOf(action) }];
  });
  const where = whereTo(wish, toShare, people, loadOf);
  const stays = new Map<string, SharePreview['stays'][number]['why']>(
    notMine.map(({ id }) => [id, 'not-yours']),
  );
  const moves: Move[] = [];
  for (const action of mine) {
    const to = where.get(action.id);
    if (to && 'to' in to) moves.push({ action, to: to.to });
    else stays.set(action.id, to?.stays ?? 'nobody');
  }
  const named = (id: string) => staffNamed(names, id);
  const told = (action: StoredAction) => {
    const meeting = known.meetings.get(action.id);
    const pupil = pupilOf(pupils, action);
    return {
      id: action.id,
      pupil: { id: String(action.pupilId), name: pupil ? nameOf(pupil) : '' },
      tutorGroup: pupil?.tutorGroup || null,
      kind: action.kind,
      plannedFor: meeting?.plannedFor ?? null,
      plannedTime: meeting?.plannedTime ?? null,
      holder: action.assigneeId === null ? null : named(action.assigneeId),
    };
  };
  const holds = (person: string, week: SchoolDate): number =>
    loadOf(person, week) +
    toShare.filter(({ id, holder, week: its }) => {
      const to = where.get(id);
      return its === week && (to && 'to' in to ? to.to : holder) === person;
    }).length;
  const gets = [...Map.groupBy(moves, ({ to }) => to)].map(([person, some]) => ({
    person: named(person),
    meetings: some.length,
    has: Math.max(...some.map(({ action }) => holds(person, known.weekOf(action)))),
    canHold: people.find(({ id }) => id === person)?.canHold ?? 0,
  }));
  const stampOf = (action: StoredAction): string => stamp(action, known.meetings.get(action.id));
  return {
    moves,
    meetings: known.meetings,
    preview: {
      seen: seenAs([
        ...moves.map(({ action, to }) => [action.id, stampOf(action), action.assigneeId, to]),
        ...[...mine, ...notMine].flatMap((action) => {
          const why = stays.get(action.id);
          return why ? [[action.id, stampOf(action), why]] : [];
        }),
      ]),
      moves: moves.map(({ action, to }) => ({ ...told(action), to: named(to) })),
      stays: [...mine, ...notMine].flatMap((action) => {
        const why = stays.get(action.id);
        return why ? [{ ...told(action), why }] : [];
      }),
      gets: gets.toSorted(
        (a, b) => b.meetings - a.meetings || a.person.name.localeCompare(b.person.name, 'en-GB'),
      ),
    },
  };
}

/** Changes with whatever anybody does to the meeting. */
export const stamp = (action: StoredAction, meeting: StoredMeeting | undefined): string =>
  `${action.version}.${meeting?.version ?? 0}`;

const seenAs = (what: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(what)).digest('base64url');

function whereTo(
  wish: ShareWish,
  meetings: readonly MeetingToShare[],
  people: readonly Colleague[],
  loadOf: LoadOf,
): Map<string, WhereTo> {
  if (wish.how === 'give') {
    const to = people.find(({ id }) => id === wish.to);
    if (!to || !meetings.every(({ kind }) => to.mayHold(kind)))
      throw new Problem('unprocessable', notAHolderText);
    return given(meetings, to.id);
  }
  const { over } = wish;
  if (over?.some((id) => !people.some((person) => person.id === id)))
    throw new Problem('unprocessable', notAHolderText);
  const among = people.filter(({ id }) => over?.includes(id) ?? true);
  return spread(
    meetings,
    wish.how === 'cover' ? among.filter(({ id }) => id !== wish.person) : among,
    loadOf,
  );
}

/** Those of the school itself who hold meetings of any kind, by name. */
export function colleaguesAt(
  school: string,
  staff: ReadonlyMap<string, StaffMember>,
  policy: Pick<PolicyInForce, 'stages' | 'lateness' | 'meetingsAWeek'>,
): Colleague[] {
  return [...staff.values()]
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB') || a.id.localeCompare(b.id))
    .flatMap((person): Colleague[] => {
      const posts = person.posts
        .filter((post) => post.school === school)
        .map((post) => ({ ...post, staffId: person.id }));
      const kinds = new Set(
        actionKindNames.filter((kind) => isMeeting(kind) && mayHold(person, school, kind)),
      );
      if (posts.length === 0 || kinds.size === 0) return [];
      const canHold = canHoldOf(posts, policy);
      return [{ id: person.id, posts, canHold, mayHold: (kind) => kinds.has(kind) }];
    });
}

/** A school's meetings that are planned and not yet held, and whom each week from this one on asks for. */
export async function meetingsToHold(ctx: StaffContext, db: Db | Tx, school: string) {
  const { today } = ctx.moment;
  const meetings = new Map((await meetingsAt(db, school)).map((meeting) => [meeting.actionId, meeting]));
  const weekOf = ({ id }: Pick<StoredAction, 'id'>): SchoolDate =>
    weekOfMeeting(meetings.get(id) ?? { plannedFor: null, heldOn: null }, today);
  const open = (await allOpenActions(db, [school])).filter(
    ({ id, kind }) => isMeeting(kind) && !meetings.get(id)?.heldOn,
  );
  const held = await actionsByIds(
    db,
    [...meetings.values()].flatMap(({ actionId, heldOn }) =>
      heldOn !== null && heldOn >= mondayOf(today) ? actionId : [],
    ),
  );
  const counted = [...open, ...held.filter(({ status }) => status === 'open' || status === 'done')].flatMap(
    (action) =>
      action.assigneeId === null ? [] : [{ id: action.id, person: action.assigneeId, week: weekOf(action) }],
  );
  return { meetings, open, counted, weekOf };
}
type Known = Awaited<ReturnType<typeof meetingsToHold>>;

/** The meetings that a wish is about: those this person may give away, and those they know of and may not. */
async function meetingsMeant(
  ctx: StaffContext,
  db: Db | Tx,
  { school, wish, staff, known }: Pick<ShareAsked, 'school' | 'wish' | 'staff'> & { known: Known },
) {
  const meant =
    wish.how === 'cover'
      ? coveredMeetings(ctx, { school, wish, staff, known })
      : await chosenMeetings(db, school, wish.meetings);
  const pupils = await pupilsOfActions(ctx, db, meant);
  const answerOf = (action: StoredAction) => {
    const pupil = pupilOf(pupils, action);
    return pupil ? mayDecideKind(ctx.actor, pupil, action.kind) : 'unknown';
  };
  if (wish.how !== 'cover')
    for (const action of meant) {
      mustBeAllowed(answerOf(action), 'one of these meetings');
      if (!known.open.some(({ id }) => id === action.id))
        throw new Problem('conflict', shareMeetingsFaults.movedOn);
    }
  const inOrder = meant.toSorted(
    (a, b) =>
      (known.meetings.get(b.id)?.stage ?? 0) - (known.meetings.get(a.id)?.stage ?? 0) ||
      known.weekOf(a).localeCompare(known.weekOf(b)) ||
      a.reference.localeCompare(b.reference),
  );
  return {
    pupils,
    mine: inOrder.filter((action) => answerOf(action) === 'yes'),
    notMine: inOrder.filter((action) => answerOf(action) === 'no'),
  };
}

async function chosenMeetings(db: Db | Tx, school: string, ids: readonly string[]): Promise<StoredAction[]> {
  const asked = [...new Set(ids)];
  const found = (await actionsByIds(db, asked)).filter((action) => action.school === school);
  if (found.length < asked.length) throw new Problem('not-found', shareMeetingsFaults.notFound);
  if (!found.every(({ kind }) => isMeeting(kind))) throw new Problem('unprocessable', meetingText.noMeeting);
  return found;
}

function coveredMeetings(
  ctx: StaffContext,
  {
    school,
    wish,
    staff,
    known,
  }: {
    school: string;
    wish: Extract<ShareWish, { how: 'cover' }>;
    staff: ReadonlyMap<string, StaffMember>;
    known: Known;
  },
): StoredAction[] {
  const { today } = ctx.moment;
  const { person, from, to } = wish;
  if (to < from) throw new Problem('bad-request', shareMeetingsFaults.daysTurned);
  if (to < today) throw new Problem('bad-request', shareMeetingsFaults.daysPast);
  if (!staff.get(person)?.posts.some((post) => post.school === school))
    throw new Problem('unprocessable', shareMeetingsFaults.noColleague);
  return known.open.filter(
    ({ id, assigneeId }) =>
      assigneeId === person && fallsInto(known.meetings.get(id)?.plannedFor ?? null, { from, to }, today),
  );
}

const pupilOf = (
  pupils: ReadonlyMap<number, StoredPupil>,
  { pupilId }: StoredAction,
): StoredPupil | undefined => (pupilId === null ? undefined : pupils.get(pupilId));
