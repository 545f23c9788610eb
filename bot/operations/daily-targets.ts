import type { DailyTargets } from '#shared/contracts/figures.ts';
import { maySeeFigures } from '#shared/domain/permission.ts';
import type { Phase } from '#shared/domain/pupil-groups.ts';
import { Problem } from '#shared/domain/problem.ts';
import {
  allowedAbsent,
  onePupilPercent,
  targetFromPercent,
  type TargetHundredths,
} from '#shared/domain/target.ts';
import { allSchools } from '#shared/store/schools.ts';
import { rollsOn } from '#shared/store/school-roll.ts';
import { momentOf } from '../clock.ts';
import type { Context, StaffMember } from './context.ts';
import { yearsAsked } from './years-asked.ts';

const USUAL_PERCENTS = '98,97,96,95,94,93,92,91,90';

/** How many pupils of each school may be absent on a day at each target. */
export async function dailyTargets(
  context: Context,
  person: StaffMember,
  asked: {
    cohort?: 'all' | 'pp' | undefined;
    percents?: string | undefined;
    phase?: Phase | undefined;
    years?: string | undefined;
  },
): Promise<DailyTargets> {
  const percents = percentsAsked(asked.percents ?? USUAL_PERCENTS);
  const includes = yearsAsked(asked.years, asked.phase);
  const schools = (await allSchools(context.store.db)).filter(
    (school) => maySeeFigures(person, school.id) === 'yes',
  );
  const { today } = momentOf(context.clock);
  const rollOn = await rollsOn(
    context.store.db,
    schools.map((school) => school.id),
  );
  const rows = schools.map((school) => {
    const cohort = rollOn(school.id, today)
      .filter((group) => includes(group.yearGroup) && (asked.cohort !== 'pp' || group.pupilPremium))
      .reduce((sum, group) => sum + group.onRoll, 0);
    const allowed = Object.fromEntries(
      percents.map(([text, hundredths]) => [text, allowedAbsent(cohort, hundredths)]),
    );
    return { school: school.id, cohort, onePupilPercent: onePupilPercent(cohort), allowed };
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
