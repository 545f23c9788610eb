import { z } from 'zod';
import { schoolDate, session } from '../basics/dates.ts';

const ofSessions = z.object({ found: z.int(), sessions: z.int() });
const marksInDays = z.object({ marks: z.int(), days: z.int() });
const registers = z.object({ withBlanks: z.int(), all: z.int() });
/** A register code; '-' for a blank. */
const code = z.string();

/** The numbers behind a question. */
const evidence = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('code-share'), code, recent: ofSessions, before: ofSessions }),
  z.object({ kind: z.literal('blanks'), group: z.string(), blanks: z.int(), registers, others: registers }),
  z.object({
    kind: z.literal('overwritten'),
    from: code,
    to: code,
    recent: marksInDays,
    before: marksInDays.nullable(),
  }),
  z.object({
    kind: z.literal('late-registers'),
    group: z.string(),
    session,
    /** 0 Monday … 4 Friday; null: on whatever day. */
    weekday: z.int().nullable(),
    late: z.int(),
    days: z.int(),
    since: schoolDate,
    closes: z.string(),
  }),
]);

export const codingWatch = z.object({
  school: z.string(),
  schoolName: z.string(),
  /** Null when there has been no school day. */
  from: schoolDate.nullable(),
  to: schoolDate.nullable(),
  /** What flatters a diff to target comes first. */
  questions: z.array(
    z.object({
      asks: z.string(),
      /** Null: not told, as the numbers are of codes and the reader does not see the school's pupils. */
      evidence: evidence.nullable(),
    }),
  ),
});
export type CodingWatch = z.infer<typeof codingWatch>;
