import type { RunningImport } from './running-import.ts';

/** The last row of each key counts; an earlier one in the same file is warned of and changes nothing. */
export class LastRows<Row> {
  readonly #inHand: RunningImport;
  readonly #what: string;
  readonly #rows = new Map<string, { line: number; row: Row }>();

  /** `what` as in "the same … stands again". */
  constructor(run: RunningImport, what: string) {
    this.#inHand = run;
    this.#what = what;
  }

  add(line: number, key: string, row: Row): void {
    const earlier = this.#rows.get(key);
    if (earlier) {
      const text = `The same ${this.#what} stands again in line ${line}; the last row counts.`;
      this.#inHand.warn(earlier.line, text);
      this.#inHand.accept(0, 1);
    }
    this.#rows.set(key, { line, row });
  }

  rows(): Row[] {
    return [...this.#rows.values()].map(({ row }) => row);
  }
}
