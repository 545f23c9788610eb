import type { RowSource } from '#shared/contracts/imports/file-rows.ts';
import type { MinimumRow } from '#shared/contracts/targets/file-rows.ts';
import { EVERY_SCHOOL } from '#shared/domain/people/permission.ts';
import { firstDayOfSchoolYear } from '#shared/domain/basics/school-date.ts';
import { isSameSetting } from '#shared/domain/targets/target-settings.ts';
import { recordKinds } from '#shared/store/imports/record-kinds.ts';
import { lockSchool } from '#shared/store/engine/open-store.ts';
import { allTargets, storeTarget, type StoredTarget } from '#shared/store/targets/targets.ts';
import type { Context } from '../context.ts';
import type { RunningImport } from './running-import.ts';
import { storeRecords } from './store-records.ts';
import { LastRows } from './last-rows.ts';

/** What the Department asks of each school in a school year, of all its pupils. */
export async function importMinimums(
  ctx: Context,
  run: RunningImport,
  rows: RowSource<MinimumRow>,
): Promise<void> {
  const last = new LastRows<MinimumRow>(run, 'school and school year');
  await run.read(rows, (line, row) => {
    if (!run.schools.has(row.school)) run.refuseSchool(line, row.school);
    else last.add(line, JSON.stringify([row.school, row.schoolYear]), row);
  });
  await ctx.transaction(async (tx) => {
    await lockSchool(tx, EVERY_SCHOOL);
    const stored = await allTargets(tx);
    const keyOf = (row: MinimumRow): [string, string] => [row.school, recordKinds.minimums.key(row)];
    await storeRecords(tx, run, 'minimums', last.entries(), keyOf, async (row) => {
      const target = minimumOf(row, run);
      const stands = stored.find((one) => isSameSetting(one, target))?.value;
      const changed = stands?.hundredths !== row.hundredths || stands.cohort !== 'all';
      run.accept(changed ? 1 : 0, changed ? 0 : 1);
      if (!changed) return;
      await storeTarget(tx, target);
      await run.note(tx, row.school, 'minimums', { starts: target.starts, hundredths: row.hundredths });
    });
  });
}

function minimumOf(row: MinimumRow, { by, at }: RunningImport): StoredTarget {
  return {
    scope: { kind: 'school', school: row.school },
    purpose: 'department-minimum',
    starts: firstDayOfSchoolYear(row.schoolYear),
    value: { cohort: 'all', years: null, hundredths: row.hundredths },
    setBy: by.id,
    setAt: at,
  };
}
