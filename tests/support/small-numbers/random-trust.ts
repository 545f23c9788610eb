/** Small trusts drawn at random, brought in by the product's own imports, with the truth of every pupil beside them. */
import { addDays, weekday, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import { phaseOf } from '#shared/domain/basics/year-group.ts';
import { targetChange } from '#shared/contracts/targets/targets.ts';
import type { Store } from '#shared/store/engine/open-store.ts';
import { setTarget } from '../../../bot/operations/targets/set-target.ts';
import { bringIn } from '../schools/a-school.ts';
import { administrator } from '../schools/people.ts';
import { requestBy } from '../product/requests.ts';
import { testContext, type TestContext } from '../product/test-context.ts';

/** What draws: the same seed draws the same trust. */
export class Chance {
  #state: number;
  constructor(seed: number) {
    this.#state = seed * 2_654_435_761;
  }
  /** From 0 up to 1. */
  next(): number {
    this.#state = (Math.imul(this.#state ^ (this.#state >>> 15), 2_246_822_519) + 374_761_393) | 0;
    const mixed = Math.imul(this.#state ^ (this.#state >>> 13), 3_266_489_917);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
  }
  happens = (share: number): boolean => this.next() < share;
  between = (least: number, most: number): number => least + Math.floor(this.next() * (most - least + 1));
  of = <One>(some: readonly One[]): One => {
    const one = some[Math.floor(this.next() * some.length)];
    if (one === undefined) throw new Error('Nothing to draw from');
    return one;
  };
}

export interface Being {
  year: number;
  tutorGroup: string;
  house: string;
  premium: boolean;
  sen: 'N' | 'K' | 'E';
}

export interface TruePupil {
  school: string;
  upn: string;
  /** What the pupil is, from which day on. */
  beings: { from: SchoolDate; being: Being }[];
  first: SchoolDate;
  last: SchoolDate;
  /** Codes of the morning and the afternoon, as they stand in the end. */
  marks: Map<SchoolDate, readonly [string, string]>;
  /** Where they were others at first. */
  corrected: Map<SchoolDate, readonly [string, string]>;
}

interface TrueSchool {
  id: string;
  name: string;
  cluster: string;
  years: number[];
  target: { cohort: 'pp' | 'all'; years: string | null };
  closed: ReadonlySet<SchoolDate>;
  insets: readonly SchoolDate[];
}

export interface RandomTrust {
  context: TestContext;
  schools: TrueSchool[];
  pupils: TruePupil[];
  days: SchoolDate[];
}

const HALF_TERMS = [
  ['2026-09-01', '2026-09-11'],
  ['2026-09-28', '2026-10-16'],
] as const;
export const FIRST_HALF_TERM = HALF_TERMS[0];
const SECOND = HALF_TERMS[1][0];
/** One of several schools is open for a week in which the others have their holiday. */
const OWN_WEEK = ['2026-09-14', '2026-09-18'] as const;
const WITH_OWN_WEEK = 1;
const isInOwnWeek = (day: SchoolDate): boolean => OWN_WEEK[0] <= day && day <= OWN_WEEK[1];
/** A Thursday; two weeks of the second half-term are over. */
export const TODAY = '2026-10-15';
const NOW = `${TODAY}T14:30`;
/** When marks came in, and corrections of them: from each on another state was known. */
export const MOMENTS = ['2026-10-09T16:00', `${TODAY}T12:00`] as const;
const [CHANGES, LATER_CHANGES] = ['2026-09-09', '2026-10-07'];

const schoolDays = (many: number): SchoolDate[] =>
  [HALF_TERMS[0], ...(many > WITH_OWN_WEEK ? [OWN_WEEK] : []), HALF_TERMS[1]].flatMap(([first, last]) => {
    const days: SchoolDate[] = [];
    for (let day: SchoolDate = first; day <= last && day <= TODAY; day = addDays(day, 1))
      if (weekday(day) < 5) days.push(day);
    return days;
  });

export const beingOn = ({ beings, first, last }: TruePupil, day: SchoolDate): Being | null =>
  day < first || day > last ? null : (beings.findLast(({ from }) => from <= day)?.being ?? null);

const CODES = ['I', 'I', 'I', 'I', 'I', 'I', 'I', 'M', 'O', 'O', 'N', 'L', 'L', 'V', 'C', 'D', 'E', 'Y1'];

function marksOf(chance: Chance, absence: number): readonly [string, string] {
  if (!chance.happens(absence)) return ['/', '\\'];
  const code = chance.of(CODES);
  if (code === 'L') return ['L', '\\'];
  return chance.happens(0.7) ? [code, code] : ['/', code];
}

interface Drawn {
  chance: Chance;
  days: readonly SchoolDate[];
}

function drawSchool({ chance, days }: Drawn, index: number, many: number): TrueSchool {
  const primary = chance.happens(0.3);
  const oldest = chance.happens(0.4) ? 13 : 11;
  const first = primary ? chance.between(0, 3) : chance.between(7, 9);
  const years: number[] = [];
  for (let year = first; year <= (primary ? 6 : oldest); year++) years.push(year);
  // One of several schools may be closed on a day of its own.
  const ofAll = days.filter((day) => !isInOwnWeek(day));
  const insets = many > 1 && chance.happens(0.5) ? [chance.of(ofAll.slice(3, -2))] : [];
  const ofOthers = index === WITH_OWN_WEEK ? [] : days.filter(isInOwnWeek);
  return {
    id: `S${index}`,
    name: `School ${index}`,
    cluster: chance.of(['North', 'South']),
    years,
    target: {
      cohort: chance.of(['pp', 'all']),
      years: chance.of([null, primary ? 'R-6' : '7-10', primary ? '1-6' : '7-11']),
    },
    closed: new Set([...insets, ...ofOthers]),
    insets,
  };
}

function drawPupils({ chance, days: all }: Drawn, school: TrueSchool): TruePupil[] {
  const days = all.filter((day) => !isInOwnWeek(day));
  const many = chance.happens(0.4) ? chance.between(8, 30) : chance.between(30, 80);
  const premiumShare = chance.of([0.04, 0.1, 0.2, 0.35, 0.5]);
  const supportShare = chance.of([0.05, 0.15, 0.3]);
  const plan = chance.between(0, many - 1);
  return Array.from({ length: many }, (_, index): TruePupil => {
    const year = chance.of(school.years);
    const being: Being = {
      year,
      tutorGroup: `${year === 0 ? 'R' : year}${chance.of(['A', 'B'])}`,
      house: chance.of(['Red', 'Blue']),
      premium: chance.happens(premiumShare),
      sen: index === plan ? 'E' : chance.happens(supportShare) ? 'K' : 'N',
    };
    const fate = chance.next();
    const pupil: TruePupil = {
      school: school.id,
      upn: `${school.id}P${index}`,
      beings: [{ from: '2026-09-01', being }],
      first:
        fate < 0.04 && index > 3 ? chance.of([...days.slice(4, 7), ...days.slice(11, -2)]) : '2026-09-01',
      // Somebody always leaves on a Friday, and in a week in which one school alone is open.
      last:
        index === 1
          ? '2026-10-02'
          : index === 3
            ? '2026-09-15'
            : fate > 0.95
              ? chance.of([...days.slice(4, 7), ...days.slice(11, -2)])
              : '2027-07-31',
      marks: new Map(),
      corrected: new Map(),
    };
    for (const from of [CHANGES, SECOND, LATER_CHANGES])
      if (pupil.first < from && from <= pupil.last && chance.happens(0.04))
        pupil.beings.push({ from, being: changed(chance, pupil.beings.at(-1)?.being ?? being) });
    const absence = chance.of([0.03, 0.08, 0.2, 0.5]);
    for (const day of all) {
      if (school.closed.has(day) || !beingOn(pupil, day)) continue;
      pupil.marks.set(day, marksOf(chance, absence));
      if (day < MOMENTS[0] && chance.happens(0.02)) pupil.corrected.set(day, marksOf(chance, 0.7));
    }
    return pupil;
  });
}

function changed(chance: Chance, being: Being): Being {
  const what = chance.next();
  if (what < 0.45) return { ...being, premium: !being.premium };
  if (what < 0.7) return { ...being, sen: being.sen === 'N' ? 'K' : 'N' };
  const group = being.tutorGroup;
  return { ...being, tutorGroup: `${group.slice(0, -1)}${group.endsWith('A') ? 'B' : 'A'}` };
}

/**
 * A trust in an empty store.
 *
 * @param change of the pupils that were drawn, before they are brought in
 */
export async function randomTrust(
  store: Store,
  seed: number,
  change: (pupils: TruePupil[]) => void = () => undefined,
): Promise<RandomTrust> {
  const chance = new Chance(seed);
  const many = chance.between(1, 4);
  const days = schoolDays(many);
  const drawn = { chance, days };
  const schools = Array.from({ length: many }, (_, index) => drawSchool(drawn, index, many));
  const pupils = schools.flatMap((school) => drawPupils(drawn, school));
  const late = many > 2 ? schools.at(-1)?.id : undefined;
  // The marks of the day that runs have not come in from everywhere.
  for (const { school, marks } of pupils) if (school === late) marks.delete(TODAY);
  change(pupils);
  const trust = { context: testContext(store, { now: '2026-08-28T08:00' }), schools, pupils, days };
  await bringInAll(trust);
  return trust;
}

const phaseNamed = ({ years }: TrueSchool): string => {
  const [main] = years.map(phaseOf);
  return main === 'primary' ? 'primary' : 'secondary';
};

async function bringInAll({ context, schools, pupils }: RandomTrust): Promise<void> {
  const bring = async (kind: 'schools' | 'terms' | 'pupils' | 'marks', rows: object[] | string) => {
    const { rejected } = await bringIn(context, kind, rows as Parameters<typeof bringIn>[2]);
    if (rejected.length > 0) throw new Error(`${kind} were refused: ${JSON.stringify(rejected[0])}`);
  };
  await bring(
    'schools',
    schools.map((school) => ({
      school: school.id,
      name: school.name,
      phase: phaseNamed(school),
      cluster: school.cluster,
    })),
  );
  const terms = HALF_TERMS.map(([starts, ends], index) => ({
    school: '',
    name: `Term ${index + 1}`,
    kind: 'term',
    starts,
    ends,
  }));
  const insets = schools.flatMap((school) =>
    school.insets.map((day) => ({ school: school.id, name: 'Inset', kind: 'inset', starts: day, ends: day })),
  );
  const [starts, ends] = OWN_WEEK;
  const ownWeek = schools
    .slice(WITH_OWN_WEEK, WITH_OWN_WEEK + 1)
    .map(({ id }) => ({ school: id, name: 'Own week', kind: 'term', starts, ends }));
  await bring('terms', [...terms, ...ownWeek, ...insets]);
  for (const { id, target } of schools)
    await setTarget(
      requestBy(context, administrator),
      targetChange.parse({ scope: { kind: 'school', school: id }, percent: 93, ...target }),
    );
  for (const day of ['2026-08-28', CHANGES, SECOND, LATER_CHANGES]) {
    context.clock.set(`${day}T08:00`);
    const rows = pupils.flatMap((pupil) => {
      const being =
        day === '2026-08-28' ? pupil.beings[0]?.being : pupil.beings.find(({ from }) => from === day)?.being;
      return being ? [rowOf(pupil, being)] : [];
    });
    if (rows.length > 0) await bring('pupils', rows);
  }
  context.clock.set(MOMENTS[0]);
  await bring(
    'marks',
    markLines(pupils, (pupil, day) => day < MOMENTS[0] && (pupil.corrected.get(day) ?? pupil.marks.get(day))),
  );
  context.clock.set(MOMENTS[1]);
  await bring(
    'marks',
    markLines(pupils, (pupil, day) => (day > MOMENTS[0] || pupil.corrected.has(day)) && pupil.marks.get(day)),
  );
  context.clock.set(NOW);
}

const rowOf = (pupil: TruePupil, being: Being) => ({
  school: pupil.school,
  upn: pupil.upn,
  surname: pupil.upn,
  forename: 'Ash',
  yearGroup: being.year === 0 ? 'R' : being.year,
  tutorGroup: being.tutorGroup,
  house: being.house,
  pupilPremium: being.premium ? 'Y' : 'N',
  sen: being.sen,
  startDate: pupil.first,
  leavingDate: pupil.last === '2027-07-31' ? '' : pupil.last,
});

function markLines(
  pupils: readonly TruePupil[],
  codesOn: (pupil: TruePupil, day: SchoolDate) => readonly [string, string] | false | undefined,
): string {
  const lines = ['school,upn,date,session,code'];
  for (const pupil of pupils)
    for (const day of pupil.marks.keys()) {
      const codes = codesOn(pupil, day);
      if (!codes) continue;
      const [am, pm] = codes;
      lines.push(
        `${pupil.school},${pupil.upn},${day},AM,${am}`,
        `${pupil.school},${pupil.upn},${day},PM,${pm}`,
      );
    }
  return `${lines.join('\n')}\n`;
}
