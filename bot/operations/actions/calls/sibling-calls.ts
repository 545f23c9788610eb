import { callKinds, isCall } from '#shared/domain/actions/action-kinds.ts';
import type { Answer } from '#shared/domain/people/permission.ts';
import { openActionsAbout, type StoredAction } from '#shared/store/actions/actions.ts';
import type { OpenActions } from '#shared/store/actions/cached-open-actions.ts';
import type { Db, Tx } from '#shared/store/engine/open-store.ts';
import { pupilsOfHouseholds, type StoredPupil } from '#shared/store/roll/pupils.ts';
import type { StaffContext, StaffMember } from '../../context.ts';

type MaySee = (person: StaffMember, action: StoredAction, pupil: StoredPupil) => Answer;

export interface SiblingCall {
  action: StoredAction;
  pupil: StoredPupil;
}

/**
 * The other open calls of a call's household on its day, wherever they stand, that the person may make: a family is
 * rung once. By the id of the call.
 */
export async function siblingCalls(
  ctx: StaffContext,
  db: Db | Tx,
  actions: readonly StoredAction[],
  pupils: ReadonlyMap<number, StoredPupil>,
  maySee: MaySee,
): Promise<Map<string, SiblingCall[]>> {
  const found = new Map<string, SiblingCall[]>();
  const calls = actions.flatMap((action) => callOf(action, pupils));
  for (const [school, ofSchool] of Map.groupBy(calls, ({ action }) => action.school)) {
    const families = await openCallsOf(ctx, db, school, ofSchool, maySee);
    for (const { action, pupil } of ofSchool) {
      const others = families.filter(
        (other) =>
          other.pupil.id !== pupil.id &&
          other.pupil.household === pupil.household &&
          other.action.raisedFor === action.raisedFor,
      );
      if (others.length > 0) found.set(action.id, others);
    }
  }
  return found;
}

/** The same of open actions that are known already, all of a school's among them. */
export function siblingsAmong(
  person: StaffMember,
  calls: readonly StoredAction[],
  { actions, pupils }: OpenActions,
  maySee: MaySee,
): Map<string, SiblingCall[]> {
  const families = Map.groupBy(
    actions.flatMap((action) => callOf(action, pupils)),
    familyOf,
  );
  const found = new Map<string, SiblingCall[]>();
  for (const call of calls.flatMap((action) => callOf(action, pupils))) {
    const others = (families.get(familyOf(call)) ?? []).filter(
      ({ action, pupil }) => pupil.id !== call.pupil.id && maySee(person, action, pupil) === 'yes',
    );
    if (others.length > 0) found.set(call.action.id, others);
  }
  return found;
}

const familyOf = ({ action, pupil }: SiblingCall): string => `${action.raisedFor} ${pupil.household}`;

function callOf(action: StoredAction, pupils: ReadonlyMap<number, StoredPupil>): SiblingCall[] {
  const pupil = action.pupilId === null ? undefined : pupils.get(action.pupilId);
  return pupil?.household && isCall(action.kind) ? [{ action, pupil }] : [];
}

async function openCallsOf(
  ctx: StaffContext,
  db: Db | Tx,
  school: string,
  calls: readonly SiblingCall[],
  maySee: MaySee,
): Promise<SiblingCall[]> {
  const households = new Set(calls.flatMap(({ pupil }) => pupil.household ?? []));
  const family = await pupilsOfHouseholds(db, school, [...households], ctx.moment.today);
  const pupilOf = new Map(family.map((pupil) => [pupil.id, pupil]));
  const open = await openActionsAbout(db, school, {
    pupilIds: [...pupilOf.keys()],
    days: [...new Set(calls.map(({ action }) => action.raisedFor))],
    kinds: callKinds,
  });
  return open.flatMap((action) => {
    const pupil = action.pupilId === null ? undefined : pupilOf.get(action.pupilId);
    return pupil && maySee(ctx.actor, action, pupil) === 'yes' ? [{ action, pupil }] : [];
  });
}
