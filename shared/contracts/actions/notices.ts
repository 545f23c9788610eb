import { z } from 'zod';
import { noticeWays } from '../../domain/actions/absence-notice.ts';
import { sessions } from '../../domain/basics/session.ts';
import { schoolDate, session } from '../basics/dates.ts';
import { action } from './action.ts';
import { expectedBack } from './expected-back.ts';

/** What somebody knows of an absence. Left out: both sessions, left on the absence line or written, no conversation. */
export const noticeInput = z
  .strictObject({
    pupils: z.array(z.string()).min(1).max(300),
    from: schoolDate,
    to: schoolDate,
    sessions: z
      .array(session)
      .min(1)
      .max(2)
      .default([...sessions]),
    reason: z.string().trim().min(1).max(200),
    /** Who of the family, as somebody would say it: "mother". */
    heardFrom: z.string().trim().min(1).max(100).optional(),
    by: z.enum(noticeWays),
    conversation: z.boolean(),
    expectedBack: expectedBack.optional(),
    note: z.string().trim().min(1).max(2000).optional(),
    /** Notices that this one corrects, or makes one of: they are taken back with it. */
    replaces: z.array(z.string()).max(10).optional(),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'is before the first day' });
export type NoticeInput = z.output<typeof noticeInput>;

/** `withdrawn`, `raised`: which calls became unnecessary by it, and what is to be done now. */
export const noticeAnswer = z.object({
  id: z.string(),
  pupils: z.array(z.string()),
  withdrawn: z.array(action),
  raised: z.array(action),
});
export type NoticeAnswer = z.infer<typeof noticeAnswer>;
