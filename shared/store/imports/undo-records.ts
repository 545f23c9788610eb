/** What taking back a file of schools, terms, staff, pupils, contacts, minimums or results means, record by record. */
import { isDeepStrictEqual } from 'node:util';
import { identityTakenBack, type Administers, type KnownPerson } from '#shared/domain/people/identity.ts';
import type { Tx } from '../engine/open-store.ts';
import { forgetChat, knownPeople } from '../people/staff.ts';
import { recordingChanges, replacedRecords, restoreRecord, type ReplacedRecord } from './replaced-records.ts';
import { recordKinds, type IsNeeded, type RecordKind, type Rows } from './record-kinds.ts';

/** Who takes the file back: whose people they administer, and whether they brought it in themselves. */
export interface TakenBackBy {
  administers: Administers;
  broughtItIn: boolean;
}

/**
 * Puts back each record that still stands as the import left it; one that changed since, or that the import added and
 * other things hang on by now, stays.
 */
export async function undoRecords(
  tx: Tx,
  kind: RecordKind,
  school: string,
  undo: { importNumber: number; undoNumber: number; by: TakenBackBy },
): Promise<{ takenBack: number; kept: number }> {
  const { isNeeded } = recordKinds[kind] as { isNeeded?: IsNeeded };
  const records = await replacedRecords(tx, kind, school, undo.importNumber);
  const people = kind === 'staff' ? await knownPeople(tx) : new Map<string, KnownPerson>();
  const back: ReplacedRecord[] = [];
  for (const found of records) {
    const record = kind === 'staff' ? postAlone(found, school, people, undo.by) : found;
    const stands = isDeepStrictEqual(record.standing, record.after);
    const loose = record.before !== null || !(await isNeeded?.(tx, school, record.after ?? {}));
    const changes = !isDeepStrictEqual(record.before, record.standing);
    if (stands && loose && changes) back.push(record);
  }
  const keys = back.map(({ key }) => key);
  await recordingChanges(tx, { kind, school, importNumber: undo.undoNumber, keys }, async () => {
    for (const record of back) {
      await restoreRecord(tx, record);
      const [now, was] = [staffOf(record.before), staffOf(record.standing)];
      if (now && was && now.entra_object_id !== was.entra_object_id) await forgetChat(tx, was.staff_id);
    }
  });
  return { takenBack: back.length, kept: records.length - back.length };
}

interface StaffJson {
  staff_id: string;
  name: string;
  entra_object_id: string | null;
  id_holds_at: string[] | null;
}

/**
 * A person is shared by all their posts, and stays named where they did things: the post at this school goes back by
 * itself, and who they are with it, where nothing else has changed that since and who takes it back may change it.
 */
function postAlone(
  record: ReplacedRecord,
  school: string,
  people: ReadonlyMap<string, KnownPerson>,
  by: TakenBackBy,
): ReplacedRecord {
  const person = people.get(record.key);
  const [was, left, stands] = [record.before, record.after, record.standing].map(staffOf);
  // Somebody the file brought in anew, and who has no other post, is known by name only.
  const isNew = !was && person?.schools.every((one) => one === school);
  const before = was ?? (isNew && stands ? { ...stands, entra_object_id: null, id_holds_at: null } : stands);
  const back =
    person && stands && before && isDeepStrictEqual(stands, left)
      ? { ...stands, ...identityBack(person, record.key, before) }
      : null;
  const changes = back !== null && !isDeepStrictEqual(back, stands);
  const rows = (of: Rows | null, staff: StaffJson | null): Rows => ({
    ...(changes && { staff: [staff] }),
    staff_post: of?.staff_post ?? [],
  });
  return {
    key: record.key,
    before: rows(record.before, back),
    after: rows(record.after, stands ?? null),
    standing: rows(record.standing, stands ?? null),
  };

  function identityBack(standing: KnownPerson, email: string, before: StaffJson): Partial<StaffJson> {
    const others = [...people].flatMap(([other, { entraObjectId }]) =>
      entraObjectId && other !== email ? [entraObjectId] : [],
    );
    const identity = identityTakenBack(
      standing,
      { name: before.name, entraObjectId: before.entra_object_id, idHoldsAt: before.id_holds_at },
      by,
      new Set(others),
    );
    const { name, entraObjectId, idHoldsAt } = identity;
    return { name, entra_object_id: entraObjectId, id_holds_at: idHoldsAt && [...idHoldsAt] };
  }
}

const staffOf = (rows: Rows | null): StaffJson | undefined => rows?.staff?.[0] as StaffJson | undefined;
