import { z } from 'zod';
import { importKind } from './import-report.ts';

/** A file that came in, as the list of them shows it. */
const pastImport = z.object({
  id: z.string(),
  kind: importKind,
  /** Brought in; still coming in or cut off; taken back; or itself the taking back of another. */
  state: z.enum(['done', 'running', 'cut-off', 'taken-back']),
  mayTakeBack: z.boolean(),
  undoes: z.string().nullable(),
  by: z.string(),
  at: z.string(),
  rows: z.int().nullable(),
  changed: z.int().nullable(),
  rejectedCount: z.int().nullable(),
  /** What its blank cells took away, by column. */
  cleared: z.array(
    z.object({
      column: z.string(),
      rows: z.int(),
      /** The first of them by UPN or e-mail address, of a file of before blank cells and missing columns were told apart. */
      records: z.array(z.string()),
    }),
  ),
  /** It came in when a missing column was read as blank, and nobody has looked at what that may have cleared. */
  mayHaveClearedUnasked: z.boolean(),
});
export type PastImport = z.infer<typeof pastImport>;

export const pastImports = z.object({ imports: z.array(pastImport) });
export type PastImports = z.infer<typeof pastImports>;

export const clearedChecked = z.object({ id: z.string() });

export const importTakenBack = z.object({
  id: z.string(),
  undoes: z.string(),
  kind: importKind,
  /** Marks or records that are as they were before. */
  takenBack: z.int(),
  /** Those that stay, because a later import changed them or other things hang on them. */
  kept: z.int(),
});
export type ImportTakenBack = z.infer<typeof importTakenBack>;
