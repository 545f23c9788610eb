import type { PupilYear } from '#shared/contracts/pupils/pupil-year.ts';
import type { PupilSession } from '#shared/domain/registers/pupil-sessions.ts';
import type { Reading } from '#shared/store/engine/data-memory.ts';
import type { StoredPupil } from '#shared/store/roll/pupils.ts';
import { markDetails } from '#shared/store/registers/registers.ts';
import type { YearRead } from './read-pupil-year.ts';

/** How often a pupil came late in a year, and how late in all. */
export async function lateness(
  reading: Reading,
  year: YearRead,
  pupil: StoredPupil,
): Promise<PupilYear['late']> {
  const minutesOf = await minutesLate(reading, year, pupil);
  const lates = year.sessions.filter(isLate);
  const minutes = lates.map(({ date, session }) => minutesOf.get(`${date} ${session}`) ?? null);
  return {
    times: lates.length,
    afterClose: lates.filter(({ kind }) => kind !== 'late').length,
    minutes: minutes.reduce<number>((sum, one) => sum + (one ?? 0), 0),
    withoutMinutes: minutes.filter((one) => one === null).length,
  };
}

/** In, but late: before the register closed (L) or after it (U). */
export const isLate = ({ code, kind }: PupilSession): boolean =>
  kind === 'late' || (kind === 'unauthorised' && code === 'U');

/** Minutes by `date session`. */
export async function minutesLate(
  reading: Reading,
  { from, to }: YearRead,
  pupil: StoredPupil,
): Promise<Map<string, number>> {
  const details = await markDetails(reading.db, pupil.school, from, to, [pupil.id]);
  return new Map(
    details.flatMap(({ date, session, minutesLate: minutes }) =>
      minutes === null ? [] : [[`${date} ${session}`, minutes] as const],
    ),
  );
}
