import type { TrustGaps } from '#shared/contracts/figures.ts';
import { attendanceGap, attendanceRate } from '#shared/domain/attendance-rate.ts';
import { maySeeFigures } from '#shared/domain/permission.ts';
import { phaseOf, type Phase } from '#shared/domain/pupil-groups.ts';
import { hasClosed } from '#shared/domain/register-due.ts';
import { isSchoolDay, schoolDaysBetween } from '#shared/domain/school-calendar.ts';
import { daysBetween, earlierOf, mondayOf, type SchoolDate } from '#shared/domain/school-date.ts';
import { dailyFigures } from '#shared/domain/daily-figures.ts';
import { Problem } from '#shared/domain/problem.ts';
import { beginReading } from '#shared/store/data-memory.ts';
import { groupDays } from '#shared/store/figures.ts';
import { calendarsKnown, schoolsKnown } from '#shared/store/trust-set-up.ts';
import { momentOf } from '../clock.ts';
import type { Context, StaffMember } from './context.ts';

const LONGEST_RANGE_IN_DAYS = 400;

interface Side {
  attended: number;
  possible: number;
}
interface GapCount {
  pp: Side;
  nonPp: Side;
  missingMarks: number;
  missingMarksPp: number;
}

/** Pupil premium and other pupils over a range of days (this week when none is asked), by school and for the trust. */
export async function trustGaps(
  context: Context,
  person: StaffMember,
  asked: { from?: SchoolDate | undefined; to?: SchoolDate | undefined; phase?: Phase | undefined },
): Promise<TrustGaps> {
  const moment = momentOf(context.clock);
  const to = asked.to ?? moment.today;
  const from = asked.from ?? earlierOf(mondayOf(moment.today), to);
  if (from > to) throw new Problem('bad-request', `from=${from} is after to=${to}.`);
  if (daysBetween(from, to) > LONGEST_RANGE_IN_DAYS)
    throw new Problem('bad-request', 'The range is longer than a school year.');
  const reading = await beginReading(context.store);
  const schools = (await schoolsKnown(reading)).filter(
    (school) => maySeeFigures(person, school.id) === 'yes',
  );
  if (schools.length === 0) throw new Problem('forbidden', 'Your role does not see the figures of a school.');
  const ids = schools.map(({ id }) => id);
  const calendarOf = await calendarsKnown(reading);
  const days = new Set(ids.flatMap((id) => schoolDaysBetween(calendarOf.get(id) ?? [], from, to)));

  const counts = new Map<string, GapCount>(ids.map((id) => [id, emptyCount()]));
  const groupsOn = await groupDays(reading, ids, [...days]);
  for (const date of [...days].sort()) {
    for (const school of schools) {
      const count = counts.get(school.id);
      if (!count || !isSchoolDay(calendarOf.get(school.id) ?? [], date)) continue;
      const closed = {
        AM: hasClosed(date, 'AM', school.closing, moment),
        PM: hasClosed(date, 'PM', school.closing, moment),
      };
      const figures = dailyFigures(
        groupsOn(school.id, date),
        closed,
        { cohort: 'all', hundredths: 10_000 },
        (group) => !asked.phase || phaseOf(group.yearGroup) === asked.phase,
      );
      addSide(count.pp, figures.rate.pp);
      addSide(count.nonPp, figures.rate.nonPp);
      count.missingMarks += figures.missingMarks;
      count.missingMarksPp += figures.missingMarksPp;
    }
  }

  const total = emptyCount();
  for (const count of counts.values()) {
    addSide(total.pp, count.pp);
    addSide(total.nonPp, count.nonPp);
    total.missingMarks += count.missingMarks;
    total.missingMarksPp += count.missingMarksPp;
  }
  return {
    from,
    to,
    schools: schools.map((school) => ({
      school: school.id,
      name: school.name,
      ...gapFigures(counts.get(school.id) ?? emptyCount()),
    })),
    trust: gapFigures(total),
  };
}

const emptyCount = (): GapCount => ({
  pp: { attended: 0, possible: 0 },
  nonPp: { attended: 0, possible: 0 },
  missingMarks: 0,
  missingMarksPp: 0,
});

function addSide(side: Side, more: Side): void {
  side.attended += more.attended;
  side.possible += more.possible;
}

function gapFigures(count: GapCount) {
  const all = {
    attended: count.pp.attended + count.nonPp.attended,
    possible: count.pp.possible + count.nonPp.possible,
  };
  return {
    pp: attendanceRate(count.pp),
    nonPp: attendanceRate(count.nonPp),
    all: attendanceRate(all),
    gap: attendanceGap(count.pp, count.nonPp),
    missingMarks: count.missingMarks,
    missingMarksPp: count.missingMarksPp,
  };
}
