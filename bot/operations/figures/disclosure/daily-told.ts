/** A day's rows as a reader may be told them: small schools together, and the trust as the sum of all. */
import type { SchoolDaily, TrustDaily } from '#shared/contracts/figures/figures.ts';
import type { DailyFigures } from '#shared/domain/figures/daily-figures.ts';
import { trustDay } from '#shared/domain/figures/trust-totals.ts';
import { attendanceRate } from '#shared/domain/registers/attendance-rate.ts';
import type { Phase } from '#shared/domain/basics/year-group.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import { onePupilPercent, returnsNeeded } from '#shared/domain/targets/target.ts';
import { schoolsTogetherText } from '#shared/wording/figures/disclosure-text.ts';
import { schoolsTold, type SchoolsTold, type ToldTogether } from './told-together.ts';
import type { Disclosure, Includes, Sum } from './disclosure.ts';
import { yearFilter } from '../year-filter.ts';

/** A school's day with nothing hidden. */
export type CountedDay = Omit<SchoolDaily, keyof DailyFigures | 'hidden' | 'together'> & DailyFigures;

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
const sumOrNull = (values: readonly (number | null)[]): number | null =>
  values.includes(null) ? null : sum(values.map((value) => value ?? 0));

export function dailyTold(
  rows: readonly CountedDay[],
  disclosure: Disclosure,
  { date, phase }: { date: SchoolDate; phase?: Phase | undefined },
): Pick<TrustDaily, 'schools' | 'trust'> {
  const years = new Map(rows.map((row) => [row.school, yearFilter(row.years, phase)]));
  const includes: Includes = (year, school) => years.get(school)?.(year) ?? false;
  const sumOf = (schools: readonly string[], side: 'all' | 'premium', on = date): Sum => ({
    schools,
    includes,
    side,
    from: on,
    to: on,
    hasCompanies: true,
  });
  const isTold = (...of: Parameters<typeof sumOf>): boolean => disclosure.isTold(sumOf(...of));
  const told = onOneDay(
    rows,
    schoolsTold(
      disclosure,
      rows.map(({ school }) => school),
      includes,
      date,
    ),
  );

  const sideOf = ({ target }: CountedDay): 'all' | 'premium' => (target.cohort === 'pp' ? 'premium' : 'all');
  const isChangeTold = (row: CountedDay): boolean =>
    row.previousDay === null || isTold([row.school], sideOf(row), row.previousDay);
  const own = rows.map((row): SchoolDaily => {
    const [all, premium] = [told.own(row.school, 'all'), told.own(row.school, 'premium')];
    const figures = row.target.cohort === 'pp' ? premium : all;
    return {
      ...row,
      together: null,
      ...hiddenUnless(row, { all, premium, figures, change: figures && isChangeTold(row) }),
      onePupilPercent: figures ? row.onePupilPercent : null,
      hidden: disclosure.hiddenText(
        sumOf([row.school], sideOf(row)),
        sumOf([row.school], 'all'),
        sumOf([row.school], 'premium'),
      ),
    };
  });

  // Who has no figures yet would be told apart from the others of a row by coming later: such a row has none yet either,
  // and is no part of the trust's sum.
  const summed = rows.map((row): CountedDay => {
    if (told.waiting[sideOf(row)].has(row.school)) return { ...row, ...NO_FIGURES, countedAbsent: 0 };
    const others = told.together
      .filter(({ side, schools }) => side === sideOf(row) && schools.includes(row.school))
      .flatMap(({ schools }) => rows.filter(({ school }) => schools.includes(school)));
    if (others.length === 0) return row;
    const change = others.some((one) => one.changeSincePreviousDay === null);
    if (!others.some(({ diff }) => diff === null))
      return change ? { ...row, changeSincePreviousDay: null } : row;
    return { ...row, ...NO_FIGURES };
  });
  const schools = rows.map(({ school }) => school);
  const ofCohort = (cohort: 'pp' | 'all'): CountedDay[] =>
    rows.filter((row) => row.target.cohort === cohort && !told.waiting[sideOf(row)].has(row.school));
  const ofTargets = (['pp', 'all'] as const).map((cohort) =>
    sumOf(
      ofCohort(cohort).map(({ school }) => school),
      cohort === 'pp' ? 'premium' : 'all',
    ),
  );
  // Where some wait, the sum is of those that have a diff: of none there is no sum.
  const isSumOfSome = rows.some((row) => told.waiting[sideOf(row)].has(row.school));
  const figures =
    (!isSumOfSome || summed.some(({ diff }) => diff !== null)) &&
    ofTargets.every((sum) => disclosure.isTold(sum));
  const [all, premium] = [isTold(schools, 'all', date), isTold(schools, 'premium', date)];
  const trust = trustDay(summed);
  const before = [...new Set(rows.flatMap(({ previousDay }) => previousDay ?? []))];
  return {
    schools: [...own, ...together(told.together, rows, summed, isTold)],
    trust: {
      ...trust,
      ...hiddenUnless(
        { ...trust, returnsNeeded: returnsNeeded(trust.diff) },
        {
          all,
          premium,
          figures,
          change:
            figures &&
            before.every((day) =>
              (['pp', 'all'] as const).every((cohort) => {
                const some = ofCohort(cohort).filter(({ previousDay }) => previousDay === day);
                return (
                  some.length === 0 ||
                  isTold(
                    some.map(({ school }) => school),
                    cohort === 'pp' ? 'premium' : 'all',
                    day,
                  )
                );
              }),
            ),
        },
      ),
      hidden: disclosure.hiddenText(...ofTargets, sumOf(schools, 'all'), sumOf(schools, 'premium')),
    },
  };
}

/**
 * Where one of several schools is closed their roll is of all of them, and their marks of the others: together they tell
 * nothing of the day.
 */
function onOneDay(rows: readonly CountedDay[], told: SchoolsTold): SchoolsTold {
  const open = new Set(rows.filter(({ schoolDay }) => schoolDay).map(({ school }) => school));
  const isMixed = ({ schools }: ToldTogether): boolean =>
    schools.some((school) => open.has(school)) && !schools.every((school) => open.has(school));
  const mixed = told.together.filter(isMixed);
  const waitingOf = (of: 'all' | 'premium'): Set<string> =>
    new Set([
      ...told.waiting[of],
      ...mixed.filter(({ side }) => side === of).flatMap(({ schools }) => schools),
    ]);
  return {
    ...told,
    together: told.together.filter((one) => !isMixed(one)),
    waiting: { all: waitingOf('all'), premium: waitingOf('premium') },
  };
}

const NO_FIGURES = {
  absent: null,
  diff: null,
  diffIfMissingPresent: null,
  diffIfMissingAbsent: null,
  changeSincePreviousDay: null,
};

interface Shown {
  all: boolean;
  premium: boolean;
  /** Those of the target. */
  figures: boolean;
  change: boolean;
}

type Figures = Omit<DailyFigures, 'sessions' | 'onePupilPercent'> & {
  changeSincePreviousDay: number | null;
  returnsNeeded: number | null;
};

function hiddenUnless(of: Figures, { all, premium, figures, change }: Shown) {
  const if_ = <Value>(shown: boolean, value: Value): Value | null => (shown ? value : null);
  return {
    cohort: { pp: if_(premium, of.cohort.pp), all: if_(all, of.cohort.all) },
    rate: {
      pp: if_(premium, of.rate.pp),
      all: if_(all, of.rate.all),
      nonPp: if_(premium && all, of.rate.nonPp),
    },
    allowed: if_(figures, of.allowed),
    absent: if_(figures, of.absent),
    diff: if_(figures, of.diff),
    diffIfMissingPresent: if_(figures, of.diffIfMissingPresent),
    diffIfMissingAbsent: if_(figures, of.diffIfMissingAbsent),
    countedAbsent: if_(figures, of.countedAbsent),
    returnsNeeded: if_(figures, of.returnsNeeded),
    registersMissing: if_(all, of.registersMissing),
    missingMarks: if_(all, of.missingMarks),
    missingMarksPp: if_(premium, of.missingMarksPp),
    changeSincePreviousDay: if_(change, of.changeSincePreviousDay),
  };
}

/** A row for each company of small schools. */
function together(
  companies: readonly ToldTogether[],
  rows: readonly CountedDay[],
  summed: readonly CountedDay[],
  isTold: (schools: readonly string[], side: 'all' | 'premium', on: SchoolDate) => boolean,
): SchoolDaily[] {
  const found = Map.groupBy(companies, ({ schools }) => schools.join('+'));
  return [...found].map(([school, some]): SchoolDaily => {
    const members = summed.filter((row) => some[0]?.schools.includes(row.school));
    const [all, premium] = (['all', 'premium'] as const).map((side) => some.some((one) => one.side === side));
    const cohorts = new Set(members.map(({ target }) => target.cohort));
    const figures = cohorts.size === 1 && (cohorts.has('pp') ? premium === true : all === true);
    const of = (figure: (row: CountedDay) => number | null): number | null => sumOrNull(members.map(figure));
    const rate = (side: 'pp' | 'all' | 'nonPp') =>
      attendanceRate({
        attended: sum(members.map((row) => row.rate[side].attended)),
        possible: sum(members.map((row) => row.rate[side].possible)),
      });
    const cohort = {
      pp: sum(members.map((row) => row.cohort.pp)),
      all: sum(members.map((row) => row.cohort.all)),
    };
    // Where their last school days differ, one day's part of it would be of some of them alone.
    const isChangeTold = members.every(
      ({ previousDay }) =>
        previousDay !== null &&
        previousDay === members[0]?.previousDay &&
        isTold(
          members.map((row) => row.school),
          cohorts.has('pp') ? 'premium' : 'all',
          previousDay,
        ),
    );
    const [first] = members;
    if (!first) throw new Error('Small schools are told together, and there is none');
    const diff = of((row) => row.diff);
    const registersMissing = sum(members.map((row) => row.registersMissing));
    return {
      ...first,
      school,
      name: `${schoolsTogetherText(members.length)} (${members.map(({ name }) => name).join(', ')})`,
      together: members.map((row) => row.school),
      years: members.every(({ years }) => years === first.years) ? first.years : null,
      departmentMinimum: null,
      asOf: members.map(({ asOf }) => asOf).sort()[0] ?? null,
      sessions: first.sessions.filter((session) => members.every((row) => row.sessions.includes(session))),
      smallCohort: false,
      ...hiddenUnless(
        {
          cohort,
          rate: { pp: rate('pp'), all: rate('all'), nonPp: rate('nonPp') },
          allowed: sum(members.map((row) => row.allowed)),
          absent: of((row) => row.absent),
          diff,
          diffIfMissingPresent: of((row) => row.diffIfMissingPresent),
          diffIfMissingAbsent: of((row) => row.diffIfMissingAbsent),
          countedAbsent: sum(members.map((row) => row.countedAbsent)),
          registersMissing,
          missingMarks: sum(members.map((row) => row.missingMarks)),
          missingMarksPp: sum(members.map((row) => row.missingMarksPp)),
          returnsNeeded: returnsNeeded(diff),
          changeSincePreviousDay: of((row) => row.changeSincePreviousDay),
        },
        { all: all === true, premium: premium === true, figures, change: figures && isChangeTold },
      ),
      registersMissing,
      onePupilPercent: figures ? onePupilPercent(cohorts.has('pp') ? cohort.pp : cohort.all) : null,
      hidden: null,
    };
  });
}
