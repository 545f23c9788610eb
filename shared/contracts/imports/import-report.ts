import { z } from 'zod';
import { importKindNames } from '../../domain/people/import-kinds.ts';

export const importKind = z.enum(importKindNames);

const rejectedRow = z.object({
  line: z.int(),
  column: z.string(),
  found: z.string(),
  message: z.string(),
});
export type RejectedRow = z.infer<typeof rejectedRow>;

export const importReport = z.object({
  id: z.string(),
  kind: importKind,
  rows: z.int(),
  accepted: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  /** What blank cells took away, by column. */
  cleared: z.array(z.object({ column: z.string(), rows: z.int() })),
  warnings: z.array(z.object({ line: z.int(), message: z.string() })),
  rejected: z.array(rejectedRow),
  rejectedCount: z.int(),
});
export type ImportReport = z.infer<typeof importReport>;
