import type { RunningImport } from './running-import.ts';

export interface RowOfFile<Row> {
  line: number;
  row: Row;
}

/** The last row of each key counts; an earlier one in the same file is warned of and changes nothing. */
export class LastRows<Row> {
  readonly #run: RunningImport;
  readonly #what: string;
  readonly #rows = new Map<string, RowOfFile<Row>>();

  /** `what` as in "the same … stands again". */
  constructor(run: RunningImport, what: string) {
    this.#run = run;
    this.#what = what;
  }

  add(line: number, key: string, row: Row): void {
    const earlier = this.#rows.get(key);
    if (earlier) {
      const text = `The same ${this.#what} stands again in line ${line}; the last row counts.`;
      this.#run.warn(earlier.line, text);
      this.#run.accept(0, 1);
    }
    this.#rows.set(key, { line, row });
  }

  /** With the line of each. */
  entries(): RowOfFile<Row>[] {
    return [...this.#rows.values()];
  }

  rows(): Row[] {
    return [...this.#rows.values()].map(({ row }) => row);
  }
}
