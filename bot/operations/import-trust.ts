/** Schools, terms and staff: small files, each applied in one transaction. */
import { createHash } from 'node:crypto';
import type { ByteSource, PeriodRow, SchoolRow, StaffRow } from '#shared/contracts/file-rows.ts';
import { EVERY_SCHOOL } from '#shared/domain/permission.ts';
import { storePeriod, storeSchool } from '#shared/store/schools.ts';
import { storeStaff } from '#shared/store/staff.ts';
import type { Context } from './context.ts';
import type { ImportInHand } from './import-in-hand.ts';

export async function importSchools(
  context: Context,
  inHand: ImportInHand,
  source: ByteSource,
): Promise<void> {
  const rows: SchoolRow[] = [];
  await inHand.read(context, 'schools', source, (_line, row) => rows.push(row));
  await context.store.transaction(async (tx) => {
    for (const row of rows) {
      const changed = await storeSchool(tx, row);
      inHand.accept(changed ? 1 : 0, changed ? 0 : 1);
      if (changed) await inHand.note(tx, row.id, 'schools');
    }
  });
}

export async function importTerms(context: Context, inHand: ImportInHand, source: ByteSource): Promise<void> {
  const rows: PeriodRow[] = [];
  await inHand.read(context, 'terms', source, (line, row) => {
    if (row.school !== EVERY_SCHOOL && !inHand.schools.has(row.school)) inHand.refuseSchool(line, row.school);
    else rows.push(row);
  });
  await context.store.transaction(async (tx) => {
    for (const row of rows) {
      const changed = await storePeriod(tx, row);
      inHand.accept(changed ? 1 : 0, changed ? 0 : 1);
      if (changed) await inHand.note(tx, row.school, 'terms', { name: row.name, starts: row.starts });
    }
  });
}

export async function importStaff(context: Context, inHand: ImportInHand, source: ByteSource): Promise<void> {
  const rows: StaffRow[] = [];
  const idHolders = new Map<string, string>();
  await inHand.read(context, 'staff', source, (line, row) => {
    if (row.school !== EVERY_SCHOOL && !inHand.schools.has(row.school))
      return inHand.refuseSchool(line, row.school);
    const objectId = row.entraObjectId?.toLowerCase();
    const holder = objectId ? idHolders.get(objectId) : undefined;
    if (holder && holder !== row.email.toLowerCase()) {
      return inHand.refuse(
        line,
        'entraObjectId',
        row.entraObjectId ?? '',
        'Another person in this file has this object id.',
      );
    }
    if (objectId) idHolders.set(objectId, row.email.toLowerCase());
    rows.push(row);
  });
  await context.store.transaction(async (tx) => {
    for (const row of rows) {
      const changed = await storeStaff(tx, { ...row, staffId: staffIdOf(row.email) });
      inHand.accept(changed ? 1 : 0, changed ? 0 : 1);
      if (changed)
        await inHand.note(tx, row.school, 'staff', { staffId: staffIdOf(row.email), roles: row.roles });
    }
  });
}

/** The same person in two files, or at two schools, has one id: a GUID made from the e-mail address. */
export function staffIdOf(email: string): string {
  const hash = createHash('sha256').update(`attendance-first staff ${email.toLowerCase()}`).digest('hex');
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `5${hash.slice(13, 16)}`,
    `a${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-');
}
