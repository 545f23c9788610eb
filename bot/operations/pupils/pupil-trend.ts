import type { PupilYear } from '#shared/contracts/pupils/pupil-year.ts';
import { attendanceRate } from '#shared/domain/registers/attendance-rate.ts';
import { measureSchool } from '#shared/domain/figures/measures.ts';
import { membershipOn } from '#shared/domain/roll/pupil-groups.ts';
import type { RegisterCount } from '#shared/domain/registers/register-counts.ts';
import type { Moment } from '#shared/domain/basics/london-time.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { Reading } from '#shared/store/engine/data-memory.ts';
import { madeOfRegisters } from '#shared/store/registers/school-registers.ts';
import type { School } from '#shared/store/people/schools.ts';
import type { YearRead } from './read-pupil-year.ts';

/** A pupil's weeks that had a session, each beside the year group the pupil was in then. */
export async function attendanceTrend(
  reading: Reading,
  school: School,
  year: YearRead,
  own: ReadonlyMap<SchoolDate, RegisterCount>,
  moment: Moment,
): Promise<PupilYear['trend']> {
  const ofYears = await yearGroupsByWeek(reading, school, year, moment);
  const { memberships } = year.rolled;
  return [...own].flatMap(([week, count]) => {
    if (count.possible + count.missing === 0) return [];
    const { yearGroup } = membershipOn(memberships, week);
    const beside = ofYears.get(String(yearGroup))?.get(week);
    return [
      {
        week,
        pupil: attendanceRate(count),
        yearGroup: beside ? attendanceRate(beside) : null,
        missing: count.missing,
      },
    ];
  });
}

/** Every year group's counts by week; remembered until registers change. */
async function yearGroupsByWeek(reading: Reading, school: School, { from, to }: YearRead, moment: Moment) {
  const ofDays = { what: 'year groups by week', from, to, moment };
  const cached = await madeOfRegisters(reading, [school], ofDays, (registers) => {
    const measured = measureSchool(registers, {
      from,
      to,
      moment,
      by: 'year',
      split: 'week',
      includes: () => true,
    });
    return new Map([...measured].map(([name, { series }]) => [name, series]));
  });
  return cached.get(school.id) ?? new Map<string, Map<SchoolDate, RegisterCount>>();
}
