import type { RowSource } from '#shared/contracts/imports/file-rows.ts';
import type { PupilRow } from '#shared/contracts/roll/file-rows.ts';
import { lockSchool } from '#shared/store/engine/open-store.ts';
import { recordingChanges } from '#shared/store/imports/replaced-records.ts';
import { storePupils } from '#shared/store/roll/store-pupils.ts';
import { nextMoment, type Context } from '../context.ts';
import type { RunningImport } from './running-import.ts';
import { LastRows } from './last-rows.ts';
import { reviseDay } from '../actions/revise-day.ts';

export async function importPupils(
  ctx: Context,
  run: RunningImport,
  rows: RowSource<PupilRow>,
): Promise<void> {
  const bySchool = new Map<string, LastRows<PupilRow>>();
  await run.read(rows, (line, row) => {
    if (!run.schools.has(row.school)) return run.refuseSchool(line, row.school);
    const pupils = bySchool.get(row.school) ?? new LastRows<PupilRow>(run, 'pupil');
    pupils.add(line, row.upn, row);
    bySchool.set(row.school, pupils);
  });

  const { today } = ctx.moment;
  for (const school of [...bySchool.keys()].sort()) {
    const entries = bySchool.get(school)?.entries() ?? [];
    const rows = entries.map(({ row }) => row);
    await ctx.store.breathe();
    const now = nextMoment(ctx);
    await now.transaction(async (tx) => {
      await lockSchool(tx, school);
      const upns = rows.map(({ upn }) => upn);
      const records = { kind: 'pupils', school, importNumber: run.number, keys: upns } as const;
      const { changed, cleared } = await recordingChanges(tx, records, () =>
        storePupils(tx, school, rows, today),
      );
      run.accept(changed, rows.length - changed);
      for (const { line, row } of entries) run.recordCleared(line, ...(cleared.get(row.upn) ?? []));
      if (changed === 0) return;
      await run.note(tx, school, 'pupils', { changed });
      await reviseDay(now, tx, school);
      await now.figuresChanged(now, tx, school);
    });
  }
}
