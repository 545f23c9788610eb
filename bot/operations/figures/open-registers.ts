import type { OpenRegisters } from '#shared/contracts/registers/open-registers.ts';
import {
  EXPLAIN_WITHIN,
  openRegisters,
  unexplainedAbsence,
  WARN_FROM_AGE,
  type OpenRegister,
  type Unexplained,
} from '#shared/domain/registers/open-registers.ts';
import { hasRight, seesWholeGroup } from '#shared/domain/people/permission.ts';
import { rolledOn } from '#shared/domain/roll/school-roll.ts';
import { FEWEST_PUPILS } from '#shared/domain/figures/disclosure/told-groups.ts';
import { registerGroupOf } from '#shared/domain/roll/pupil-groups.ts';
import type { Moment } from '#shared/domain/basics/london-time.ts';
import {
  addDays,
  dayNumber,
  earlierOf,
  laterOf,
  type SchoolDate,
} from '#shared/domain/basics/school-date.ts';
import type { Reading } from '#shared/store/engine/data-memory.ts';
import { cachedRolls, madeOfRegisters } from '#shared/store/registers/school-registers.ts';
import type { School } from '#shared/store/people/schools.ts';
import { cachedStaff } from '#shared/store/people/cached-people.ts';
import type { StaffContext, StaffMember } from '../context.ts';
import { mustBeRange, mustHaveCome } from '../basics/date-range.ts';
import { disclosureFor } from './disclosure/disclosure.ts';
import { visibleSchools } from '../people/visible-schools.ts';
import { pupilNamed, visiblePupils } from '../roll/visible-pupils.ts';

const DAYS_LOOKED_BACK = 13;
const DAYS_OF_UNEXPLAINED = 40;

/**
 * Registers and marks that are owed from one day to another (these two weeks when none are asked), and absence whose
 * reason is not known yet: counts by school; of one school the registers, whose they are, and the pupils one may see.
 */
export async function openRegistersOf(
  ctx: StaffContext,
  query: { school?: string | undefined; from?: SchoolDate | undefined; to?: SchoolDate | undefined },
): Promise<OpenRegisters> {
  const moment = ctx.moment;
  mustHaveCome('from', query.from, moment.today);
  const to = query.to ?? moment.today;
  const from = query.from ?? addDays(to, -DAYS_LOOKED_BACK);
  mustBeRange(from, to);
  const reading = await ctx.reading();
  const schools = await visibleSchools(reading, ctx.actor, query.school);
  const owed = await owedBySchool(reading, schools, from, to, moment);
  const disclosure = await disclosureFor(reading, ctx.actor, moment, { from, to: laterOf(to, moment.today) });
  const rows = schools.map((school) => {
    const { registers, unexplained } = owed.get(school.id) ?? { registers: [], unexplained: [] };
    const sum = { schools: [school.id], side: 'all', byDay: true } as const;
    const hidden = disclosure.hiddenText(
      { ...sum, from, to },
      { ...sum, from: addDays(moment.today, -DAYS_OF_UNEXPLAINED), to: moment.today },
    );
    const told = (figure: number): number | null => (hidden === null ? figure : null);
    return {
      school: school.id,
      name: school.name,
      registersMissing: registers.filter(
        ({ marked, onRoll }) => marked === 0 && (disclosure.seesAll(school.id) || onRoll >= FEWEST_PUPILS),
      ).length,
      missingMarks: told(registers.reduce((all, { onRoll, marked }) => all + onRoll - marked, 0)),
      unexplainedFromThree: told(unexplained.filter(({ age }) => age >= WARN_FROM_AGE).length),
      unexplainedOverFive: told(unexplained.filter(({ age }) => age > EXPLAIN_WITHIN).length),
      hidden,
    };
  });
  const [only] = schools;
  const [row] = rows;
  if (query.school === undefined || !only || !row) return { from, to, schools: rows };
  const { registers, unexplained } = owed.get(only.id) ?? { registers: [], unexplained: [] };
  const unseen = await unseenGroups(reading, ctx.actor, only.id, { from, to, today: moment.today });
  const tutors = await tutorsOf(reading, only.id, moment.today);
  const pupils = await visiblePupils(
    ctx,
    only,
    unexplained.map(({ pupilId }) => pupilId),
    'register.list-open',
  );
  return {
    from,
    to,
    schools: [
      {
        ...row,
        registers: registers
          .flatMap((register): (Omit<OpenRegister, 'onRoll'> & { onRoll: number | null })[] => {
            if (!unseen.has(register.registerGroup)) return [register];
            const isToldWhole = register.marked === 0 && register.onRoll >= FEWEST_PUPILS;
            return isToldWhole ? [{ ...register, onRoll: null }] : [];
          })
          .map((register) => ({ ...register, owedBy: tutors.get(register.registerGroup) ?? [] }))
          .sort((a, b) => b.date.localeCompare(a.date) || a.session.localeCompare(b.session)),
        unexplained: unexplained.flatMap(({ pupilId, ...one }) => {
          const pupil = pupils.get(pupilId);
          if (!pupil) return [];
          return [{ ...one, registerGroup: registerGroupOf(pupil), pupil: pupilNamed(pupil) }];
        }),
      },
    ],
  };
}

/** The tutor groups of some days that somebody was in whom the person does not see today. */
async function unseenGroups(
  reading: Reading,
  actor: StaffMember,
  school: string,
  { from, to, today }: { from: SchoolDate; to: SchoolDate; today: SchoolDate },
): Promise<Set<string>> {
  const roll = (await cachedRolls(reading, [school])).get(school);
  const [first, last] = [dayNumber(from), dayNumber(to)];
  return new Set(
    (roll?.pupils ?? []).flatMap((pupil) => {
      const now = rolledOn(pupil, today);
      const isSeen =
        hasRight(actor, 'see-pupils', school) || (now !== null && seesWholeGroup(actor, { school, ...now }));
      if (isSeen) return [];
      return pupil.spans
        .filter((span) => span.from <= last && first <= span.to)
        .map(({ membership }) => registerGroupOf(membership));
    }),
  );
}

interface Owed {
  registers: OpenRegister[];
  unexplained: Unexplained[];
}

function owedBySchool(
  reading: Reading,
  schools: readonly School[],
  from: SchoolDate,
  to: SchoolDate,
  moment: Moment,
): Promise<Map<string, Owed>> {
  const unexplainedFrom = addDays(moment.today, -DAYS_OF_UNEXPLAINED);
  const read = { from: earlierOf(from, unexplainedFrom), to: moment.today, moment };
  return madeOfRegisters(reading, schools, { what: `owed ${from} ${to}`, ...read }, (registers) => ({
    registers: openRegisters(registers, from, to, moment),
    unexplained: unexplainedAbsence(registers, unexplainedFrom, moment),
  }));
}

async function tutorsOf(reading: Reading, school: string, today: SchoolDate): Promise<Map<string, string[]>> {
  const { byId } = await cachedStaff(reading, today);
  const tutors = new Map<string, string[]>();
  for (const { name, posts } of byId.values())
    for (const post of posts)
      if (post.school === school && post.roles.includes('tutor'))
        for (const group of post.tutorGroups) tutors.set(group, [...(tutors.get(group) ?? []), name]);
  return tutors;
}
