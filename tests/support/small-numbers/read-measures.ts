/** What the numbers of a table of figures are of. */
import { addDays } from '#shared/domain/basics/school-date.ts';
import type { Measures } from '#shared/contracts/figures/measures.ts';
import { MOMENTS, type RandomTrust } from './random-trust.ts';
import { kindAt, marks, roll, SIDES, year, type Asked, type Reads } from './reading.ts';
import { countedAgain, type Part, type Told, type Whose } from './whose-number.ts';

/** Which days a school's figures are compared with. */
function beforeOf(
  trust: RandomTrust,
  school: string,
  { from, to }: Measures,
  compare: unknown,
): Omit<Part, 'whose'> | null {
  if (compare === 'week') return { from: addDays(from, -7), to: addDays(to, -7) };
  const closed = trust.schools.find(({ id }) => id === school)?.closed;
  const day = trust.days.findLast((one) => one < to && !closed?.has(one));
  return day ? { from: day, to: day } : null;
}

const knownOf = (knownAt: unknown): number => {
  if (typeof knownAt !== 'string') return 2;
  return MOMENTS.filter((moment) => moment <= knownAt.slice(0, 16)).length;
};

function whoseRow(
  { trust, visible, query }: Asked,
  { by }: Measures,
  row: Measures['rows'][number] | null,
): Whose {
  const text = (name: string): string | undefined => query[name] as string | undefined;
  const schools = visible.filter((id) => {
    const school = trust.schools.find((one) => one.id === id);
    return (text('school') ?? id) === id && (text('cluster') ?? school?.cluster) === school?.cluster;
  });
  const asked: Whose = {
    schools,
    years: text('years'),
    phase: text('phase'),
    ...(query.premium !== undefined && { premium: query.premium === 'pp' }),
    ...(query.send !== undefined && { send: text('send') ?? '' }),
    ...(query.tutorGroup !== undefined && { tutorGroup: text('tutorGroup') ?? '' }),
    ...(query.house !== undefined && { house: text('house') ?? '' }),
  };
  if (!row) return asked;
  const whose = row.school === null ? asked : { ...asked, schools: [row.school] };
  const both = {
    years: row.key,
    yearsOf: Object.fromEntries(schools.map((id) => [id, text('years') ?? null])),
  };
  const of: Record<string, () => Partial<Whose>> = {
    trust: () => ({}),
    school: () => ({}),
    cluster: () => ({
      schools: schools.filter((id) => trust.schools.find((one) => one.id === id)?.cluster === row.key),
    }),
    phase: () => ({ phase: row.key }),
    year: () => both,
    premium: () => ({ premium: row.key === 'pp' }),
    send: () => ({ send: row.key }),
    house: () => ({ house: row.key }),
    'tutor-group': () => ({ tutorGroup: row.key }),
  };
  return { ...whose, ...of[by]?.() };
}

export const figures: Reads = (path, value, asked) => {
  const answer = asked.answer as Measures;
  const { from, to, bandsTo } = answer;
  if (path[0] === 'edges') return 'nobody';
  if (path[0] === 'notShown') return 'nobody';
  const isTotal = path[0] === 'total';
  if (!isTotal && path[0] !== 'rows') return undefined;
  // Pupil by pupil nobody is told of but those one sees.
  if (answer.by === 'pupil') return [];
  const rest = path.slice(isTotal ? 1 : 2);
  const row = isTotal ? null : (answer.rows[Number(path[1])] ?? null);
  const whose = whoseRow(asked, answer, row);
  const figuresOf = isTotal ? answer.total : row;
  const known = knownOf(asked.query.knownAt);
  const [first = '', index = 0] = rest;
  const side = SIDES[first];
  if (side) {
    // A side of a side is itself, or nobody.
    const { premium, send } = asked.query;
    const isSide =
      side.send === undefined ? (premium ?? answer.by === 'premium') : (send ?? answer.by === 'send');
    if (isSide) return [];
    return marks({ ...whose, ...side }, from, to, value, kindAt(rest), known);
  }
  const bandsOf = (kind?: string): Told[] => year(whose, bandsTo ?? to, value, kind, known);
  switch (first) {
    case 'onRoll':
      return roll(whose, to, value, 'roll');
    case 'rate':
    case 'sessions':
    case 'percents':
      return marks(whose, from, to, value, first === 'percents' ? undefined : kindAt(rest), known);
    case 'gapPp':
      return [true, false].flatMap((premium) =>
        marks({ ...whose, premium }, from, to, value, undefined, known),
      );
    case 'gapSend':
      return ['N', 'send'].flatMap((send) => marks({ ...whose, send }, from, to, value, undefined, known));
    case 'pupilsCounted':
      return bandsOf('pupils');
    case 'persistentlyAbsent':
    case 'severelyAbsent':
      return bandsOf(first);
    case 'bands':
    case 'bandPercents':
      return bandsOf();
    case 'series': {
      const period = figuresOf?.series?.[Number(index)]?.period ?? from;
      const last = asked.query.split === 'week' ? addDays(period, 6) : period;
      const days = { from: period < from ? from : period, to: last > to ? to : last };
      return marks(whose, days.from, days.to, value, kindAt(rest), known);
    }
    case 'codes':
      return { code: { code: figuresOf?.codes?.[Number(index)]?.code ?? '', whose, value } };
    case 'before': {
      const counts = (part: Part | null): number =>
        part
          ? (countedAgain(asked.trust, { family: 'marks', known, parts: [part], kind: 'possible', value }) ??
            0)
          : 0;
      const both = whose.schools.flatMap((school) => {
        const one = { ...whose, schools: [school] };
        const then = beforeOf(asked.trust, school, answer, asked.query.compare);
        const [now, before] = [{ whose: one, from, to }, then && { whose: one, ...then }];
        return before && counts(now) > 0 && counts(before) > 0 ? [{ now, before }] : [];
      });
      const of = (parts: Part[], kind?: string): Told => ({ family: 'marks', known, parts, kind, value });
      const before = of(
        both.map((one) => one.before),
        kindAt(rest),
      );
      return rest[1] === 'change' ? [before, of(both.map(({ now }) => now))] : [before];
    }
    default:
      return undefined;
  }
};
