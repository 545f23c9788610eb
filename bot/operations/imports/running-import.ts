import type { ImportKind } from '#shared/domain/people/import-kinds.ts';
import type { Administers } from '#shared/domain/people/identity.ts';
import { EVERY_SCHOOL } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import type { RowFault, RowSource } from '#shared/contracts/imports/file-rows.ts';
import type { ImportReport } from '#shared/contracts/imports/import-report.ts';
import { audit } from '#shared/store/audit/audit.ts';
import type { StoredRejection } from '#shared/store/imports/imports.ts';
import type { Tx } from '#shared/store/engine/open-store.ts';
import type { School } from '#shared/store/people/schools.ts';
import type { MarkSource } from '#shared/store/registers/store-marks.ts';
import { isProtected } from '#shared/domain/imports/protected-columns.ts';
import { protectedClearedText } from '#shared/wording/imports/import-text.ts';
import type { StaffMember } from '../context.ts';

/** At most this many refused rows and warnings are listed in an answer. */
const MOST_LISTED = 1000;
/** At most this many refused rows are kept for mapping; a wrong column in a year's file would refuse millions. */
const MOST_KEPT = 100_000;

/** One import while it runs: who brings it, where it may go, and what has become of its rows. */
export class RunningImport {
  readonly id: string;
  readonly by: StaffMember;
  readonly at: Date;
  /** By which the registers know this import. */
  readonly number: number;
  /** By code, those the person may write to. */
  readonly schools: ReadonlyMap<string, School>;
  readonly rejected: StoredRejection[] = [];
  readonly #warnings: ImportReport['warnings'] = [];
  readonly #cleared = new Map<string, number[]>();
  readonly #everywhere: boolean;
  #rows = 0;
  #refusedCount = 0;
  #changed = 0;
  #unchanged = 0;

  /** @param everywhere whether rows of the whole trust, and new schools, are theirs to bring in too */
  constructor(
    id: string,
    number: number,
    by: StaffMember,
    at: Date,
    schools: readonly School[],
    everywhere: boolean,
  ) {
    this.#everywhere = everywhere;
    this.id = id;
    this.number = number;
    this.by = by;
    this.at = at;
    this.schools = new Map(schools.map((school) => [school.id, school]));
  }

  get source(): MarkSource {
    return { importNumber: this.number, at: this.at };
  }

  /** A row of one of their schools, or of the whole trust ('*'). */
  mayWriteTo(school: string): boolean {
    return this.schools.has(school) || (this.#everywhere && school === EVERY_SCHOOL);
  }

  /** Whose people the one who brings the file in administers. */
  get administers(): Administers {
    return this.#everywhere ? 'all' : [...this.schools.keys()];
  }

  mayAddSchool(school: string): boolean {
    return this.#everywhere || this.schools.has(school);
  }

  /** Answers whether the row is among those kept. */
  refuse(line: number, column: string, found: string, message: string, school = ''): boolean {
    this.#refusedCount += 1;
    if (this.rejected.length >= MOST_KEPT) return false;
    const ownSchool = this.mayWriteTo(school) ? school : null;
    this.rejected.push({ line, column, found, message, school: ownSchool });
    return true;
  }

  refuseSchool(line: number, found: string): void {
    this.refuse(line, 'school', found, 'No school of yours has this code.');
  }

  warn(line: number, message: string): void {
    if (this.#warnings.length < MOST_LISTED) this.#warnings.push({ line, message });
  }

  /** Notes that blank cells of a row took something away. */
  recordCleared(line: number, ...columns: readonly string[]): void {
    for (const column of columns) {
      const lines = this.#cleared.get(column) ?? [];
      lines.push(line);
      this.#cleared.set(column, lines);
    }
  }

  accept(changed: number, unchanged: number): void {
    this.#changed += changed;
    this.#unchanged += unchanged;
  }

  /** Reads a source's rows; throws a Problem when there is nothing in it to read. */
  async read<Row>(
    rows: RowSource<Row>,
    onRow: (line: number, row: Row) => void,
    onFault?: (fault: RowFault) => void,
  ): Promise<void> {
    for await (const items of rows)
      for (const item of items) {
        if ('warning' in item) {
          this.warn(item.line, item.warning);
          continue;
        }
        this.#rows += 1;
        if ('row' in item) onRow(item.line, item.row);
        else {
          this.refuse(item.line, item.fault.column, item.fault.found, item.fault.message, item.school);
          onFault?.(item);
        }
      }
    if (this.#rows === 0) throw new Problem('unprocessable', 'There are no rows in it. Nothing was changed.');
  }

  /** Tells the audit log, in the transaction of what was changed. */
  async note(tx: Tx, school: string, kind: ImportKind, detail: Record<string, unknown> = {}): Promise<void> {
    await audit(tx, {
      school,
      at: this.at,
      staffId: this.by.id,
      what: 'import.bring-in',
      detail: { import: this.id, kind, ...detail },
    });
  }

  get hasChangedAnything(): boolean {
    return this.#changed > 0;
  }

  report(kind: ImportKind): ImportReport {
    this.rejected.sort((a, b) => a.line - b.line);
    for (const [column, lines] of this.#cleared)
      if (isProtected(column)) this.warn(Math.min(...lines), protectedClearedText(column, lines));
    this.#warnings.sort((a, b) => a.line - b.line);
    return {
      id: this.id,
      kind,
      rows: this.#rows,
      accepted: this.#changed + this.#unchanged,
      changed: this.#changed,
      unchanged: this.#unchanged,
      cleared: [...this.#cleared].map(([column, lines]) => ({ column, rows: lines.length })),
      warnings: this.#warnings,
      rejected: this.rejected.slice(0, MOST_LISTED).map(({ school: _school, ...row }) => row),
      rejectedCount: this.#refusedCount,
    };
  }
}
