/**
 * What the closed list costs those who see no pupil (decision 17): how few pupils could be worked out of the invented
 * schools, and of how many drawn trusts the sum of the diff is told. Part of `npm run bench`.
 */
import { inventRoll } from '../bot/local/invented-trust/roll.ts';
import { dayOf } from '../bot/local/invented-trust/school-year.ts';
import { leastSupportOf, toldAtFirst, type Unit } from '#shared/domain/figures/disclosure/told-groups.ts';
import { isTold } from '#shared/domain/figures/disclosure/told-sums.ts';
import { phaseOf, type Phase, type YearGroup } from '#shared/domain/basics/year-group.ts';
import { measured, middle, type Row } from './measure.ts';

const YEAR = 2025;
const TRUSTS = 100;
const TARGET_YEARS: ReadonlySet<YearGroup> = new Set([7, 8, 9, 10]);
const YEARS = { primary: [0, 1, 2, 3, 4, 5, 6], secondary: [7, 8, 9, 10, 11] } as const;

export function smallNumberRows(small = false): Row[] {
  const groups = toldAtFirst(inventedUnits());
  const schools = [
    ...new Set(groups.bodies.flatMap(({ units }) => units.map(({ school }) => school))),
  ].sort();
  const times: number[] = [];
  return [
    ...schools.map((school) =>
      measured(`small numbers: least support of ${school}`, String(leastSupportOf(groups, school)), '≥ 10'),
    ),
    ...shapes.map((shape) => toldRow(shape, small ? TRUSTS / 10 : TRUSTS, times)),
    measured('small numbers: a trust’s list decided (middle)', `${middle(times).toFixed(1)} ms`, ''),
  ];
}

function inventedUnits(): Unit[] {
  const september = dayOf(`${YEAR}-09-08`);
  const pupils = inventRoll(YEAR).filter(
    ({ starts, leaves }) => starts <= september && (leaves ?? Infinity) >= september,
  );
  const units = Map.groupBy(pupils, ({ school, group }) => `${school.code} ${phaseOf(yearOf(group))}`);
  return [...units.values()].flatMap((some): Unit[] => {
    const [first] = some;
    if (!first) return [];
    const { school, group } = first;
    return [
      unit(
        school.code,
        school.cluster,
        phaseOf(yearOf(group)),
        some.map(({ group: of, premium, sen }) => ({
          year: yearOf(of),
          premium,
          send: sen !== 'N',
        })),
      ),
    ];
  });
}

const yearOf = ({ yearGroup }: { yearGroup: string }): YearGroup =>
  yearGroup === 'R' ? 0 : Number(yearGroup);

function unit(
  school: string,
  cluster: string,
  phase: Phase,
  pupils: readonly { year: YearGroup; premium: boolean; send: boolean }[],
): Unit {
  const cells = [...Map.groupBy(pupils, (pupil) => JSON.stringify(pupil)).values()].flatMap(
    ([one, ...more]) => (one ? [{ ...one, pupils: more.length + 1 }] : []),
  );
  return { school, cluster, phase, targetYears: phase === 'secondary' ? TARGET_YEARS : null, cells };
}

interface Shape {
  what: string;
  /** Of how many schools, each of a phase and between so many pupils. */
  schools: readonly [number, 'primary' | 'secondary', number, number][];
  clusters: number;
}

const shapes: readonly Shape[] = [
  {
    what: '18 primaries and 8 secondaries',
    schools: [
      [18, 'primary', 90, 450],
      [8, 'secondary', 500, 1400],
    ],
    clusters: 4,
  },
  { what: '6 village primaries', schools: [[6, 'primary', 30, 120]], clusters: 1 },
  { what: '3 village primaries', schools: [[3, 'primary', 30, 120]], clusters: 1 },
  {
    what: '2 secondaries and a small primary',
    schools: [
      [2, 'secondary', 500, 1400],
      [1, 'primary', 30, 120],
    ],
    clusters: 1,
  },
];

function toldRow({ what, schools, clusters }: Shape, trusts: number, times: number[]): Row {
  const random = seeded(what.length);
  let ofTrust = 0;
  let own = 0;
  let all = 0;
  for (let trust = 0; trust < trusts; trust++) {
    const units = schools
      .flatMap(([many, phase, least, most]) => Array.from({ length: many }, () => ({ phase, least, most })))
      .map(({ phase, least, most }, index) => {
        const share = 0.05 + random() * 0.45;
        const size = least + Math.floor(random() * (most - least + 1));
        const pupils = Array.from({ length: size }, () => ({
          year: YEARS[phase][Math.floor(random() * YEARS[phase].length)] ?? 0,
          premium: random() < share,
          send: random() < 0.18,
        }));
        return unit(`S${index}`, `C${index % clusters}`, phase, pupils);
      });
    const began = performance.now();
    const groups = toldAtFirst(units);
    times.push(performance.now() - began);
    const isDiffTold = (ids: readonly string[]): boolean =>
      isTold(groups, {
        schools: new Set(ids),
        includes: (year) => year < 7 || TARGET_YEARS.has(year),
        side: 'premium',
        weekly: false,
      });
    const ids = units.map(({ school }) => school);
    if (isDiffTold(ids)) ofTrust += 1;
    own += ids.filter((id) => isDiffTold([id])).length;
    all += ids.length;
  }
  return measured(
    `small numbers: ${what}, the trust’s diff is told (schools that tell their own)`,
    `${Math.round((ofTrust * 100) / trusts)} % (${Math.round((own * 100) / all)} %)`,
    '≥ 92 %',
  );
}

/** The same numbers in every run. */
function seeded(seed: number): () => number {
  let state = seed + 12345;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}

if (import.meta.main) console.table(smallNumberRows());
