import type { DailyTargets } from '#shared/contracts/figures/figures.ts';
import type { Phase } from '#shared/domain/basics/year-group.ts';
import { rolledOn } from '#shared/domain/roll/school-roll.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import {
  allowedAbsent,
  onePupilPercent,
  targetFromPercent,
  type TargetHundredths,
} from '#shared/domain/targets/target.ts';
import { cachedRolls } from '#shared/store/registers/school-registers.ts';
import type { StaffContext } from '../context.ts';
import { visibleSchools } from '../people/visible-schools.ts';
import { disclosureFor } from './disclosure/disclosure.ts';
import { yearFilter } from './year-filter.ts';

const USUAL_PERCENTS = '98,97,96,95,94,93,92,91,90';

/** How many pupils of each school may be absent on a day at each target. */
export async function dailyTargets(
  ctx: StaffContext,
  query: {
    cohort?: 'all' | 'pp' | undefined;
    percents?: string | undefined;
    phase?: Phase | undefined;
    years?: string | undefined;
  },
): Promise<DailyTargets> {
  const percents = percentsAsked(query.percents ?? USUAL_PERCENTS);
  const includes = yearFilter(query.years, query.phase);
  const reading = await ctx.reading();
  const schools = await visibleSchools(reading, ctx.actor);
  const { today } = ctx.moment;
  const rolls = await cachedRolls(
    reading,
    schools.map((school) => school.id),
  );
  const day = { from: today, to: today };
  const disclosure = await disclosureFor(reading, ctx.actor, ctx.moment, day);
  const side = query.cohort === 'pp' ? 'premium' : 'all';
  const rows = schools.map((school) => {
    const cohort = (rolls.get(school.id)?.pupils ?? []).filter((pupil) => {
      const membership = rolledOn(pupil, today);
      if (!membership || !includes(membership.yearGroup)) return false;
      return query.cohort !== 'pp' || membership.pupilPremium;
    }).length;
    const hidden = disclosure.hiddenText({ schools: [school.id], includes, side, ...day });
    const isTold = hidden === null;
    const allowed = Object.fromEntries(
      percents.map(([text, hundredths]) => [text, isTold ? allowedAbsent(cohort, hundredths) : null]),
    );
    return {
      school: school.id,
      cohort: isTold ? cohort : null,
      onePupilPercent: isTold ? onePupilPercent(cohort) : null,
      allowed,
      hidden,
    };
  });
  return { rows };
}

function percentsAsked(text: string): [string, TargetHundredths][] {
  return text.split(',').map((part) => {
    const trimmed = part.trim();
    const hundredths = /^\d{1,3}(\.\d{1,2})?$/.test(trimmed) ? targetFromPercent(Number(trimmed)) : null;
    if (hundredths === null)
      throw new Problem('bad-request', `percents=${text}: "${trimmed}" is not a percentage from 0 to 100.`);
    return [trimmed, hundredths];
  });
}
