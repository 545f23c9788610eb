import type { RowSource } from '#shared/contracts/imports/file-rows.ts';
import type { StaffRow } from '#shared/contracts/people/file-rows.ts';
import { idHoldsAt, identityAfter, type GivenIdentity } from '#shared/domain/people/identity.ts';
import { EVERY_SCHOOL } from '#shared/domain/people/permission.ts';
import { lockSchool } from '#shared/store/engine/open-store.ts';
import { recordKinds } from '#shared/store/imports/record-kinds.ts';
import { knownPeople, storeStaff } from '#shared/store/people/staff.ts';
import { identityKeptText, postWaitsText } from '#shared/wording/imports/import-text.ts';
import type { Context } from '../context.ts';
import { staffIdOf } from '../people/staff-id.ts';
import { LastRows } from './last-rows.ts';
import type { RunningImport } from './running-import.ts';
import { storeRecords } from './store-records.ts';

/**
 * A person has one name and one object id, whatever number of posts: those of the last row that names them, as far as
 * the one who brings the file in may change them. An object id that another person has is refused. A post where the id
 * does not hold is taken and waits.
 */
export async function importStaff(
  ctx: Context,
  run: RunningImport,
  rows: RowSource<StaffRow>,
): Promise<void> {
  const last = new LastRows<StaffRow>(run, 'person at the same school');
  const holders = await holdersOfIds(ctx);
  const given = new Map<string, GivenIdentity>();
  await run.read(rows, (line, row) => {
    if (!run.mayWriteTo(row.school)) return run.refuseSchool(line, row.school);
    const email = row.email.toLowerCase();
    const objectId = row.entraObjectId?.toLowerCase();
    if (objectId && (holders.get(objectId) ?? email) !== email) {
      return run.refuse(line, 'entraObjectId', objectId, 'Another person has this object id.', row.school);
    }
    if (objectId) holders.set(objectId, email);
    given.set(email, {
      name: row.name,
      entraObjectId: objectId ?? given.get(email)?.entraObjectId ?? row.entraObjectId,
    });
    last.add(line, JSON.stringify([row.school, email]), row);
  });
  await ctx.transaction(async (tx) => {
    await lockSchool(tx, EVERY_SCHOOL);
    const people = await knownPeople(tx);
    const keyOf = (row: StaffRow): [string, string] => [row.school, recordKinds.staff.key(row)];
    await storeRecords(tx, run, 'staff', last.entries(), keyOf, async (row, line) => {
      const email = row.email.toLowerCase();
      const staffId = staffIdOf(email);
      const before = people.get(email) ?? null;
      const { identity, kept } = identityAfter(before, given.get(email) ?? row, run.administers);
      if (kept.length > 0) run.warn(line, identityKeptText(kept));
      if (!idHoldsAt(identity, row.school)) run.warn(line, postWaitsText(identity.idHoldsAt ?? []));
      const { changed, cleared } = await storeStaff(tx, { ...row, ...identity, staffId });
      run.accept(changed ? 1 : 0, changed ? 0 : 1);
      const idCleared = before?.entraObjectId && identity.entraObjectId === null ? ['entraObjectId'] : [];
      run.recordCleared(line, ...cleared, ...idCleared);
      if (!changed) return;
      const was = before && {
        name: before.name,
        entraObjectId: before.entraObjectId,
        idHoldsAt: before.idHoldsAt,
      };
      await run.note(tx, row.school, 'staff', { staffId, roles: row.roles, before: was, after: identity });
    });
  });
}

async function holdersOfIds(ctx: Context): Promise<Map<string, string>> {
  const people = [...(await knownPeople(ctx.store.db))];
  return new Map(
    people.flatMap(([email, { entraObjectId }]) => (entraObjectId ? [[entraObjectId, email]] : [])),
  );
}
