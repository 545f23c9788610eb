import type { ColumnType } from 'kysely';

export type Instant = ColumnType<Date, Date | string, Date | string>;

/** Stored as jsonb: written as JSON text, read as the value. */
export type Json<Value> = ColumnType<Value, JsonText<Value>, JsonText<Value>>;
type JsonText<Value> = null extends Value ? string | null : string;
