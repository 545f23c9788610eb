import type { RowSource } from '#shared/contracts/imports/file-rows.ts';
import type { StaffRow } from '#shared/contracts/people/file-rows.ts';
import { EVERY_SCHOOL } from '#shared/domain/people/permission.ts';
import { lockSchool } from '#shared/store/engine/open-store.ts';
import { recordKinds } from '#shared/store/imports/record-kinds.ts';
import { emailsByObjectId, storeStaff } from '#shared/store/people/staff.ts';
import type { Context } from '../context.ts';
import { staffIdOf } from '../people/staff-id.ts';
import { LastRows } from './last-rows.ts';
import type { RunningImport } from './running-import.ts';
import { storeRecords } from './store-records.ts';

/** A person has one name and one object id, whatever number of posts: those of the last row that names them. */
export async function importStaff(
  ctx: Context,
  run: RunningImport,
  rows: RowSource<StaffRow>,
): Promise<void> {
  const last = new LastRows<StaffRow>(run, 'person at the same school');
  const holders = await emailsByObjectId(ctx.store.db);
  const stored = new Map<string, Pick<StaffRow, 'name' | 'entraObjectId'>>();
  await run.read(rows, (line, row) => {
    if (!run.mayWriteTo(row.school)) return run.refuseSchool(line, row.school);
    const email = row.email.toLowerCase();
    const objectId = row.entraObjectId?.toLowerCase() ?? null;
    if (objectId && (holders.get(objectId) ?? email) !== email) {
      return run.refuse(line, 'entraObjectId', objectId, 'Another person has this object id.', row.school);
    }
    if (objectId) holders.set(objectId, email);
    stored.set(email, {
      name: row.name,
      entraObjectId: objectId ?? stored.get(email)?.entraObjectId ?? null,
    });
    last.add(line, JSON.stringify([row.school, email]), row);
  });
  await ctx.transaction(async (tx) => {
    await lockSchool(tx, EVERY_SCHOOL);
    const keyOf = (row: StaffRow): [string, string] => [row.school, recordKinds.staff.key(row)];
    await storeRecords(tx, run, 'staff', last.rows(), keyOf, async (row) => {
      const staffId = staffIdOf(row.email);
      const changed = await storeStaff(tx, { ...row, ...stored.get(row.email.toLowerCase()), staffId });
      run.accept(changed ? 1 : 0, changed ? 0 : 1);
      if (changed) await run.note(tx, row.school, 'staff', { staffId, roles: row.roles });
    });
  });
}
