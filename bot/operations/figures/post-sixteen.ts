import type { PostSixteen } from '#shared/contracts/figures/trust-tables.ts';
import { attendanceRate } from '#shared/domain/registers/attendance-rate.ts';
import { addMeasure, measureSchool, noMeasure, type Measure } from '#shared/domain/figures/measures.ts';
import { phaseOf } from '#shared/domain/basics/year-group.ts';
import { earlierOf, mondayOf, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import { targetInForce } from '#shared/domain/targets/target-settings.ts';
import { madeOfRegisters } from '#shared/store/registers/school-registers.ts';
import { cachedTargets } from '#shared/store/targets/cached-targets.ts';
import type { StaffContext } from '../context.ts';
import { dataTime } from './data-time.ts';
import { mustBeRange, mustHaveCome } from '../basics/date-range.ts';
import { visibleSchools } from '../people/visible-schools.ts';
import { disclosureFor, phaseIncludes } from './disclosure/disclosure.ts';

/** Years 12 and 13 over some days (this week when none are asked), with what is missing day by day. */
export async function postSixteen(
  ctx: StaffContext,
  query: { from?: SchoolDate | undefined; to?: SchoolDate | undefined },
): Promise<PostSixteen> {
  const moment = ctx.moment;
  mustHaveCome('from', query.from, moment.today);
  const to = query.to ?? moment.today;
  const from = query.from ?? earlierOf(mondayOf(moment.today), to);
  mustBeRange(from, to);
  const reading = await ctx.reading();
  const schools = await visibleSchools(reading, ctx.actor);
  const ofDays = { what: 'post-16', from, to, moment };
  const measures = await madeOfRegisters(reading, schools, ofDays, (registers): Measure => {
    const groups = measureSchool(registers, {
      from,
      to,
      moment,
      by: 'all',
      split: 'day',
      includes: (_pupil, { yearGroup }) => phaseOf(yearGroup) === 'post16',
    });
    return groups.get('') ?? noMeasure();
  });
  const targets = await cachedTargets(reading);
  const includes = phaseIncludes('post16');
  const disclosure = await disclosureFor(reading, ctx.actor, moment, { from, to });
  const sum = { includes, side: 'all', from, to } as const;
  const told = (measure: Measure, ids: readonly string[]): PostSixteen['trust'] => {
    const hidden = disclosure.hiddenText({ schools: ids, ...sum });
    return hidden === null ? { ...figuresOf(measure), hidden } : { ...NOT_TOLD, hidden };
  };
  const rows = schools.flatMap((school) => {
    const measure = measures.get(school.id) ?? noMeasure();
    if (measure.onRoll === 0 && measure.count.possible === 0) return [];
    const target = targetInForce(targets, school, 'post-16', to);
    return [
      {
        school: school.id,
        name: school.name,
        targetPercent: target && target.hundredths / 100,
        notes: [...measure.series]
          .filter(([, count]) => count.missing > 0)
          .map(([date, count]) => ({ date, missingMarks: count.missing }))
          .filter(() => disclosure.isTold({ schools: [school.id], ...sum, byDay: true }))
          .reverse(),
        ...told(measure, [school.id]),
      },
    ];
  });
  const total = rows.reduce(
    (all, { school }) => addMeasure(all, measures.get(school) ?? noMeasure()),
    noMeasure(),
  );
  const counted = schools.filter(({ id }) => rows.some(({ school }) => school === id));
  return {
    from,
    to,
    basis: 'session',
    asOf: await dataTime(reading, counted, to),
    schools: rows,
    trust: told(
      total,
      counted.map(({ id }) => id),
    ),
  };
}

const NOT_TOLD = {
  pupils: null,
  rate: null,
  authorised: null,
  unauthorised: null,
  missingMarks: null,
  provisional: false,
};

function figuresOf({ count, onRoll }: Measure) {
  return {
    pupils: onRoll,
    rate: attendanceRate(count),
    authorised: count.authorised,
    unauthorised: count.unauthorised,
    missingMarks: count.missing,
    provisional: count.missing > 0,
  };
}
