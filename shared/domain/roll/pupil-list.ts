/** Decides whom the lines of a list mean: a paste from a sheet, one pupil a line. An uncertain line is a question. */

export interface ListedPupil {
  upn: string;
  surname: string;
  forename: string;
  tutorGroup: string;
}

export interface ListLine<Pupil> {
  /** The list's own line, from 1. */
  line: number;
  text: string;
  /** Whom it may mean. */
  pupils: Pupil[];
  /** One, and nothing on the line speaks against it. */
  isCertain: boolean;
}

const headings = new Set(
  ['name', 'full name', 'pupil', 'pupil name', 'student', 'forename', 'first name', 'surname'].concat([
    'last name',
    'legal surname',
    'legal forename',
    'class',
    'tutor group',
    'reg',
    'form',
    'upn',
    'year',
  ]),
);

/** Letters and digits alone, small, without accents; words apart. */
const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ł/g, 'l')
    .replace(/ø/g, 'o')
    .replace(/['’`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** "O'Neill", "O Neill" and "ONeill" are one. */
const compact = (text: string): string => folded(text).replaceAll(' ', '');

/** As the Department gives them; any other text in a list may be a row's number. */
const UPN = /^[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z]$/;

const codeOf = (text: string): string => text.replace(/[\s'="\u200b-\u200f\ufeff]/g, '').toUpperCase();

/**
 * Each line with the pupils it may mean, blank lines and headings left out. A line means a pupil by UPN in one of its
 * cells, or by name: "Surname, Forename", "Forename Surname", or the two in cells of their own, with the class beside
 * them where it stands there. A middle name more than the roll has is let pass.
 */
export function linesOfList<Pupil extends ListedPupil>(
  text: string,
  pupils: readonly Pupil[],
): ListLine<Pupil>[] {
  const byUpn = new Map(pupils.map((pupil) => [codeOf(pupil.upn), pupil]));
  const byName = Map.groupBy(pupils, ({ forename, surname }) => compact(`${forename} ${surname}`));
  const groups = new Set(pupils.map(({ tutorGroup }) => folded(tutorGroup)).filter(Boolean));
  return text.split(/\r\n|\r|\n/).flatMap((raw, index): ListLine<Pupil>[] => {
    const cells = cellsOf(raw);
    if (cells.length === 0 || cells.every((cell) => headings.has(folded(cell)))) return [];
    const line = { line: index + 1, text: raw.trim().replace(/\t+/g, ' ').slice(0, 200) };
    const ofUpn = [
      ...new Set(cells.map(codeOf).flatMap((code) => (UPN.test(code) ? (byUpn.get(code) ?? []) : []))),
    ];
    if (ofUpn.length > 0) return [{ ...line, pupils: ofUpn, isCertain: ofUpn.length === 1 }];
    const inGroup = cells.map(folded).find((cell) => groups.has(cell));
    const words = cells.filter((cell) => !groups.has(folded(cell)));
    const names = namesOf(words, groups, !/[\t;]/.test(raw));
    const named = [...names].flatMap(([name, isSure]) =>
      (byName.get(name) ?? []).map((pupil) => ({ pupil, isSure })),
    );
    const group = inGroup ?? groupAtEnd(words, groups);
    const fitting = [...new Set(named.map(({ pupil }) => pupil))];
    const ofGroup = group ? fitting.filter(({ tutorGroup }) => folded(tutorGroup) === group) : [];
    const meant = ofGroup.length > 0 ? ofGroup : fitting;
    const isSure = named.some((one) => one.isSure && one.pupil === meant[0]);
    return [
      { ...line, pupils: meant, isCertain: meant.length === 1 && isSure && (!group || ofGroup.length > 0) },
    ];
  });
}

/** A sheet's cells; a single comma may part a surname from a forename instead. */
function cellsOf(raw: string): string[] {
  const parts = raw.includes('\t') ? raw.split('\t') : raw.includes(';') ? raw.split(';') : raw.split(',');
  return parts
    .map((cell) =>
      cell
        .trim()
        .replace(/^"(.*)"$/, '$1')
        .trim(),
    )
    .filter(Boolean);
}

function groupAtEnd(cells: readonly string[], groups: ReadonlySet<string>): string | undefined {
  const last = folded(cells.join(' ')).split(' ').at(-1) ?? '';
  return groups.has(last) ? last : undefined;
}

/**
 * Every way in which the cells may name a forename and a surname; false: only if somebody wrote them the other way round
 * than a comma says.
 */
function namesOf(
  cells: readonly string[],
  groups: ReadonlySet<string>,
  isByComma: boolean,
): ReadonlyMap<string, boolean> {
  const found = new Map<string, boolean>();
  const add = (words: readonly string[], isCertain = true): void => {
    const whole = words.filter(Boolean);
    const name = compact(whole.join(' '));
    if (whole.length > 1) found.set(name, isCertain || found.get(name) === true);
  };
  const spoken = (cell: string): string[] => {
    const words = folded(cell).split(' ');
    return groups.has(words.at(-1) ?? '') ? words.slice(0, -1) : words;
  };
  /** A middle name beside the forename is let pass. */
  const addParts = (surname: string, forename: string, isCertain: boolean): void => {
    add([forename, surname], isCertain);
    add([forename.split(' ')[0] ?? '', surname], isCertain);
  };
  for (const [index, cell] of cells.entries()) {
    const own = spoken(cell);
    const next = cells[index + 1];
    if (cell.includes(',')) {
      const [last = '', first = ''] = cell.split(',').map((part) => spoken(part).join(' '));
      addParts(last, first, true);
      addParts(first, last, false);
    } else {
      add(own);
      // "Amina Rose Khan", where the roll has "Amina Khan".
      if (own.length > 2) add([own[0] ?? '', own.at(-1) ?? '']);
    }
    if (next === undefined) continue;
    const after = spoken(next).join(' ');
    addParts(own.join(' '), after, true);
    addParts(after, own.join(' '), !isByComma);
  }
  return found;
}
