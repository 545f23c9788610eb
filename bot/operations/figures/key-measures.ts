import type { KeyMeasures } from '#shared/contracts/figures/trust-tables.ts';
import { keyMeasure, type KeyMeasureCount } from '#shared/domain/figures/key-measure.ts';
import { phaseOf, type Phase } from '#shared/domain/basics/year-group.ts';
import { lastCalledDay } from '#shared/domain/registers/registers-called.ts';
import type { Moment } from '#shared/domain/basics/london-time.ts';
import {
  addDays,
  firstDayOfSchoolYear,
  mondayOf,
  schoolYearOf,
  type SchoolDate,
} from '#shared/domain/basics/school-date.ts';
import { keyMeasurePhases, targetInForce } from '#shared/domain/targets/target-settings.ts';
import type { Reading } from '#shared/store/engine/data-memory.ts';
import { madeOfRegisters } from '#shared/store/registers/school-registers.ts';
import type { School } from '#shared/store/people/schools.ts';
import { cachedTargets } from '#shared/store/targets/cached-targets.ts';
import type { StaffContext } from '../context.ts';
import { dataTime } from './data-time.ts';
import { mustHaveCome } from '../basics/date-range.ts';
import { visibleSchools } from '../people/visible-schools.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { bandsByTheWeekText } from '#shared/wording/figures/disclosure-text.ts';
import { disclosureFor, type Disclosure, type Sum } from './disclosure/disclosure.ts';

type Row = Omit<KeyMeasures['rows'][number], 'pupils' | 'below' | 'missingMarks'> & {
  pupils: number;
  below: number;
  missingMarks: number;
};

const NOT_TOLD = { pupils: null, below: null, missingMarks: null, belowWeekBefore: null, change: null };

/**
 * How many pupil premium pupils lie under the key measure's attendance, the school year up to a day, by school and
 * phase, with the change since a week before.
 */
export async function keyMeasures(
  ctx: StaffContext,
  query: { date?: SchoolDate | undefined },
): Promise<KeyMeasures> {
  const moment = ctx.moment;
  mustHaveCome('date', query.date, moment.today);
  const reading = await ctx.reading();
  const schools = await visibleSchools(reading, ctx.actor);
  const ids = schools.map(({ id }) => id);
  const latest = query.date ?? moment.today;
  const days = { from: firstDayOfSchoolYear(schoolYearOf(latest) - 1), to: latest };
  const disclosure = await disclosureFor(reading, ctx.actor, moment, days);
  const isLimited = ids.some((id) => !disclosure.seesAll(id));
  const date = query.date ?? (isLimited ? disclosure.lastWholeWeek(ids, moment.today) : moment.today);
  // As at the end of a week, too.
  const weekBefore = isLimited ? addDays(mondayOf(date), -1) : addDays(date, -7);
  const from = firstDayOfSchoolYear(schoolYearOf(date));
  if (isLimited && !disclosure.isWholeWeeks(ids, { from, to: date }))
    throw new Problem('forbidden', bandsByTheWeekText);
  const bySchool = await rowsOf(reading, schools, { date, weekBefore, moment, disclosure });
  const rows = schools.flatMap(({ id }) => bySchool.get(id) ?? []);
  const sum = (figure: (row: Row) => number): number => rows.reduce((total, row) => total + figure(row), 0);
  const sumOf = (some: readonly string[], phase?: Phase): Sum => ({
    schools: some,
    includes: (year) => (phase ? phaseOf(year) === phase : phaseOf(year) !== 'post16'),
    side: 'premium',
    from,
    to: date,
    since: disclosure.lastSchoolWeek(some, date),
  });
  const compared = rows.filter((row) => row.change !== null);
  // A sum of some of the schools that are told together only would tell of the others.
  const isComparable =
    compared.length > 0 &&
    (compared.length === rows.length ||
      rows.every((row) => disclosure.isTold(sumOf([row.school], row.phase))));
  const told = <Figures extends KeyMeasures['trust']>(
    figures: Figures,
    school: string,
    phase?: Phase,
  ): Figures => {
    const hidden = disclosure.hiddenText(sumOf(school === '' ? ids : [school], phase));
    return hidden === null ? figures : { ...figures, ...NOT_TOLD, hidden };
  };
  return {
    date,
    weekBefore,
    asOf: await dataTime(reading, schools, date),
    rows: rows.map((row) => told(row, row.school, row.phase)),
    trust: told(
      {
        pupils: sum((row) => row.pupils),
        below: sum((row) => row.below),
        missingMarks: sum((row) => row.missingMarks),
        belowWeekBefore: !isComparable ? null : sum((row) => row.belowWeekBefore ?? 0),
        change: !isComparable ? null : sum((row) => row.change ?? 0),
        hidden: null,
      },
      '',
    ),
  };
}

async function rowsOf(
  reading: Reading,
  schools: readonly School[],
  {
    date,
    weekBefore,
    moment,
    disclosure,
  }: { date: SchoolDate; weekBefore: SchoolDate; moment: Moment; disclosure: Disclosure },
): Promise<Map<string, Row[]>> {
  const targets = await cachedTargets(reading);
  const firstDay = firstDayOfSchoolYear(schoolYearOf(date));
  const isLimited = schools.some(({ id }) => !disclosure.seesAll(id));
  const ofDays = { what: `key measures ${isLimited}`, from: firstDay, to: date, moment };
  return madeOfRegisters(reading, schools, ofDays, (registers, school) =>
    keyMeasurePhases(school.phase).flatMap((phase): Row[] => {
      const under = targetInForce(targets, school, 'key-measure', date, phase)?.hundredths;
      if (under === undefined) return [];
      const on = (day: SchoolDate): KeyMeasureCount =>
        keyMeasure(registers, {
          date: isLimited ? lastCalledDay(registers, firstDay, day) : day,
          phase,
          under,
          moment,
          missingOfEachDay: isLimited,
        });
      const before = weekBefore < firstDay ? null : on(weekBefore);
      return rowOf(school, phase, under, on(date), before && before.pupils > 0 ? before : null);
    }),
  );
}

/** A school of two phases has no row for one it has nobody in. */
function rowOf(
  school: School,
  phase: Phase,
  under: number,
  now: KeyMeasureCount,
  before: KeyMeasureCount | null,
): Row[] {
  if (phase === 'post16' || (now.pupils === 0 && school.phase !== phase)) return [];
  return [
    {
      school: school.id,
      name: school.name,
      phase,
      underPercent: under / 100,
      missingMarks: now.missing,
      pupils: now.pupils,
      below: now.below,
      belowWeekBefore: before?.below ?? null,
      change: before ? now.below - before.below : null,
      hidden: null,
    },
  ];
}
