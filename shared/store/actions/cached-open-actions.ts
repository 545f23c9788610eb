/** The open actions of schools and what their lists show, remembered while actions and the roll stand. */
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { Reading } from '../engine/data-memory.ts';
import { pupilsByIds, type StoredPupil } from '../roll/pupils.ts';
import { allOpenActions, type ActionKey, type StoredAction } from './actions.ts';
import { outcomesOf, type StoredOutcome } from './outcomes.ts';

export interface OpenActions {
  /** In the order of lists: `actionOrder`. */
  actions: readonly StoredAction[];
  /** Whom they are about, by id, with their membership of the day. */
  pupils: ReadonlyMap<number, StoredPupil>;
  /** Standing outcomes, by the action's id. */
  outcomes: ReadonlyMap<string, StoredOutcome>;
}

/** What one takes in memory, roughly and rather too much. */
const BYTES = { action: 1200, pupil: 800, outcome: 800 } as const;

/** As the store's own lists are; a reference is capital letters and digits, which every collation puts in one order. */
export function actionOrder(a: ActionKey, b: ActionKey): number {
  if (a.raisedFor !== b.raisedFor) return a.raisedFor < b.raisedFor ? 1 : -1;
  if (a.callFirst !== b.callFirst) return a.callFirst ? -1 : 1;
  return a.reference === b.reference ? 0 : a.reference < b.reference ? -1 : 1;
}

/** Every open action of each school, of whatever day; pupils as they are `today`. */
export async function cachedOpenActions(
  reading: Reading,
  schools: readonly string[],
  today: SchoolDate,
): Promise<Map<string, OpenActions>> {
  const parts = schools.map((school) => ({ school, what: `open actions on ${today}` }));
  const found = await reading.parts(
    parts,
    async (missing) => {
      const bySchool = Map.groupBy(
        await allOpenActions(
          reading.db,
          missing.map(({ school }) => school),
        ),
        ({ school }) => school,
      );
      const read = new Map<string, OpenActions>();
      for (const { school } of missing)
        read.set(school, await withWhatTheyShow(reading, school, bySchool.get(school) ?? [], today));
      return ({ school }) => {
        const value = read.get(school) ?? { actions: [], pupils: new Map(), outcomes: new Map() };
        return { value, bytes: bytesOf(value) };
      };
    },
    { on: 'roll', withActions: true },
  );
  return new Map(parts.flatMap((part) => [[part.school, found.get(part)] as const]).filter(isFound));
}

const isFound = (entry: readonly [string, OpenActions | undefined]): entry is [string, OpenActions] =>
  entry[1] !== undefined;

async function withWhatTheyShow(
  { db }: Reading,
  school: string,
  actions: readonly StoredAction[],
  today: SchoolDate,
): Promise<OpenActions> {
  const ids = new Set(actions.flatMap(({ pupilId }) => pupilId ?? []));
  const pupils = await pupilsByIds(db, school, [...ids], today);
  return {
    actions: actions.toSorted(actionOrder),
    pupils: new Map(pupils.map((pupil) => [pupil.id, pupil])),
    outcomes: await outcomesOf(
      db,
      actions.map(({ id }) => id),
    ),
  };
}

const bytesOf = ({ actions, pupils, outcomes }: OpenActions): number =>
  actions.length * BYTES.action + pupils.size * BYTES.pupil + outcomes.size * BYTES.outcome;
