import { londonIso } from '#shared/domain/basics/london-time.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { Reading } from '#shared/store/engine/data-memory.ts';
import { cachedReceived } from '#shared/store/figures/figures.ts';

/** When marks of a day last came in at any of the schools, with London's offset; null when none have. */
export async function dataTime(
  reading: Reading,
  schools: readonly { id: string }[],
  date: SchoolDate,
): Promise<string | null> {
  const received = await cachedReceived(
    reading,
    schools.map(({ id }) => id),
    date,
  );
  let latest: Date | null = null;
  for (const at of received.values()) if (latest === null || at > latest) latest = at;
  return latest && londonIso(latest);
}
