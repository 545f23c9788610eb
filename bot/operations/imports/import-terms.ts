import type { RowSource } from '#shared/contracts/imports/file-rows.ts';
import type { PeriodRow } from '#shared/contracts/people/file-rows.ts';
import { EVERY_SCHOOL } from '#shared/domain/people/permission.ts';
import { lockSchool } from '#shared/store/engine/open-store.ts';
import { recordKinds } from '#shared/store/imports/record-kinds.ts';
import { storePeriod } from '#shared/store/people/schools.ts';
import type { Context } from '../context.ts';
import { LastRows } from './last-rows.ts';
import type { RunningImport } from './running-import.ts';
import { storeRecords } from './store-records.ts';

export async function importTerms(
  ctx: Context,
  run: RunningImport,
  rows: RowSource<PeriodRow>,
): Promise<void> {
  const last = new LastRows<PeriodRow>(run, 'period');
  await run.read(rows, (line, row) => {
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
      last.entries(),
      (row) => [row.school, recordKinds.terms.key(row)],
      async (row, line) => {
        const { changed, cleared } = await storePeriod(tx, row);
        run.accept(changed ? 1 : 0, changed ? 0 : 1);
        run.recordCleared(line, ...cleared);
        if (!changed) return;
        touched.add(row.school);
        await run.note(tx, row.school, 'terms', { name: row.name, starts: row.starts });
      },
    );
    for (const school of touched) await ctx.dayChanged(ctx, tx, school);
  });
}
