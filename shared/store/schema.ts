/** The tables, as kysely sees them. Every key begins with the school (or, for what schools share, the trust). */
import type { ActionsTables } from './actions/tables.ts';
import type { AuditTables } from './audit/tables.ts';
import type { EngineTables } from './engine/tables.ts';
import type { EscalationTables } from './escalation/tables.ts';
import type { FiguresTables } from './figures/tables.ts';
import type { ImportsTables } from './imports/tables.ts';
import type { MessagesTables } from './messages/tables.ts';
import type { PatternsTables } from './patterns/tables.ts';
import type { PeopleTables } from './people/tables.ts';
import type { PlannerTables } from './planner/tables.ts';
import type { PupilsTables } from './pupils/tables.ts';
import type { RegistersTables } from './registers/tables.ts';
import type { RollTables } from './roll/tables.ts';
import type { TargetsTables } from './targets/tables.ts';

export interface Tables
  extends
    PeopleTables,
    RollTables,
    RegistersTables,
    TargetsTables,
    FiguresTables,
    ActionsTables,
    EscalationTables,
    PupilsTables,
    PatternsTables,
    MessagesTables,
    PlannerTables,
    ImportsTables,
    AuditTables,
    EngineTables {}

/** One running instance serves one trust; shared tables carry it so that a sharded database can hold them. */
export const THIS_TRUST = 'trust';
