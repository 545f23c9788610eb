/** Whether the derived tables say what registers and roll add up to: both are given as text, to compare. */
import type { DayTally } from '#shared/domain/day-tally.ts';
import { registerGroupOf } from '#shared/domain/pupil-groups.ts';
import { addDays, earlierOf, laterOf } from '#shared/domain/school-date.ts';
import { TotalsByPupil, byDate, talliesOfWeek, type Roll } from './derived-figures.ts';
import type { Db } from './open-store.ts';
import { packDay } from './packed-day.ts';
import { LAST_DAY, rollOfSchool } from './roll.ts';
import type { PackedSpan } from './school-roll.ts';

/** Every derived row of a school that holds a number other than 0, stored and worked out anew, in one order. */
export async function derivedStoredAndAnew(
  db: Db,
  school: string,
): Promise<{ stored: string[]; anew: string[] }> {
  const roll = await rollOfSchool(db, school);
  const registers = await db
    .selectFrom('register_week')
    .selectAll()
    .where('school_id', '=', school)
    .execute();
  const tallies: DayTally[] = [];
  for (const week of new Set(registers.map((row) => row.week)))
    tallies.push(...(await talliesOfWeek(db, school, week, roll)));
  const totals = new TotalsByPupil();
  for (const row of registers) {
    const pupil = roll.get(row.pupil_id);
    if (pupil) totals.add(row.pupil_id, pupil, row.week, row.marks, 1);
  }
  const storedDays = await db.selectFrom('school_day').selectAll().where('school_id', '=', school).execute();
  const storedTotals = await db
    .selectFrom('pupil_total')
    .selectAll()
    .where('school_id', '=', school)
    .execute();
  const storedRoll = await db
    .selectFrom('school_roll')
    .selectAll()
    .where('school_id', '=', school)
    .executeTakeFirst();
  return {
    stored: asText(
      storedDays.flatMap(({ date, groups }) => groups.map((group) => ({ date, group }))),
      storedTotals.filter((row) => row.possible !== 0),
      storedRoll?.spans ?? [],
    ),
    anew: asText(
      [...byDate(tallies)].flatMap(([date, day]) => packDay(day).map((group) => ({ date, group }))),
      totals.rows(school).filter((row) => row.possible !== 0),
      spansOf(roll),
    ),
  };
}

/** The roll's spans once more, by the rules of the domain instead of the query that keeps them. */
function spansOf(roll: Roll): PackedSpan[] {
  const spans = new Map<string, PackedSpan>();
  for (const { startDate, leavingDate, memberships } of roll.values()) {
    memberships.forEach((membership, place) => {
      const next = memberships[place + 1];
      const from = laterOf(membership.starts, startDate ?? membership.starts);
      const ends = next ? addDays(next.starts, -1) : LAST_DAY;
      const to = earlierOf(ends, leavingDate ?? ends);
      if (from > to) return;
      const { yearGroup, pupilPremium } = membership;
      const span: PackedSpan = [registerGroupOf(membership), yearGroup, pupilPremium ? 1 : 0, from, to, 0];
      const key = span.join(' ');
      const counted = spans.get(key) ?? span;
      counted[5] += 1;
      spans.set(key, counted);
    });
  }
  return [...spans.values()];
}

function asText(...kinds: readonly (readonly object[])[]): string[] {
  const inOrder = (row: object): object =>
    Array.isArray(row) ? row : Object.fromEntries(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));
  return kinds.flatMap((rows) => rows.map((row) => JSON.stringify(inOrder(row)))).sort();
}
