import type { RowSource } from '#shared/contracts/imports/file-rows.ts';
import type { ResultRow } from '#shared/contracts/figures/file-rows.ts';
import { lockSchool } from '#shared/store/engine/open-store.ts';
import { upnsOfSchools } from '#shared/store/roll/pupils.ts';
import { recordKinds } from '#shared/store/imports/record-kinds.ts';
import { recordingChanges } from '#shared/store/imports/replaced-records.ts';
import { storeResults } from '#shared/store/figures/results.ts';
import type { Context } from '../context.ts';
import type { RunningImport } from './running-import.ts';
import { LastRows } from './last-rows.ts';

/** What year 11 reached, once a year. */
export async function importResults(
  ctx: Context,
  run: RunningImport,
  rows: RowSource<ResultRow>,
): Promise<void> {
  const upns = await upnsOfSchools(ctx.store.db, [...run.schools.keys()]);
  const bySchool = new Map<string, LastRows<ResultRow>>();
  await run.read(rows, (line, row) => {
    const { school, upn } = row;
    if (!run.schools.has(school)) return run.refuseSchool(line, school);
    if (!upns.get(school)?.has(upn))
      return run.refuse(line, 'upn', upn, `No pupil of ${school} has this UPN.`, school);
    const results = bySchool.get(school) ?? new LastRows<ResultRow>(run, 'pupil and school year');
    results.add(line, recordKinds.results.key(row), row);
    bySchool.set(school, results);
  });

  for (const school of [...bySchool.keys()].sort()) {
    const entries = bySchool.get(school)?.entries() ?? [];
    const rows = entries.map(({ row }) => row);
    await ctx.store.breathe();
    await ctx.transaction(async (tx) => {
      await lockSchool(tx, school);
      const keys = rows.map((row) => recordKinds.results.key(row));
      const records = { kind: 'results', school, importNumber: run.number, keys } as const;
      const results = rows.map((row) => ({ ...row, pupilId: upns.get(school)?.get(row.upn) ?? 0 }));
      const { changed, cleared } = await recordingChanges(tx, records, () =>
        storeResults(tx, school, results),
      );
      run.accept(changed, rows.length - changed);
      for (const [index, { line }] of entries.entries())
        run.recordCleared(line, ...(cleared.get(index) ?? []));
      if (changed > 0) await run.note(tx, school, 'results', { changed });
    });
  }
}
