/** Decides what a file says of each mark: the last row for it; held small, for a file may bring millions. */
import type { SchoolDate } from '../basics/school-date.ts';
import { SESSIONS_PER_WEEK } from '../basics/session.ts';

export interface MarkDetail {
  minutesLate: number | null;
  comment: string | null;
}

/** Which of a mark's details a file has a column for; of the others its blanks say nothing. */
export type DetailColumns = Record<keyof MarkDetail, boolean>;
const EVERY_DETAIL: DetailColumns = { minutesLate: true, comment: true };

interface DetailAfter {
  detail: MarkDetail | null;
  /** What a blank cell took away. */
  cleared: readonly (keyof MarkDetail)[];
}
export const NO_DETAIL: DetailAfter = { detail: null, cleared: [] };

/**
 * The details of a mark after a row. One whose code changes has those the row states; one whose code stands keeps what
 * the file has no column for.
 */
export function detailAfter(
  stored: MarkDetail | null,
  given: MarkDetail | null,
  columns: DetailColumns,
  codeStands: boolean,
): DetailAfter {
  if (!stored && !given) return NO_DETAIL;
  const detail: MarkDetail = {
    minutesLate:
      given?.minutesLate ?? (columns.minutesLate || !codeStands ? null : (stored?.minutesLate ?? null)),
    comment: given?.comment ?? (columns.comment || !codeStands ? null : (stored?.comment ?? null)),
  };
  const cleared = codeStands
    ? (['minutesLate', 'comment'] as const).filter(
        (of) => detail[of] === null && (stored?.[of] ?? null) !== null,
      )
    : [];
  return { detail: detail.minutesLate === null && detail.comment === null ? null : detail, cleared };
}

/** What a file says of one pupil's week: character codes, 0 where it says nothing, and details by slot. */
export interface WeekOfMarks {
  pupilId: number;
  week: SchoolDate;
  characters: Uint8Array;
  details: ReadonlyMap<number, MarkDetail>;
}

const WEEKS_PER_BLOCK = 1024;
const noDetails: ReadonlyMap<number, MarkDetail> = new Map();

/** One school's part of a file. */
export class MarksOfSchool {
  readonly columns: DetailColumns;
  readonly #numberOf = new Map<SchoolDate, Map<number, number>>();
  readonly #weeks: { pupilId: number; week: SchoolDate }[] = [];
  readonly #characters: Uint8Array[] = [];
  readonly #lines: Int32Array[] = [];
  readonly #details = new Map<number, Map<number, MarkDetail>>();

  constructor(columns: DetailColumns = EVERY_DETAIL) {
    this.columns = columns;
  }

  /** Notes a row; answers the line of an earlier row for the same mark, 0 when there was none. */
  put(
    pupilId: number,
    week: SchoolDate,
    slot: number,
    row: { line: number; character: string; detail: MarkDetail | null },
  ): number {
    const number = this.#number(pupilId, week);
    const block = Math.floor(number / WEEKS_PER_BLOCK);
    const index = (number % WEEKS_PER_BLOCK) * SESSIONS_PER_WEEK + slot;
    const lines = this.#lines[block];
    const characters = this.#characters[block];
    if (!lines || !characters) throw new Error('A block of marks is missing');
    const earlier = lines[index] ?? 0;
    lines[index] = row.line;
    characters[index] = row.character.charCodeAt(0);
    if (row.detail) {
      const details = this.#details.get(number) ?? new Map<number, MarkDetail>();
      this.#details.set(number, details.set(slot, row.detail));
    } else if (earlier > 0) this.#details.get(number)?.delete(slot);
    return earlier;
  }

  /** The line that counts for a mark; 0 when the file says nothing of it. */
  lineOf(pupilId: number, week: SchoolDate, slot: number): number {
    const number = this.#numberOf.get(week)?.get(pupilId);
    if (number === undefined) return 0;
    const lines = this.#lines[Math.floor(number / WEEKS_PER_BLOCK)];
    return lines?.[(number % WEEKS_PER_BLOCK) * SESSIONS_PER_WEEK + slot] ?? 0;
  }

  /** Mondays the file names, in order. */
  weeks(): SchoolDate[] {
    return [...this.#numberOf.keys()].sort();
  }

  *all(): Generator<WeekOfMarks> {
    for (const [number, { pupilId, week }] of this.#weeks.entries()) {
      const start = (number % WEEKS_PER_BLOCK) * SESSIONS_PER_WEEK;
      const block = this.#characters[Math.floor(number / WEEKS_PER_BLOCK)];
      if (!block) throw new Error('A block of marks is missing');
      yield {
        pupilId,
        week,
        characters: block.subarray(start, start + SESSIONS_PER_WEEK),
        details: this.#details.get(number) ?? noDetails,
      };
    }
  }

  #number(pupilId: number, week: SchoolDate): number {
    let pupils = this.#numberOf.get(week);
    if (!pupils) this.#numberOf.set(week, (pupils = new Map<number, number>()));
    let number = pupils.get(pupilId);
    if (number === undefined) {
      pupils.set(pupilId, (number = this.#weeks.length));
      this.#weeks.push({ pupilId, week });
      if (number % WEEKS_PER_BLOCK === 0) {
        this.#characters.push(new Uint8Array(WEEKS_PER_BLOCK * SESSIONS_PER_WEEK));
        this.#lines.push(new Int32Array(WEEKS_PER_BLOCK * SESSIONS_PER_WEEK));
      }
    }
    return number;
  }
}
