import type { StoredMark } from '../support/stores/stored-marks.ts';
import type { MarksFile } from './crash-school.ts';

type Marks = Map<string, StoredMark>;

/**
 * What the store must hold of a school: every file acknowledged, and of a file that was cut off in the middle either
 * the whole or nothing.
 */
export class KnownMarks {
  #marks: Marks = new Map();
  #cutOff: MarksFile | null = null;
  #sentAgain = false;
  acknowledged = 0;

  get cutOff(): MarksFile | null {
    return this.#cutOff;
  }

  /** Before a file is sent; one that was cut off may be sent again, not knowing whether it went in the first time. */
  sending(file: MarksFile): void {
    this.#sentAgain = file === this.#cutOff;
    this.#cutOff = file;
  }

  /** The answer has come; tells what is wrong with it, if anything is. */
  received(file: MarksFile, report: { accepted: number; changed: number; rejectedCount: number }): string[] {
    const { marks, changed } = applied(this.#marks, file);
    this.#marks = marks;
    this.#cutOff = null;
    this.acknowledged += file.rows;
    if (report.rejectedCount > 0 || report.accepted !== file.rows)
      return [`${file.school}: ${report.accepted} of ${file.rows} rows were accepted`];
    if (!this.#sentAgain && report.changed !== changed)
      return [
        `${file.school}: the report says ${report.changed} changed, ${changed} differ from what was there`,
      ];
    return [];
  }

  /** Compares with what the store holds; a file cut off is known afterwards to have gone in, or not. */
  compare(stored: ReadonlyMap<string, StoredMark>): { faults: string[]; wentIn: boolean | null } {
    const without = differences(this.#marks, stored);
    const file = this.#cutOff;
    this.#cutOff = null;
    if (without.length === 0) return { faults: [], wentIn: file ? false : null };
    if (!file) return { faults: without, wentIn: null };
    const { marks } = applied(this.#marks, file);
    const withIt = differences(marks, stored);
    if (withIt.length > 0)
      return {
        faults: [`${file.school}: a file cut off is half in`, ...without.slice(0, 3), ...withIt.slice(0, 3)],
        wentIn: null,
      };
    this.#marks = marks;
    return { faults: [], wentIn: true };
  }
}

function applied(before: Marks, file: MarksFile): { marks: Marks; changed: number } {
  const marks = new Map(before);
  let changed = 0;
  for (const [key, mark] of file.says) {
    if (!same(before.get(key) ?? null, mark)) changed += 1;
    if (mark) marks.set(key, mark);
    else marks.delete(key);
  }
  return { marks, changed };
}

function differences(
  wanted: ReadonlyMap<string, StoredMark>,
  stored: ReadonlyMap<string, StoredMark>,
): string[] {
  return [...new Set([...wanted.keys(), ...stored.keys()])].flatMap((key) => {
    const [one, other] = [wanted.get(key) ?? null, stored.get(key) ?? null];
    return same(one, other)
      ? []
      : [`${key}: ${JSON.stringify(one)} was acknowledged, ${JSON.stringify(other)} is stored`];
  });
}

function same(one: StoredMark | null, other: StoredMark | null): boolean {
  return (
    one?.code === other?.code &&
    (one?.minutesLate ?? null) === (other?.minutesLate ?? null) &&
    (one?.comment ?? null) === (other?.comment ?? null)
  );
}
