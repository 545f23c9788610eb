/** Schools, terms and staff: small files, each applied in one transaction. */
import type { ByteSource } from '#shared/contracts/imports/file-rows.ts';
import type { PeriodRow, SchoolRow, StaffRow } from '#shared/contracts/people/file-rows.ts';
import { EVERY_SCHOOL } from '#shared/domain/people/permission.ts';
import { lockSchool, type Tx } from '#shared/store/engine/open-store.ts';
import { recordingChanges } from '#shared/store/imports/replaced-records.ts';
import { recordKinds, type RecordKind } from '#shared/store/imports/record-kinds.ts';
import { storePeriod, storeSchool } from '#shared/store/people/schools.ts';
import { emailsByObjectId, storeStaff } from '#shared/store/people/staff.ts';
import type { Context } from '../context.ts';
import type { RunningImport } from './running-import.ts';
import { LastRows } from './last-rows.ts';
import { staffIdOf } from '../people/staff-id.ts';

export async function importSchools(ctx: Context, run: RunningImport, source: ByteSource): Promise<void> {
  const last = new LastRows<SchoolRow>(run, 'school');
  await run.read(ctx, 'schools', source, (line, row) => {
    if (run.mayAddSchool(row.id)) last.add(line, row.id, row);
    else run.refuseSchool(line, row.id);
  });
  await ctx.transaction(async (tx) => {
    await lockSchool(tx, EVERY_SCHOOL);
    const touched = new Set<string>();
    await storeRecords(
      tx,
      run,
      'schools',
      last.rows(),
      (row) => [row.id, recordKinds.schools.key(row)],
      async (row) => {
        const changed = await storeSchool(tx, row);
        run.accept(changed ? 1 : 0, changed ? 0 : 1);
        if (!changed) return;
        touched.add(row.id);
        await run.note(tx, row.id, 'schools');
      },
    );
    for (const school of touched) await ctx.dayChanged(ctx, tx, school);
  });
}

export async function importTerms(ctx: Context, run: RunningImport, source: ByteSource): Promise<void> {
  const last = new LastRows<PeriodRow>(run, 'period');
  await run.read(ctx, 'terms', source, (line, row) => {
    if (!run.mayWriteTo(row.school)) run.refuseSchool(line, row.school);
    else last.add(line, JSON.stringify([row.school, row.kind, row.name, row.starts]), row);
  });
  await ctx.transaction(async (tx) => {
    await lockSchool(tx, EVERY_SCHOOL);
    const touched = new Set<string>();
    await storeRecords(
      tx,
      run,
      'terms',
      last.rows(),
      (row) => [row.school, recordKinds.terms.key(row)],
      async (row) => {
        const changed = await storePeriod(tx, row);
        run.accept(changed ? 1 : 0, changed ? 0 : 1);
        if (!changed) return;
        touched.add(row.school);
        await run.note(tx, row.school, 'terms', { name: row.name, starts: row.starts });
      },
    );
    for (const school of touched) await ctx.dayChanged(ctx, tx, school);
  });
}

/** A person has one name and one object id, whatever number of posts: those of the last row that names them. */
export async function importStaff(ctx: Context, run: RunningImport, source: ByteSource): Promise<void> {
  const last = new LastRows<StaffRow>(run, 'person at the same school');
  const holders = await emailsByObjectId(ctx.store.db);
  const stored = new Map<string, Pick<StaffRow, 'name' | 'entraObjectId'>>();
  await run.read(ctx, 'staff', source, (line, row) => {
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

/** Stores rows school by school, and keeps what they replace. */
export async function storeRecords<Row>(
  tx: Tx,
  run: RunningImport,
  kind: RecordKind,
  rows: readonly Row[],
  keyOf: (row: Row) => [school: string, key: string],
  store: (row: Row) => Promise<void>,
): Promise<void> {
  for (const school of new Set(rows.map((row) => keyOf(row)[0]))) {
    const ofSchool = rows.filter((row) => keyOf(row)[0] === school);
    const keys = ofSchool.map((row) => keyOf(row)[1]);
    await recordingChanges(tx, { kind, school, importNumber: run.number, keys }, async () => {
      for (const row of ofSchool) await store(row);
    });
  }
}
