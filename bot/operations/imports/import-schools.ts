import type { RowSource } from '#shared/contracts/imports/file-rows.ts';
import type { SchoolRow } from '#shared/contracts/people/file-rows.ts';
import { EVERY_SCHOOL } from '#shared/domain/people/permission.ts';
import { lockSchool } from '#shared/store/engine/open-store.ts';
import { recordKinds } from '#shared/store/imports/record-kinds.ts';
import { storeSchool } from '#shared/store/people/schools.ts';
import type { Context } from '../context.ts';
import { LastRows } from './last-rows.ts';
import type { RunningImport } from './running-import.ts';
import { storeRecords } from './store-records.ts';

export async function importSchools(
  ctx: Context,
  run: RunningImport,
  rows: RowSource<SchoolRow>,
): Promise<void> {
  const last = new LastRows<SchoolRow>(run, 'school');
  await run.read(rows, (line, row) => {
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
      last.entries(),
      (row) => [row.id, recordKinds.schools.key(row)],
      async (row, line) => {
        const { changed, cleared } = await storeSchool(tx, row);
        run.accept(changed ? 1 : 0, changed ? 0 : 1);
        run.recordCleared(line, ...cleared);
        if (!changed) return;
        touched.add(row.id);
        await run.note(tx, row.id, 'schools');
      },
    );
    for (const school of touched) await ctx.dayChanged(ctx, tx, school);
  });
}
