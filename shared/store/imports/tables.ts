/** Tables of files that came in, and what was refused or replaced. */
import type { Generated } from 'kysely';
import type { Instant, Json } from '../engine/column-types.ts';

/** A record's rows before and after a file changed it: see replaced-records.ts. */
interface ReplacedRecordTable {
  school_id: string;
  import_number: number;
  record_key: string;
  before: Json<unknown> | null;
  after: Json<unknown> | null;
}

export interface ImportRunTable {
  trust_id: string;
  import_id: string;
  import_number: Generated<number>;
  kind: string;
  /** 'running' until its report stands; one that a crash cut off stays so, or is noted as such at the next start. */
  state: 'running' | 'cut-off' | 'done' | 'taken-back';
  imported_by: string;
  imported_at: Instant;
  /** The number of the import this one takes back. */
  undoes: number | null;
  report: Json<unknown> | null;
}

interface ImportRejectionTable {
  trust_id: string;
  import_id: string;
  line: number;
  column_name: string;
  found: string;
  message: string;
  school_id: string | null;
}

/** What a school said a code of its own means; of what was said for a day, the last holds. */
interface LocalCodeTable {
  school_id: string;
  local_code_id: Generated<number>;
  code: string;
  /** A national code; null: nothing any more. */
  means: string | null;
  /** First day it holds; null: always. */
  holds_from: string | null;
  said_by: string;
  said_at: Instant;
}

/** A mark that was refused for its code, kept to be brought in once somebody says what it means. */
interface RefusedMarkTable {
  school_id: string;
  upn: string;
  date: string;
  session: string;
  import_number: number;
  line: number;
  code: string;
  minutes_late: number | null;
  comment: string | null;
  /** Numbers of later imports that said something of the same mark. */
  said_since: Json<number[]>;
  brought_in_by: number | null;
  /** When somebody said that it is not wanted. */
  let_go_at: Instant | null;
}

export interface ImportsTables {
  replaced_record: ReplacedRecordTable;
  import_run: ImportRunTable;
  import_rejection: ImportRejectionTable;
  local_code: LocalCodeTable;
  refused_mark: RefusedMarkTable;
}
