/**
 * An attacker who asks everything the list of requests lets somebody ask, keeps each number with what it is of, and sees
 * of whom something follows. Knows each request by its name and its parameters: one that is new is missing, by name.
 */
import type { ApiRequest } from '#shared/contracts/api-request.ts';
import { tabApi } from '#shared/contracts/tab-api.ts';
import { mayUse } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import { phaseOf } from '#shared/domain/basics/year-group.ts';
import { apiHandlers } from '../../../bot/http/handlers.ts';
import type { StaffContext, StaffMember } from '../../../bot/operations/context.ts';
import { gapsOnCards } from '../../../bot/operations/figures/gaps-on-cards.ts';
import { dailyCardView } from '../../../bot/operations/messages/daily-card-view.ts';
import { Elimination, fewestTold } from '../elimination.ts';
import { jobIn, requestBy } from '../product/requests.ts';
import {
  beingOn,
  type Chance,
  FIRST_HALF_TERM,
  TODAY,
  type Being,
  type RandomTrust,
  type TruePupil,
} from './random-trust.ts';
import { dailyOnCard } from './read-days.ts';
import type { Asked, Meaning, Path } from './reading.ts';
import { gapsOnCard, ofNoFigures, readings } from './told-numbers.ts';
import {
  codesOn,
  countedAgain,
  isOf,
  rollDay,
  type Told,
  type ToldCode,
  type Whose,
} from './whose-number.ts';

export interface Reader {
  name: string;
  person: StaffMember;
  /** Whom they see because of what a pupil is. */
  sees: (school: string, being: Being) => boolean;
  /** Whether cards of channels come to them too. */
  channels: boolean;
}

const FEWEST = 10;
/** So many sets of pupils are tried for each list of groups. */
const STEPS = 30_000;

type Values = Record<string, readonly unknown[]>;

const RANGES: readonly (readonly [SchoolDate | undefined, SchoolDate | undefined])[] = [
  [undefined, undefined],
  FIRST_HALF_TERM,
  // Two ends of one weekend, and of one holiday: whoever left or came in between must not follow.
  ['2026-09-01', '2026-10-02'],
  ['2026-09-01', '2026-10-04'],
  ['2026-09-01', '2026-10-11'],
  ['2026-09-01', '2026-09-27'],
  ['2026-09-07', '2026-09-11'],
  ['2026-09-28', '2026-10-02'],
  ['2026-10-05', '2026-10-09'],
  ['2026-10-05', '2026-10-11'],
  ['2026-09-07', '2026-10-09'],
  [TODAY, TODAY],
  ['2026-09-01', '2026-11-15'],
];

const parameters = ({ schools, pupils, days }: RandomTrust): Values => ({
  date: [...days.slice(1), '2026-10-11', '2026-09-13', '2026-09-27', '2026-10-04'],
  days: [20],
  phase: ['primary', 'secondary', 'post16'],
  years: ['7', '8', '9-11', '7-10', '7-11', '12-13', '13', 'R-6', '5-6', 'R', 'target', '6-8'],
  cohort: ['pp', 'all'],
  percents: ['90,95.5'],
  percent: [90, 99],
  school: schools.map(({ id }) => id),
  cluster: ['North', 'South'],
  by: ['trust', 'cluster', 'school', 'phase', 'year', 'house', 'tutor-group', 'premium', 'send', 'pupil'],
  tutorGroup: [...new Set(pupils.flatMap(({ beings }) => beings.map(({ being }) => being.tutorGroup)))],
  house: ['Red', 'Blue'],
  premium: ['pp', 'non-pp'],
  send: ['N', 'K', 'E'],
  split: ['week', 'day'],
  codes: ['yes'],
  compare: ['day', 'week'],
  knownAt: ['2026-10-09T17:00:00+01:00', '2026-10-13T09:00:00+01:00', `${TODAY}T14:20:00+01:00`],
  schoolYear: ['2026/27', '2025/26'],
});

/** How many questions are drawn for a request beside each value of each parameter by itself. */
const DRAWN: Record<string, number> = { figures: 60 };
const DRAWN_ELSE = 8;

/** The questions put to a request. */
function questionsOf(name: string, { query }: ApiRequest, trust: RandomTrust, chance: Chance): object[] {
  const names = Object.keys(query?.shape ?? {});
  const known = parameters(trust);
  const isRange = names.includes('from');
  const single = names.filter((one) => one !== 'from' && one !== 'to');
  for (const one of single) if (!known[one]) throw new Error(`${name}: nobody knows what to ask with ${one}`);
  const range = (): object => {
    if (!isRange) return names.includes('to') ? { to: chance.of(trust.days) } : {};
    if (chance.happens(0.5)) return between(chance.of(RANGES));
    const [first, second] = [chance.of(trust.days), chance.of(trust.days)].sort();
    return chance.happens(0.5) ? { from: first, to: first } : { from: first, to: second };
  };
  const asked: object[] = [{}];
  for (const one of single)
    for (const value of known[one] ?? []) asked.push({ ...(isRange ? range() : {}), [one]: value });
  if (isRange) {
    asked.push(...RANGES.map(between), ...trust.days.map((day) => ({ from: day, to: day })));
    for (const by of names.includes('by') ? (known.by ?? []) : [])
      asked.push(...[...RANGES.slice(1, 7)].map((days) => ({ by, ...between(days) })));
    if (names.includes('codes'))
      for (const by of known.by ?? [])
        for (const more of [
          {},
          ...(known.school ?? []).map((school) => ({ school })),
          { phase: 'secondary' },
          { cluster: 'North' },
        ])
          asked.push({ by, codes: 'yes', ...more, ...between(FIRST_HALF_TERM) });
  }
  for (let more = DRAWN[name] ?? DRAWN_ELSE; more > 0 && single.length > 0; more--) {
    const question: Record<string, unknown> = { ...range() };
    for (const one of single)
      if (chance.happens(one === 'by' ? 0.8 : 1.6 / single.length))
        question[one] = chance.of(known[one] ?? []);
    asked.push(question);
  }
  return [...new Map(asked.map((one) => [JSON.stringify(one), one])).values()];
}

/** Targets that are looked at before they are set. */
const targetChanges = ({ schools }: RandomTrust): object[] =>
  [
    { kind: 'trust' },
    { kind: 'phase', phase: 'secondary' },
    ...schools.map(({ id }) => ({ kind: 'school', school: id })),
  ].flatMap((scope) =>
    ['pp', 'all'].flatMap((cohort) =>
      [null, '7', '8-9', '7-10', 'R-5'].map((years) => ({ scope, cohort, years, percent: 90 })),
    ),
  );

const between = ([from, to]: readonly [SchoolDate | undefined, SchoolDate | undefined]): object => ({
  ...(from && { from }),
  ...(to && { to }),
});

/** The numbers in an answer, each with its place. */
function* numbersIn(value: unknown, path: Path = []): Generator<[Path, number]> {
  if (typeof value === 'number') yield [path, value];
  else if (Array.isArray(value))
    for (const [index, one] of value.entries()) yield* numbersIn(one, [...path, index]);
  else if (value !== null && typeof value === 'object')
    for (const [key, one] of Object.entries(value)) yield* numbersIn(one, [...path, key]);
}

/** One group of one day as it was told, and by which question first. */
interface Slice {
  whose: readonly Whose[];
  question: string;
}

export interface Solved {
  reader: string;
  what: string;
  day: SchoolDate;
  pupils: string[];
  /** The questions whose answers touch them. */
  from: string[];
}

const RIGHT = 'see-figures';

export class Attacker {
  readonly trust: RandomTrust;
  readonly reader: Reader;
  readonly visible: string[];
  /** How many numbers were told, and how many of these were counted again. */
  readonly heard = { questions: 0, refused: 0, numbers: 0, counted: 0, lists: 0, notWhole: 0 };
  /** Numbers that are of others than they say. */
  readonly wrong: string[] = [];
  /** Every answer as it was given, by its question. */
  readonly answers = new Map<string, string>();
  readonly #slices = new Map<string, Map<string, Slice>>();
  readonly #parts: Told[] = [];
  readonly #kept = new Set<string>();
  readonly #codes: (ToldCode & { question: string })[][] = [];

  constructor(trust: RandomTrust, reader: Reader) {
    this.trust = trust;
    this.reader = reader;
    this.visible = trust.schools
      .map(({ id }) => id)
      .filter((id) => mayUse(reader.person, RIGHT, id) === 'yes');
  }

  /** Another who knows the same. */
  static like(known: Attacker): Attacker {
    const one = new Attacker(known.trust, known.reader);
    for (const [list, slices] of known.#slices) one.#slices.set(list, new Map(slices));
    one.#parts.push(...known.#parts);
    for (const key of known.#kept) one.#kept.add(key);
    return one;
  }

  async askAll(chance: Chance): Promise<void> {
    const ctx = (): StaffContext => requestBy(this.trust.context, this.reader.person);
    for (const [name, request] of Object.entries<ApiRequest>(tabApi)) {
      const read = readings[name];
      if (ofNoFigures.has(name) || [request.right].flat().includes('see-pupils')) continue;
      if (!read) throw new Error(`${name}: nobody knows how to read its answers`);
      for (const question of this.#asks(name, request, chance)) {
        const parsed = [request.params, request.query, request.body].map((part) => part?.safeParse(question));
        if (parsed.some((part) => part?.success === false)) continue;
        const [params, query, body] = parsed.map((part): unknown => part?.data ?? {});
        const input = { params, query, body };
        const answer = await this.#answer(() => handlerOf(name)(ctx(), input));
        if (answer === null) continue;
        this.hear(`${name} ${JSON.stringify(question)}`, read, {
          query: query as Record<string, unknown>,
          answer,
        });
      }
    }
    if (!this.reader.channels) return;
    for (const scope of ['*', ...this.trust.schools.map(({ id }) => id)])
      this.hear(`card ${scope}`, dailyOnCard, {
        query: {},
        answer: await dailyCardView(jobIn(this.trust.context), scope),
      });
    this.hear('card gaps', gapsOnCard, { query: {}, answer: await gapsOnCards(ctx()) });
  }

  #asks(name: string, request: ApiRequest, chance: Chance): object[] {
    if (request.body) return targetChanges(this.trust);
    if (!request.params) return questionsOf(name, request, this.trust, chance);
    const days = request.query ? RANGES.slice(0, 5).map(between) : [{}];
    return this.visible.flatMap((school) => days.map((some) => ({ ...some, school })));
  }

  async #answer(ask: () => Promise<unknown>): Promise<unknown> {
    this.heard.questions += 1;
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.heard.refused += 1;
      return null;
    }
  }

  /** Keeps the numbers of an answer. */
  hear(
    question: string,
    read: (path: Path, value: number, asked: Asked) => Meaning,
    { query, answer }: Pick<Asked, 'query' | 'answer'>,
  ): void {
    this.answers.set(question, JSON.stringify(answer));
    const asked = { trust: this.trust, visible: this.visible, query, answer };
    const codes = new Map<string, (ToldCode & { question: string })[]>();
    for (const [path, value] of numbersIn(answer)) {
      const meaning = read(path, value, asked);
      if (meaning === undefined) throw new Error(`${question}: nobody knows what ${path.join('.')} is of`);
      if (meaning === 'nobody') continue;
      this.heard.numbers += 1;
      if (Array.isArray(meaning))
        for (const told of meaning) this.keep(told, `${question} ${path.join('.')}`);
      else if (path.at(-1) === 'sessions' && this.#isOfUnseen(meaning.code.whose)) {
        const row = path
          .slice(0, 2)
          .join('.')
          .replace(/^total.*/, 'total');
        codes.set(row, [...(codes.get(row) ?? []), { ...meaning.code, question }]);
      }
    }
    this.#codes.push(...codes.values());
  }

  /** Whether any pupil of theirs was ever unseen: of one's own groups every code is told. */
  #isOfUnseen(whose: Whose): boolean {
    return this.trust.pupils.some((pupil) =>
      pupil.beings.some(({ being }) => isOf(whose, pupil.school, being) && !this.#isSeen(pupil, being)),
    );
  }

  /** Keeps one number more. */
  keep(told: Told, question: string): void {
    const again = countedAgain(this.trust, told);
    if (again !== null) {
      this.heard.counted += 1;
      if (again !== told.value) this.wrong.push(`${question}: ${told.value}, counted ${again}`);
    }
    const key = `${told.family} ${told.known} ${JSON.stringify(told.parts)}`;
    if (this.#kept.has(key)) return;
    this.#kept.add(key);
    if (told.family === 'marks') this.#parts.push(told);
    const slices = new Map<SchoolDate, Whose[]>();
    for (const { whose, from, to } of told.parts) {
      const days = told.family === 'marks' ? this.trust.days.filter((day) => from <= day && day <= to) : [to];
      for (const day of days) slices.set(day, [...(slices.get(day) ?? []), whose]);
    }
    for (const [day, whose] of slices) {
      const list = `${told.family} ${told.known} ${day}`;
      const known = this.#slices.get(list) ?? new Map<string, Slice>();
      this.#slices.set(list, known);
      const key = JSON.stringify(whose);
      if (!known.has(key)) known.set(key, { whose, question });
    }
  }

  #isSeen(pupil: TruePupil, being: Being): boolean {
    const now = beingOn(pupil, TODAY);
    return this.reader.sees(pupil.school, being) || (now !== null && this.reader.sees(pupil.school, now));
  }

  /** Every list of groups of which something of fewer than ten unseen pupils follows, with whose. */
  solve(): Solved[] {
    const found: Solved[] = [];
    const tried = new Map<string, number[] | null>();
    const overAll = new Map<string, boolean>();
    for (const [list, slices] of this.#slices) {
      const [family = '', , day = ''] = list.split(' ');
      // Year 11's results take nobody's own pupils out.
      if (
        family === 'results' &&
        this.trust.pupils.some((pupil) => pupil.beings.some(({ being }) => this.#isSeen(pupil, being)))
      )
        continue;
      const pupils = this.trust.pupils.flatMap((pupil) => {
        const being = beingOn(pupil, this.#dayTold(family, pupil, day));
        const isThere = being && (family !== 'marks' || pupil.marks.has(day));
        return isThere && !this.#isSeen(pupil, being) ? [{ pupil, being }] : [];
      });
      const rows = [...slices.values()].map(({ whose }) =>
        pupils.map(({ pupil, being }) => whose.filter((one) => isOf(one, pupil.school, being)).length),
      );
      const alike = Map.groupBy(pupils.keys(), (at) => rows.map((row) => row[at]).join());
      const columns = [...alike.values()];
      const joined = [...new Set(rows.map((row) => columns.map(([at = 0]) => row[at] ?? 0).join()))].filter(
        (row) => /[1-9]/.test(row),
      );
      const sizes = columns.map((some) => some.length);
      const key = `${sizes.join()} ${joined.join(' ')}`;
      const before = tried.get(key);
      if (before === null) continue;
      if (before === undefined) {
        this.heard.lists += 1;
        const answer = fewestTold(
          joined.map((row) => row.split(',').map(Number)),
          sizes,
          FEWEST,
          STEPS,
        );
        if (!answer.isWhole) this.heard.notWhole += 1;
        tried.set(key, answer.found);
        if (!answer.found) continue;
      }
      const solved = tried.get(key) ?? [];
      const some = solved.flatMap((column) => columns[column] ?? []);
      const names = some.flatMap((at) => pupils[at]?.pupil ?? []);
      const set = `${list.replace(day, '')} ${names.map(({ upn }) => upn).join()}`;
      const isOverAll =
        overAll.get(set) ?? (family !== 'marks' || this.#followsOverAll(list, new Set(names)));
      overAll.set(set, isOverAll);
      if (!isOverAll) continue;
      const touching = [...slices.values()].filter((_, index) => some.some((at) => rows[index]?.[at]));
      found.push({
        reader: this.reader.name,
        what: family,
        day,
        pupils: some.map((at) => `${pupils[at]?.pupil.upn} ${JSON.stringify(pupils[at]?.being)}`),
        from: touching.map(({ whose, question }) => `${question} = ${JSON.stringify(whose)}`),
      });
    }
    return found;
  }

  /** On which day somebody is what a number of the day counts them as. */
  #dayTold(family: string, pupil: TruePupil, day: SchoolDate): SchoolDate {
    if (family === 'year') return rollDay(this.trust, pupil.school, day);
    // Year 11's results count whoever was in year 11.
    return family === 'results' && pupil.last < day ? pupil.last : day;
  }

  /**
   * Whether something of these pupils follows with all the days at once: sums that are told of whole weeks only may touch
   * few on one day of it, where a school was closed, and many over the week.
   */
  #followsOverAll(list: string, few: ReadonlySet<TruePupil>): boolean {
    const known = Number(list.split(' ')[1]);
    const { days } = this.trust;
    const unknowns = this.trust.pupils.flatMap((pupil) =>
      days.flatMap((day, at) => {
        const being = beingOn(pupil, day);
        return being && pupil.marks.has(day) && !this.#isSeen(pupil, being)
          ? [{ pupil, day, at, being }]
          : [];
      }),
    );
    const rows = this.#parts
      .filter((told) => told.known === known)
      .map(({ parts }) => {
        // Whom a part counts stays as long as they are what they are: asked once for each, not for each day.
        const counted = parts.map(({ whose, from, to }) => {
          const beings = this.trust.pupils.flatMap((pupil) =>
            pupil.beings.map(({ being }) => being).filter((being) => isOf(whose, pupil.school, being)),
          );
          return { from, to, beings: new Set(beings) };
        });
        return unknowns.map(
          ({ day, being }) =>
            counted.filter(({ from, to, beings }) => from <= day && day <= to && beings.has(being)).length,
        );
      });
    const distinct = [...new Map(rows.map((row) => [row.join(''), row])).values()];
    const columns = [
      ...Map.groupBy(unknowns.keys(), (at) => {
        const pupil = unknowns[at]?.pupil;
        return `${pupil && few.has(pupil) ? 'few' : ''} ${distinct.map((row) => row[at]).join('')}`;
      }),
    ].map(([signature, [first = 0]]) => ({ first, isFew: signature.startsWith('few') }));
    const [all, others] = [new Elimination(), new Elimination()];
    for (const row of distinct) {
      const isNew = all.add(columns.map(({ first }) => row[first] ?? 0));
      if (isNew && !others.add(columns.map(({ first, isFew }) => (isFew ? 0 : (row[first] ?? 0)))))
        return true;
    }
    return false;
  }

  /** Codes that fewer than ten unseen pupils had, and that follow by name from what is told of the half-term. */
  solveCodes(): string[] {
    const units = new Map<string, Map<string, Set<string>>>();
    const sessions = new Map<string, number>();
    const [first, last] = FIRST_HALF_TERM;
    const beings = new Map<string, Being>();
    for (const pupil of this.trust.pupils)
      for (const day of this.trust.days) {
        const being = beingOn(pupil, day);
        if (!being || day < first || day > last) continue;
        const unit = `${pupil.school} ${phaseOf(being.year)}`;
        beings.set(unit, being);
        const of = units.get(unit) ?? new Map<string, Set<string>>();
        units.set(unit, of);
        for (const code of codesOn(pupil, day, 2)) {
          sessions.set(`${unit} ${code}`, (sessions.get(`${unit} ${code}`) ?? 0) + 1);
          const had = of.get(code) ?? new Set<string>();
          of.set(code, this.#isSeen(pupil, being) ? had : had.add(pupil.upn));
        }
      }
    const columns = [...units].flatMap(([unit, codes]) =>
      [...codes].map(([code, had]) => ({ unit, code, had })),
    );
    const isIn = (whose: Whose, unit: string): boolean => {
      const [school = '', phase] = unit.split(' ');
      return whose.schools.includes(school) && (whose.phase === undefined || whose.phase === phase);
    };
    const usual: number[][] = [];
    const all: number[][] = [];
    for (const row of this.#codes) {
      const named = new Set(row.map(({ code }) => code));
      for (const { code, whose, value, question } of row) {
        if (!question.includes(`"from":"${first}","to":"${last}"`))
          this.wrong.push(`${question}: codes of other days`);
        const covered = columns.map(
          (column) =>
            isIn(whose, column.unit) &&
            (code === column.code || (code === `other-${kindOf(column.code)}` && !named.has(column.code))),
        );
        const sum = columns.reduce(
          (all, { unit, code: one }, at) => all + (covered[at] ? (sessions.get(`${unit} ${one}`) ?? 0) : 0),
          0,
        );
        if (sum !== value) this.wrong.push(`${question} ${code}: ${value}, counted ${sum}`);
        all.push(covered.map(Number));
        for (const kind of ['attended', 'authorised', 'unauthorised', 'not-possible', 'L'])
          usual.push(
            columns.map((column) =>
              isIn(whose, column.unit) && [kindOf(column.code), column.code].includes(kind) ? 1 : 0,
            ),
          );
      }
    }
    const inOf = (rows: number[][], hidden: ReadonlySet<number>): number => {
      const [whole, rest] = [new Elimination(), new Elimination()];
      for (const row of rows) {
        whole.add(row);
        rest.add(row.map((value, at) => (hidden.has(at) ? 0 : value)));
      }
      return whole.rows.length - rest.rows.length;
    };
    const distinct = (rows: number[][]): number[][] => [
      ...new Map(rows.map((row) => [row.join(), row])).values(),
    ];
    const [usualRows, allRows] = [distinct(usual), distinct([...usual, ...all])];
    return columns.flatMap(({ unit, code, had }, at) => {
      if (had.size === 0 || had.size >= FEWEST) return [];
      const hidden = new Set([at]);
      return inOf(allRows, hidden) > inOf(usualRows, hidden)
        ? [`${this.reader.name}: ${code} of ${unit}, had by ${had.size}`]
        : [];
    });
  }
}

const kindOf = (code: string): string => {
  if (['/', '\\', 'L', 'V'].includes(code)) return 'attended';
  if (['I', 'M', 'C', 'E'].includes(code)) return 'authorised';
  return ['O', 'N'].includes(code) ? 'unauthorised' : 'not-possible';
};

type AnyHandler = (ctx: StaffContext, input: object) => Promise<unknown>;
const handlerOf = (name: string): AnyHandler => apiHandlers[name as keyof typeof apiHandlers] as AnyHandler;
