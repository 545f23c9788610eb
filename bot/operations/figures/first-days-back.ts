import type { FirstDaysBack } from '#shared/contracts/figures/first-days-back.ts';
import { codeOf } from '#shared/domain/registers/attendance-codes.ts';
import { firstDayBack, firstDayOf } from '#shared/domain/figures/first-day-back.ts';
import { registerGroupOf } from '#shared/domain/roll/pupil-groups.ts';
import { yearGroupCode } from '#shared/domain/basics/year-group.ts';
import { addDays, earlierOf, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import { registersOf } from '#shared/store/registers/school-registers.ts';
import { cachedCalendars } from '#shared/store/people/cached-people.ts';
import type { StaffContext } from '../context.ts';
import { mustHaveCome } from '../basics/date-range.ts';
import { disclosureFor } from './disclosure/disclosure.ts';
import { visibleSchools } from '../people/visible-schools.ts';
import { pupilNamed, visiblePupils } from '../roll/visible-pupils.ts';

const DAYS_FOLLOWED = 27;
/** Longer ago is no first day back that is asked for. */
const LONGEST_TERM_IN_DAYS = 200;

/** The latest first day back after a holiday: who was in, who was not, and when they came. */
export async function firstDaysBack(
  ctx: StaffContext,
  query: { school?: string | undefined; date?: SchoolDate | undefined },
): Promise<FirstDaysBack> {
  const { today } = ctx.moment;
  mustHaveCome('date', query.date, today);
  const date = query.date ?? today;
  const reading = await ctx.reading();
  const schools = await visibleSchools(reading, ctx.actor, query.school);
  const calendars = await cachedCalendars(reading);
  const days = { from: addDays(date, -LONGEST_TERM_IN_DAYS), to: date };
  const disclosure = await disclosureFor(reading, ctx.actor, ctx.moment, days);
  const rows: FirstDaysBack['schools'] = [];
  for (const school of schools) {
    const day = firstDayBack(calendars.get(school.id) ?? [], date);
    const until = earlierOf(addDays(day ?? date, DAYS_FOLLOWED), today);
    const registers = day && (await registersOf(reading, [school.id], day, until)).get(school.id);
    const first = registers ? firstDayOf(registers, day, until) : null;
    const on = day ?? date;
    const hidden = disclosure.hiddenText({ schools: [school.id], side: 'all', from: on, to: on });
    const told = (pupils: number | undefined): number | null => (hidden === null ? (pupils ?? 0) : null);
    const row = {
      school: school.id,
      name: school.name,
      firstDay: day,
      onRoll: told(first?.onRoll),
      back: told(first?.back),
      notBack: told(first?.notBack.length),
      notKnown: told(first?.notKnown),
      hidden,
    };
    if (query.school === undefined || !first) {
      rows.push(row);
      continue;
    }
    const pupils = await visiblePupils(
      ctx,
      school,
      first.notBack.map(({ pupilId }) => pupilId),
      'first-day-back.list',
    );
    rows.push({
      ...row,
      pupils: first.notBack.flatMap(({ pupilId, marks, backOn }) => {
        const pupil = pupils.get(pupilId);
        if (!pupil) return [];
        return [
          {
            pupil: pupilNamed(pupil),
            upn: pupil.upn,
            yearGroup: yearGroupCode(pupil.yearGroup),
            registerGroup: registerGroupOf(pupil),
            marks: { AM: codeOf(marks.AM), PM: codeOf(marks.PM) },
            backOn,
          },
        ];
      }),
    });
  }
  return { date, schools: rows };
}
