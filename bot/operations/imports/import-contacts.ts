import type { RowSource } from '#shared/contracts/imports/file-rows.ts';
import type { ContactRow } from '#shared/contracts/roll/file-rows.ts';
import { replaceContacts } from '#shared/store/roll/contacts.ts';
import { lockSchool } from '#shared/store/engine/open-store.ts';
import { upnsOfSchools } from '#shared/store/roll/pupils.ts';
import { recordingChanges } from '#shared/store/imports/replaced-records.ts';
import type { Context } from '../context.ts';
import type { RunningImport } from './running-import.ts';

/** Contacts are replaced for each pupil the file names. */
export async function importContacts(
  ctx: Context,
  run: RunningImport,
  rows: RowSource<ContactRow>,
): Promise<void> {
  const upns = await upnsOfSchools(ctx.store.db, [...run.schools.keys()]);
  const bySchool = new Map<string, Map<string, Map<number, { line: number; row: ContactRow }>>>();
  let superseded = 0;
  await run.read(rows, (line, row) => {
    const pupilId = upns.get(row.school)?.get(row.upn);
    if (!run.schools.has(row.school)) return run.refuseSchool(line, row.school);
    if (pupilId === undefined)
      return run.refuse(line, 'upn', row.upn, `No pupil of ${row.school} has this UPN.`, row.school);
    const pupils =
      bySchool.get(row.school) ?? new Map<string, Map<number, { line: number; row: ContactRow }>>();
    const contacts = pupils.get(row.upn) ?? new Map<number, { line: number; row: ContactRow }>();
    const earlier = contacts.get(row.position);
    if (earlier) {
      superseded += 1;
      run.warn(
        earlier.line,
        `The same order stands again for this pupil in line ${line}; the last row counts.`,
      );
    }
    contacts.set(row.position, { line, row });
    pupils.set(row.upn, contacts);
    bySchool.set(row.school, pupils);
  });
  run.accept(0, superseded);

  for (const school of [...bySchool.keys()].sort()) {
    await ctx.store.breathe();
    await ctx.transaction(async (tx) => {
      await lockSchool(tx, school);
      const changedPupils: number[] = [];
      const ofSchool =
        bySchool.get(school) ?? new Map<string, Map<number, { line: number; row: ContactRow }>>();
      const keys = [...ofSchool.keys()];
      const records = { kind: 'contacts', school, importNumber: run.number, keys } as const;
      await recordingChanges(tx, records, async () => {
        for (const [upn, rows] of ofSchool) {
          const pupilId = upns.get(school)?.get(upn) ?? 0;
          const contacts = [...rows.values()].map(
            ({ row: { school: _school, upn: _upn, ...contact } }) => contact,
          );
          const changed = await replaceContacts(tx, school, pupilId, contacts);
          const rowsChanged = contacts.filter((contact) => changed.has(contact.position)).length;
          run.accept(rowsChanged, contacts.length - rowsChanged);
          if (changed.size > 0) changedPupils.push(pupilId);
        }
      });
      if (changedPupils.length > 0) await run.note(tx, school, 'contacts', { pupils: changedPupils });
    });
  }
}
