import { z } from 'zod';
import { noticeWays } from '../../domain/actions/absence-notice.ts';
import { schoolDate, session } from '../basics/dates.ts';
import { expectedBack } from './expected-back.ts';

/** A notice that stands, as others read it. */
export const noticeView = z.object({
  id: z.string(),
  /** Those whom the reader sees. */
  pupils: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      /** The day on which the pupil came in nevertheless: of days after it the notice says nothing. Null: not before its end. */
      cameIn: schoolDate.nullable(),
    }),
  ),
  from: schoolDate,
  to: schoolDate,
  sessions: z.array(session),
  reason: z.string(),
  heardFrom: z.string().nullable(),
  way: z.enum(noticeWays),
  conversation: z.boolean(),
  expectedBack: expectedBack.nullable(),
  note: z.string().nullable(),
  givenBy: z.object({ id: z.string(), name: z.string() }),
  givenAt: z.string(),
  /** The reader works with all of its pupils, and may change it or take it back. */
  mayChange: z.boolean(),
});
export type NoticeView = z.infer<typeof noticeView>;
