/**
 * How much of what has changed early change finds, and how often it is wrong: invented years, planted changes.
 * Part of `npm run bench`; by itself: `node bench/early-change.ts`, with `--tuning` on the years thresholds are chosen on.
 */
import { attendanceChanges } from '#shared/domain/patterns/attendance-change.ts';
import { changeKinds, type ChangeKind } from '#shared/domain/patterns/change-kinds.ts';
import type { WatchedSchool } from '#shared/domain/patterns/watched-days.ts';
import { measured, middle, type Row } from './measure.ts';
import { plant, plants, type Plant } from './planted-changes.ts';
import { after, inventedYear, weekEnds } from './watched-schools.ts';

/** Thresholds are chosen on the first three years and reported on the last three. */
const TUNING_YEARS = [2020, 2021, 2022];
const YEARS = [2023, 2024, 2025];
/** Weeks of the year in whose beginning changes are planted. */
const PLANTED_IN = [10, 17, 24];
const WEEKS_AFTER = [2, 3, 4, 6];
const ANY_KIND_WEEKS = 4;

export function earlyChangeRows(small = false, of: readonly number[] = YEARS): Row[] {
  const years = (small ? of.slice(0, 1) : of).map(inventedYear);
  const times: number[] = [];
  return [
    ...falseAlarmRows(years.flat(), times),
    ...fluRows(years.flat()),
    ...plants.map((planted) => foundRow(years, planted)),
    measured('early change: a school of 970, a week (middle)', `${middle(times).toFixed(0)} ms`, ''),
  ];
}

/** Pupils listed though nothing was planted, per 1,000 pupils and week, over all weeks from the seventh. */
function falseAlarmRows(schools: readonly WatchedSchool[], times: number[]): Row[] {
  const listed = new Map<ChangeKind | 'any', number>();
  const fresh = new Map<ChangeKind | 'any', number>();
  let pupilWeeks = 0;
  const add = (map: Map<ChangeKind | 'any', number>, kind: ChangeKind | 'any', more: number) =>
    map.set(kind, (map.get(kind) ?? 0) + more);
  for (const school of schools) {
    let before = new Set<string>();
    for (const [week, days] of weekEnds(school.days).entries()) {
      const seen = after(school, days);
      const began = performance.now();
      const changes = attendanceChanges(seen);
      if (school.pupils.length > 800) times.push(performance.now() - began);
      const now = new Set<string>();
      for (const kind of changeKinds)
        for (const pupil of pupilsOf(changes, kind)) now.add(`${kind} ${pupil}`);
      if (week >= 6) {
        pupilWeeks += onRoll(seen);
        for (const kind of changeKinds) add(listed, kind, pupilsOf(changes, kind).size);
        add(listed, 'any', pupilsOf(changes).size);
        for (const one of now) if (!before.has(one)) add(fresh, one.split(' ')[0] as ChangeKind, 1);
      }
      before = now;
    }
  }
  return ([...changeKinds, 'any'] as const).map((kind) =>
    measured(
      `early change: ${kind}, listed though nothing was planted, per 1,000 pupils and week (newly)`,
      `${(((listed.get(kind) ?? 0) * 1000) / pupilWeeks).toFixed(1)}${kind === 'any' ? '' : ` (${(((fresh.get(kind) ?? 0) * 1000) / pupilWeeks).toFixed(1)})`}`,
      kind === 'any' ? '≤ 9.4' : '≤ 5',
    ),
  );
}

const pupilsOf = (changes: ReturnType<typeof attendanceChanges>, kind?: ChangeKind): Set<number> =>
  new Set(changes.filter((change) => !kind || change.kind === kind).map(({ pupilId }) => pupilId));

const onRoll = (school: WatchedSchool): number =>
  school.pupils.filter(({ marks }) => /[^-]/.test(marks.slice(-20))).length;

/** A week in which every third pupil is ill for two or three days must not list everybody. */
function fluRows(schools: readonly WatchedSchool[]): Row[] {
  let listed = 0;
  let pupils = 0;
  for (const school of schools) {
    const end = weekEnds(school.days)[12] ?? 0;
    const ill = {
      ...school,
      pupils: school.pupils.map((pupil) => {
        if (pupil.pupilId % 3 !== 0) return pupil;
        const first = end - 5 + (pupil.pupilId % 2);
        const last = first + 2 + (pupil.pupilId % 4 === 0 ? 1 : 0);
        const marks = [...pupil.marks];
        for (let slot = 2 * first; slot < 2 * last; slot++) if (marks[slot] !== '-') marks[slot] = 'I';
        return { ...pupil, marks: marks.join('') };
      }),
    };
    for (const weeks of [0, 5, 10]) {
      const seen = after(ill, end + weeks);
      pupils += onRoll(seen);
      listed += pupilsOf(attendanceChanges(seen)).size;
    }
  }
  return [
    measured(
      'early change: listed in and after a week when every third pupil is ill, per 1,000 and week',
      ((listed * 1000) / pupils).toFixed(1),
      '≤ 9.5',
    ),
  ];
}

/**
 * The share of those in whom a change was planted that are listed, for that kind, by so many weeks later; and within
 * four weeks for whatever kind. Beside it what the tests of before this year's found of the same.
 */
function foundRow(years: readonly (readonly WatchedSchool[])[], planted: Plant): Row {
  const found = WEEKS_AFTER.map(() => 0);
  let ofAnyKind = 0;
  let all = 0;
  for (const [year, schools] of years.entries()) {
    for (const [index, school] of schools.entries()) {
      const ends = weekEnds(school.days);
      for (const week of PLANTED_IN) {
        const from = ends[week - 1] ?? 0;
        const changed = plant(school, planted, from, `${year} ${index} ${week}`);
        all += changed.pupils.size;
        const ever = new Set<number>();
        const everOfAny = new Set<number>();
        for (let later = 1; later <= Math.max(...WEEKS_AFTER); later++) {
          const changes = attendanceChanges(after(changed.school, from + 5 * later));
          for (const pupil of pupilsOf(changes, planted.kind)) if (changed.pupils.has(pupil)) ever.add(pupil);
          for (const pupil of pupilsOf(changes)) if (changed.pupils.has(pupil)) everOfAny.add(pupil);
          if (later === ANY_KIND_WEEKS) ofAnyKind += everOfAny.size;
          const column = WEEKS_AFTER.indexOf(later);
          if (column >= 0) found[column] = (found[column] ?? 0) + ever.size;
        }
      }
    }
  }
  const percent = (one: number): number => Math.round((one * 100) / all);
  const { before, aim } = planted;
  return {
    ...measured(
      `early change: ${planted.kind}, ${planted.what}, found within ${WEEKS_AFTER.join('/')} weeks (${all} pupils)`,
      `${found.map(percent).join('/')} %, any kind in ${ANY_KIND_WEEKS}: ${percent(ofAnyKind)} %`,
      aim ? `≥ ${aim.percent} % in ${aim.weeks}` : 'before − 2',
    ),
    yardstick: `${before.found.join('/')} %, any kind ${before.ofAnyKind} % before`,
  };
}

if (import.meta.main) {
  const { argv } = process;
  console.table(earlyChangeRows(argv.includes('--small'), argv.includes('--tuning') ? TUNING_YEARS : YEARS));
}
