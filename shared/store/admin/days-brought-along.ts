/** What pupils who came this year from another school of the trust missed there, counted plainly. */
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import { earlierSelves, type KnownRoll } from '#shared/domain/roll/moves.ts';
import { disputedMarks } from '../actions/notices.ts';
import type { Db } from '../engine/open-store.ts';
import { policyOn } from '../people/escalation-policies.ts';
import { allSchools } from '../people/schools.ts';
import { readRolls } from '../registers/school-registers.ts';
import { upnsOfSchools } from '../roll/pupils.ts';
import { plainDaysAway, plainDaysLate } from './plain-days-away.ts';

export interface BroughtAlong {
  /** Sessions away that count, and days late. */
  sessions: number;
  late: number;
}

/** By pupil of the school; reads the rolls of the whole trust, so ask only where it matters. */
export async function daysBroughtAlong(
  db: Db,
  school: string,
  today: SchoolDate,
): Promise<Map<number, BroughtAlong>> {
  const schools = (await allSchools(db)).map(({ id }) => id);
  const rolls = await readRolls(db, schools);
  const upns = await upnsOfSchools(db, schools);
  const known = schools.flatMap((id): KnownRoll[] => {
    const roll = rolls.get(id);
    const inCapitals = [...(upns.get(id) ?? [])].map(([upn, pupil]) => [upn.toUpperCase(), pupil] as const);
    return roll ? [{ school: id, roll, upns: new Map(inCapitals) }] : [];
  });
  const own = known.find((one) => one.school === school);
  const found = new Map<number, BroughtAlong>();
  if (!own) return found;
  const others = known.filter((one) => one !== own);
  for (const [pupilId, selves] of earlierSelves(own, others, today))
    for (const self of selves) {
      const roll = rolls.get(self.school);
      const rows = await db
        .selectFrom('register_week')
        .select(['pupil_id', 'week', 'marks'])
        .where('school_id', '=', self.school)
        .where('pupil_id', '=', self.pupilId)
        .execute();
      const { notCounted } = await policyOn(db, self.school, today);
      const disputed = (await disputedMarks(db, [self.school])).get(self.school) ?? new Set<string>();
      if (!roll) continue;
      const away = plainDaysAway(rows, roll, today, notCounted, disputed).get(self.pupilId);
      const late = plainDaysLate(rows, roll, today, disputed).get(self.pupilId);
      const before = found.get(pupilId) ?? { sessions: 0, late: 0 };
      found.set(pupilId, {
        sessions: before.sessions + (away?.counted ?? 0),
        late: before.late + (late?.size ?? 0),
      });
    }
  return found;
}
