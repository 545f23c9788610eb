/** The tables, as kysely sees them. Every key begins with the school (or, for what schools share, the trust). */
import type { ColumnType, Generated } from 'kysely';

type Instant = ColumnType<Date, Date | string, Date | string>;
/** Stored as jsonb: written as JSON text, read as the value. */
type Json<Value> = ColumnType<Value, string, string>;

interface SchoolTable {
  school_id: string;
  name: string;
  phase: string;
  trust: string | null;
  cluster: string | null;
  register_closes_am: string | null;
  register_closes_pm: string | null;
}

interface SchoolSettingTable {
  school_id: string;
  name: string;
  starts: string;
  value: Json<unknown>;
}

/** A target from its day on; '*' for the school: the trust's, or a phase's where phase is not '*'. */
interface TargetTable {
  school_id: string;
  purpose: string;
  phase: string;
  starts: string;
  /** These three are null where from this day on there is no target of its own. */
  cohort: string | null;
  years: string | null;
  hundredths: number | null;
  set_by: string;
  set_at: Instant;
}

interface CalendarPeriodTable {
  school_id: string;
  kind: string;
  name: string;
  starts: string;
  ends: string;
  policy_term: number | null;
}

interface StaffTable {
  trust_id: string;
  staff_id: string;
  email: string;
  name: string;
  entra_object_id: string | null;
}

interface StaffPostTable {
  school_id: string;
  staff_id: string;
  roles: Json<string[]>;
  tutor_groups: Json<string[]>;
  year_groups: Json<number[]>;
  houses: Json<string[]>;
  end_date: string | null;
}

interface PupilTable {
  school_id: string;
  pupil_id: Generated<number>;
  upn: string;
  admission_number: string | null;
  surname: string;
  forename: string;
  start_date: string | null;
  leaving_date: string | null;
  eal: boolean;
  looked_after: boolean;
  social_worker: boolean;
  young_carer: boolean;
  medical_need: boolean;
  household: string | null;
}

interface PupilMembershipTable {
  school_id: string;
  pupil_id: number;
  starts: string;
  /** Last day it holds; LAST_DAY for the one that holds now. */
  ends: string;
  year_group: number;
  tutor_group: string;
  house: string;
  pupil_premium: boolean;
  sen: string;
}

interface ContactTable {
  school_id: string;
  pupil_id: number;
  position: number;
  name: string;
  relationship: string | null;
  phone: string | null;
  email: string | null;
  address: string | null;
  parental_responsibility: boolean;
  do_not_contact: boolean;
  language: string | null;
}

interface RegisterWeekTable {
  school_id: string;
  week: string;
  pupil_id: number;
  marks: string;
  /** Which import brought the week as it stands. */
  import_number: number;
}

interface MarkDetailTable {
  school_id: string;
  pupil_id: number;
  date: string;
  session: string;
  minutes_late: number | null;
  comment: string | null;
}

/** A pupil's week as it stood, kept when an import replaced it: with register_week, every version there was. */
interface MarkChangeTable {
  school_id: string;
  pupil_id: number;
  week: string;
  replaced_by: number;
  /** Which import had brought it. */
  import_number: number;
  marks: string;
  /** Minutes late and comment that stood at the slots where those changed; null where there were none. */
  details: Json<Record<string, { minutesLate: number | null; comment: string | null } | null> | null> | null;
}

/** A school's week of registers in one row, derived: see school-weeks.ts. */
interface SchoolWeekTable {
  school_id: string;
  week: string;
  registers: string;
}

/** Raised by the database whenever what figures are made of changes; '*': what schools share. */
interface DataVersionTable {
  school_id: string;
  about: 'registers' | 'roll' | 'actions' | 'trust';
  version: number;
}

/** Which imports brought marks for which days. */
interface MarksReceivedTable {
  school_id: string;
  date: string;
  import_number: number;
  received_at: Instant;
  /** The import that took this one back. */
  taken_back_by: number | null;
}

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

/** What a pupil reached at the end of year 11. */
interface PupilResultTable {
  school_id: string;
  pupil_id: number;
  /** The calendar year in which the school year begins. */
  school_year: number;
  /** In hundredths. */
  progress8: number | null;
  /** 9 to 1; 0 is U. */
  english: number | null;
  maths: number | null;
}

export interface ActionTable {
  school_id: string;
  action_id: string;
  reference: string;
  kind: string;
  status: string;
  pupil_id: number | null;
  tutor_group: string;
  assignee_id: string | null;
  /** What makes it one of its kind on its day: a pupil, a register, an earlier action. */
  subject: string;
  raised_for: string;
  raised_at: Instant;
  raised_because: string;
  raised_by_action: string | null;
  due_time: string | null;
  ticked: Generated<boolean>;
  call_first: boolean;
  begun_by: string | null;
  begun_at: Instant | null;
  closed_at: Instant | null;
  version: Generated<number>;
}

export interface OutcomeTable {
  school_id: string;
  outcome_id: string;
  action_id: string;
  pupil_id: number | null;
  recorded_by: string;
  recorded_at: Instant;
  result: string;
  reason: string | null;
  expected_back: Json<unknown>;
  support: Json<string[]>;
  next_step: string | null;
  parent_believed_in_school: boolean;
  note: string | null;
  restricted: boolean;
  withdrawn_at: Instant | null;
}

/** Somebody has checked in with a pupil; or takes back that they have. */
interface CheckInTable {
  school_id: string;
  check_in_id: Generated<number>;
  pupil_id: number;
  said_by: string;
  said_at: Instant;
  /** The check-in that this row takes back. */
  takes_back: number | null;
}

/** A weekly message to a person, kept before it is sent; without a person: the school's week has been taken in hand. */
interface WeeklyNoticeTable {
  school_id: string;
  kind: string;
  week: string;
  staff_id: string;
  /** intended: sent, or lost with its answer: nobody knows. refused: not sent, for certain. */
  state: 'begun' | 'intended' | 'sent' | 'refused';
  noted_at: Instant;
}

interface PlannerPlanTable {
  school_id: string;
  group_id: string;
  plan_id: string;
  bucket_id: string;
}

export interface PlannerTaskTable {
  school_id: string;
  staff_id: string;
  date: string;
  part: number;
  reference: string;
  task_id: string | null;
  /** The task's ETag when it last held all it should. */
  etag: string | null;
  /** Action id → whether its item stood ticked when last seen or written. */
  checklist: Json<Record<string, boolean>>;
  complete: boolean;
  state: string;
  trouble: string | null;
  updated_at: Instant;
}

export interface ChannelTable {
  /** The school the channel's cards are about; '*' for the trust. */
  school_id: string;
  channel: string;
  name: string | null;
  conversation: Json<unknown>;
  bound_by: string;
  bound_at: Instant;
  state: string;
  trouble: string | null;
  trouble_since: Instant | null;
  /** The Teams team it belongs to: the bot is removed from, and comes back to, a whole team. */
  team: string | null;
}

interface PostedCardTable {
  school_id: string;
  channel: string;
  date: string;
  activity_id: string | null;
  state: string;
  figures: Json<unknown>;
  intended_at: Instant;
  posted_at: Instant | null;
  repeated_at: Instant | null;
}

/** Each step of the shape since the second, and the oldest step whose code can work with it. */
interface SchemaStepTable {
  trust_id: string;
  name: string;
  works_with: string;
}

interface PersonalChatTable {
  trust_id: string;
  staff_id: string;
  conversation: Json<unknown>;
  seen_at: Instant;
  last_card: ColumnType<unknown, string | null, string | null>;
  /** Since when the person has kept the bot from writing; null: it may. */
  blocked_since: Instant | null;
  blocked_why: string | null;
}

interface AuditEntryTable {
  school_id: string;
  entry_id: Generated<number>;
  at: Instant;
  staff_id: string;
  what: string;
  pupil_id: number | null;
  detail: Json<unknown>;
}

interface InstanceSecretTable {
  trust_id: string;
  name: string;
  value: string;
}

export interface Tables {
  school: SchoolTable;
  school_setting: SchoolSettingTable;
  target: TargetTable;
  calendar_period: CalendarPeriodTable;
  staff: StaffTable;
  staff_post: StaffPostTable;
  pupil: PupilTable;
  pupil_membership: PupilMembershipTable;
  contact: ContactTable;
  register_week: RegisterWeekTable;
  mark_detail: MarkDetailTable;
  mark_change: MarkChangeTable;
  school_week: SchoolWeekTable;
  data_version: DataVersionTable;
  marks_received: MarksReceivedTable;
  replaced_record: ReplacedRecordTable;
  import_run: ImportRunTable;
  import_rejection: ImportRejectionTable;
  local_code: LocalCodeTable;
  refused_mark: RefusedMarkTable;
  pupil_result: PupilResultTable;
  action: ActionTable;
  outcome: OutcomeTable;
  check_in: CheckInTable;
  weekly_notice: WeeklyNoticeTable;
  planner_plan: PlannerPlanTable;
  planner_task: PlannerTaskTable;
  channel: ChannelTable;
  posted_card: PostedCardTable;
  personal_chat: PersonalChatTable;
  audit_entry: AuditEntryTable;
  instance_secret: InstanceSecretTable;
  schema_step: SchemaStepTable;
}

/** One running instance serves one trust; shared tables carry it so that a sharded database can hold them. */
export const THIS_TRUST = 'trust';
