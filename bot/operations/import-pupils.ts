import type { ByteSource, PupilRow } from '#shared/contracts/file-rows.ts';
import { lockSchool } from '#shared/store/open-store.ts';
import { storePupils } from '#shared/store/pupils.ts';
import { momentOf } from '../clock.ts';
import type { Context } from './context.ts';
import type { ImportInHand } from './import-in-hand.ts';
import { reviseDay } from './revise-day.ts';

export async function importPupils(
  context: Context,
  inHand: ImportInHand,
  source: ByteSource,
): Promise<void> {
  const bySchool = new Map<string, Map<string, { line: number; row: PupilRow }>>();
  let superseded = 0;
  await inHand.read(context, 'pupils', source, (line, row) => {
    if (!inHand.schools.has(row.school)) return inHand.refuseSchool(line, row.school);
    const rows = bySchool.get(row.school) ?? new Map<string, { line: number; row: PupilRow }>();
    const earlier = rows.get(row.upn);
    if (earlier) {
      superseded += 1;
      inHand.warn(earlier.line, `The same pupil stands again in line ${line}; the last row counts.`);
    }
    rows.set(row.upn, { line, row });
    bySchool.set(row.school, rows);
  });
  inHand.accept(0, superseded);

  for (const school of [...bySchool.keys()].sort()) {
    const rows = [...(bySchool.get(school)?.values() ?? [])].map(({ row }) => row);
    await context.store.transaction(async (tx) => {
      await lockSchool(tx, school);
      const changed = await storePupils(tx, school, rows, momentOf(context.clock).today);
      inHand.accept(changed, rows.length - changed);
      if (changed === 0) return;
      await inHand.note(tx, school, 'pupils', { changed });
      await reviseDay(context, tx, school);
    });
  }
}
