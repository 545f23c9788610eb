/** Planned meetings that are given to a colleague, spread over several, or taken on for one who is away. */
import { z } from 'zod';
import { whyMeetingsStay } from '../../domain/escalation/share-meetings.ts';
import { actionKind } from '../actions/action.ts';
import { clockTime, schoolDate } from '../basics/dates.ts';

const meetings = z.array(z.string()).min(1).max(200);
/** Over whom; left out: everybody at the school who holds such meetings. */
const over = z.array(z.string()).min(1).max(200).optional();

const ways = [
  z.strictObject({ how: z.literal('give'), meetings, to: z.string() }),
  z.strictObject({ how: z.literal('spread'), meetings, over }),
  z.strictObject({
    how: z.literal('cover'),
    /** Who is away, on which days. */
    person: z.string(),
    from: schoolDate,
    to: schoolDate,
    over,
  }),
] as const;
export const shareWish = z.discriminatedUnion('how', ways);
export type ShareWish = z.infer<typeof shareWish>;

/** `seen`: as the preview said it; where it would be otherwise by now, nothing is done. */
export const shareMeetingsInput = z.strictObject({ seen: z.string().max(100), wish: shareWish });
export type ShareMeetingsInput = z.infer<typeof shareMeetingsInput>;

const named = z.object({ id: z.string(), name: z.string() });

const meetingToShare = z.object({
  /** The meeting's action. */
  id: z.string(),
  pupil: named,
  tutorGroup: z.string().nullable(),
  kind: actionKind,
  plannedFor: schoolDate.nullable(),
  plannedTime: clockTime.nullable(),
  holder: named.nullable(),
});

export const sharePreview = z.object({
  seen: z.string(),
  moves: z.array(meetingToShare.extend({ to: named })),
  stays: z.array(meetingToShare.extend({ why: z.enum(whyMeetingsStay) })),
  /** Whoever gets some, with the most that they have of a week then. */
  gets: z.array(z.object({ person: named, meetings: z.int(), has: z.int(), canHold: z.int() })),
});
export type SharePreview = z.infer<typeof sharePreview>;

/** `stamp`: as the meeting was left; what somebody has touched since is not taken back. */
export const shareDone = z.object({
  preview: sharePreview,
  given: z.array(z.object({ id: z.string(), stamp: z.string() })),
});
export type ShareDone = z.infer<typeof shareDone>;

export const undoShareMeetingsInput = z.strictObject({
  meetings: z
    .array(z.strictObject({ id: z.string(), stamp: z.string().max(60) }))
    .min(1)
    .max(200),
});
export type UndoShareMeetingsInput = z.infer<typeof undoShareMeetingsInput>;

/** How many are again whose they were, and how many stay, as somebody has touched them since. */
export const undoneShare = z.object({ back: z.int(), left: z.int() });
export type UndoneShare = z.infer<typeof undoneShare>;

/** Who of a school holds meetings, by name, with their load of this week. */
export const meetingHolders = z.object({
  people: z.array(
    z.object({
      person: named,
      roles: z.array(z.string()),
      tutorGroups: z.array(z.string()),
      /** Kinds of meeting that they may hold. */
      kinds: z.array(actionKind),
      planned: z.int(),
      canHold: z.int(),
      /** Planned and not yet held, of whatever day, of those that I may give away. */
      toHold: z.int(),
    }),
  ),
});
export type MeetingHoldersView = z.infer<typeof meetingHolders>;
