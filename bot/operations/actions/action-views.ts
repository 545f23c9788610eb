import { PlainError } from '#shared/domain/basics/plain-error.ts';
import { reasonSentence } from '#shared/wording/actions/reason-sentence.ts';
import type { Action, OutcomeView } from '#shared/contracts/actions/action.ts';
import { ringingNow } from '#shared/domain/actions/calls/being-rung.ts';
import { mayTickOff } from '#shared/domain/actions/who-completes.ts';
import { londonIso } from '#shared/domain/basics/london-time.ts';
import {
  hasRight,
  mayDoAction,
  maySeeRestrictedNote,
  type Answer,
} from '#shared/domain/people/permission.ts';
import type { StoredAction } from '#shared/store/actions/actions.ts';
import { outcomesOf, type StoredOutcome } from '#shared/store/actions/outcomes.ts';
import type { Db, Tx } from '#shared/store/engine/open-store.ts';
import { pupilsByIds, type StoredPupil } from '#shared/store/roll/pupils.ts';
import { allSchools } from '#shared/store/people/schools.ts';
import { settingsOn } from '#shared/store/people/settings.ts';
import { staffNames } from '#shared/store/people/staff.ts';
import { staffNamed } from '#shared/wording/people/staff-name.ts';
import type { Context, StaffContext, StaffMember } from '../context.ts';
import { nameOf } from '../roll/pupil-name.ts';
import { siblingCalls, type SiblingCall } from './calls/sibling-calls.ts';
import { callFactsOf } from './calls/call-facts.ts';
import { numbersOutOfDate } from './calls/numbers-out-of-date.ts';

/** Whether a person may see and do an action; an alert is for those who safeguard, and for whoever it was given to. */
export function maySeeAction(person: StaffMember, action: StoredAction, pupil: StoredPupil | null): Answer {
  const answer = mayDoAction(person, {
    school: action.school,
    assigneeId: action.assigneeId,
    pupil,
    tutorGroup: action.tutorGroup,
  });
  if (answer !== 'yes' || action.kind !== 'safeguarding-alert') return answer;
  const safeguards = hasRight(person, 'handle-safeguarding-alerts', action.school);
  return safeguards || action.assigneeId === person.id ? 'yes' : 'unknown';
}

/** The pupils of actions, of one or several schools, by id. */
export async function pupilsOfActions(
  ctx: Context,
  db: Db | Tx,
  actions: readonly StoredAction[],
): Promise<Map<number, StoredPupil>> {
  const { today } = ctx.moment;
  const bySchool = new Map<string, Set<number>>();
  for (const { school, pupilId } of actions) {
    if (pupilId !== null) bySchool.set(school, (bySchool.get(school) ?? new Set()).add(pupilId));
  }
  const found = new Map<number, StoredPupil>();
  for (const [school, ids] of bySchool) {
    for (const pupil of await pupilsByIds(db, school, [...ids], today)) found.set(pupil.id, pupil);
  }
  return found;
}

type Which = 'what they may open' | 'also what they may not open';

/**
 * Actions as this person reads them, in the order given; those the person may not open are left out, unless they have
 * just raised or acted on them themselves.
 */
export async function actionViews(
  ctx: StaffContext,
  db: Db | Tx,
  actions: readonly StoredAction[],
  which: Which = 'what they may open',
): Promise<Action[]> {
  return viewsWith(ctx, db, actions, await pupilsOfActions(ctx, db, actions), which);
}

/** The same, with what a list of calls says of each besides. Outside a transaction. */
export async function listedViews(ctx: StaffContext, actions: readonly StoredAction[]): Promise<Action[]> {
  const { db } = ctx.store;
  const pupils = await pupilsOfActions(ctx, db, actions);
  const views = await viewsWith(ctx, db, actions, pupils, 'what they may open');
  return withCallFacts(ctx, actions, pupils, views);
}

/** Views with what a list of calls says of each. Outside a transaction. */
export async function withCallFacts(
  ctx: StaffContext,
  actions: readonly StoredAction[],
  pupils: ReadonlyMap<number, StoredPupil>,
  views: readonly Action[],
): Promise<Action[]> {
  const facts = await callFactsOf(ctx, actions, pupils);
  return views.map((view) => ({ ...view, call: facts.get(view.id) ?? null }));
}

async function viewsWith(
  ctx: StaffContext,
  db: Db | Tx,
  actions: readonly StoredAction[],
  pupils: ReadonlyMap<number, StoredPupil>,
  which: Which,
): Promise<Action[]> {
  const visible = actions.filter(
    (action) =>
      which === 'also what they may not open' ||
      maySeeAction(ctx.actor, action, pupilOf(pupils, action)) === 'yes',
  );
  const outcomes = await outcomesOf(
    db,
    visible.map(({ id }) => id),
  );
  const names = await staffNames(db, peopleOf(visible));
  const siblings = await siblingCalls(ctx, db, visible, pupils, maySeeAction);
  return viewsFrom(ctx, db, visible, { pupils, outcomes, names, siblings });
}

/** Whoever is named on actions, by id. */
const peopleOf = (actions: readonly StoredAction[]): string[] =>
  actions.flatMap(({ assigneeId, begunBy }) => [assigneeId, begunBy].filter((id) => id !== null));

/** What views are made of besides the actions. */
export interface ActionFacts {
  pupils: ReadonlyMap<number, StoredPupil>;
  /** The standing outcome, by the action's id. */
  outcomes: ReadonlyMap<string, StoredOutcome>;
  /** Staff. */
  names: ReadonlyMap<string, string>;
  /** Those that this reader may make, by the action's id. */
  siblings: ReadonlyMap<string, readonly SiblingCall[]>;
}

/** Actions that this person may open, as they read them; `db` is asked for what outcomes and numbers out of date need alone. */
export async function viewsFrom(
  ctx: StaffContext,
  db: Db | Tx,
  visible: readonly StoredAction[],
  { pupils, outcomes, names, siblings }: ActionFacts,
): Promise<Action[]> {
  const outcomeShown = await outcomeViews(
    ctx,
    db,
    visible.flatMap(({ id }) => outcomes.get(id) ?? []),
  );
  const outOfDate = await numbersOutOfDate(ctx, db, visible);
  const named = (id: string | null): { id: string; name: string } | null =>
    id === null ? null : staffNamed(names, id);
  return visible.map((action) => {
    const pupil = pupilOf(pupils, action);
    const outcome = outcomes.get(action.id);
    const ringing = action.status === 'open' ? ringingNow(action, ctx.at) : null;
    return {
      id: action.id,
      reference: action.reference,
      kind: action.kind,
      status: action.status,
      school: action.school,
      pupil: pupil ? { id: String(pupil.id), name: nameOf(pupil) } : null,
      tutorGroup: action.tutorGroup || null,
      assignee: named(action.assigneeId),
      due: action.dueTime,
      numberOf: outOfDate.get(action.id)?.name ?? null,
      raisedBecause: reasonSentence(action.reason, outOfDate.get(action.id)),
      raisedFor: action.raisedFor,
      ticked: action.ticked,
      callFirst: action.callFirst,
      mayTickOff: mayTickOff(ctx.actor, action),
      beingRungBy: ringing && { ...staffNamed(names, ringing.by), since: londonIso(ringing.since) },
      outcome: outcome ? (outcomeShown.get(outcome.id) ?? null) : null,
      raisedBy: action.raisedByAction,
      call: null,
      siblings: (siblings.get(action.id) ?? []).map((sibling) => ({
        actionId: sibling.action.id,
        pupil: { id: String(sibling.pupil.id), name: nameOf(sibling.pupil) },
      })),
    };
  });
}

const pupilOf = (pupils: ReadonlyMap<number, StoredPupil>, action: StoredAction): StoredPupil | null =>
  action.pupilId === null ? null : (pupils.get(action.pupilId) ?? null);

/** Outcomes by id as this person reads them: a restricted note is told of and not shown to most. */
export async function outcomeViews(
  ctx: StaffContext,
  db: Db | Tx,
  outcomes: readonly StoredOutcome[],
): Promise<Map<string, OutcomeView>> {
  if (outcomes.length === 0) return new Map();
  const names = await staffNames(
    db,
    outcomes.map(({ by }) => by),
  );
  const schoolIds = new Set(outcomes.map(({ school }) => school));
  const schools = (await allSchools(db)).filter((school) => schoolIds.has(school.id));
  const settings = await settingsOn(db, schools, ctx.moment.today);
  return new Map(
    outcomes.map((outcome) => {
      const readers = settings.get(outcome.school)?.restrictedNoteReaders ?? [];
      const readable =
        !outcome.restricted || maySeeRestrictedNote(ctx.actor, outcome.school, outcome.by, readers);
      const view: OutcomeView = {
        result: outcome.result,
        contact: outcome.contact?.name ?? null,
        reason: outcome.reason,
        expectedBack: outcome.expectedBack,
        support: outcome.support,
        nextStep: outcome.nextStep,
        parentBelievedInSchool: outcome.parentBelievedInSchool,
        note: readable ? outcome.note : null,
        restricted: outcome.restricted,
        recordNumber: readable ? outcome.recordNumber : null,
        by: staffNamed(names, outcome.by),
        at: londonIso(outcome.at),
      };
      return [outcome.id, view];
    }),
  );
}

/** An action as whoever has just acted on it reads it, also when it is a colleague's by that. */
export async function actedView(ctx: StaffContext, db: Db | Tx, action: StoredAction): Promise<Action> {
  const [view] = await actionViews(ctx, db, [action], 'also what they may not open');
  if (!view) throw new PlainError('An action that was acted on has no view');
  return view;
}
