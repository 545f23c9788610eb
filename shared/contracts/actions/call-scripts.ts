import { z } from 'zod';
import { callSituations } from '../../domain/actions/calls/call-script.ts';

const scriptText = z.strictObject({
  opening: z.string().trim().min(1).max(400),
  points: z.array(z.string().trim().min(1).max(400)).min(1).max(8),
});

/** What changes: a situation's words, null: ours again; left out: as it is. */
export const callScriptsInput = z.strictObject({
  situations: z.partialRecord(z.enum(callSituations), scriptText.nullable()).optional(),
  ifIll: z.string().trim().min(1).max(1000).nullable().optional(),
});
export type CallScriptsInput = z.infer<typeof callScriptsInput>;

/** Every situation with its words, and whether they are the school's own. */
export const callScripts = z.object({
  situations: z.array(
    z.object({ situation: z.enum(callSituations), isOwn: z.boolean(), ...scriptText.shape }),
  ),
  ifIll: z.object({ isOwn: z.boolean(), text: z.string() }),
});
export type CallScripts = z.infer<typeof callScripts>;
