import { z } from 'zod';
import { lookFirst } from '../../domain/actions/alert-clock.ts';
import { watchedStates, workers } from '../../domain/actions/watched-child.ts';
import { alertPosts } from '../../domain/people/alert-people.ts';
import { schoolDate } from '../basics/dates.ts';
import { action, contactToRing, outcomeView } from './action.ts';

const named = z.object({ id: z.string(), name: z.string() });

/** By name: whom a line in Teams reaches, and who has no chat with the bot. */
export const alertReaders = z.object({ reached: z.array(z.string()), unreached: z.array(z.string()) });
export type AlertReaders = z.infer<typeof alertReaders>;

export const openAlerts = z.object({
  alerts: z.array(
    z.object({
      action,
      raisedAt: z.string(),
      /** When its clock began: raised, or handed on. */
      since: z.string(),
      taken: z.object({ by: named, at: z.string() }).nullable(),
      /** Whom it was handed to, who has not taken it yet. */
      handedTo: named.nullable(),
      isDrill: z.boolean(),
      /** In words, where a signing or a mark shows by now that the child is in; it takes no alert away. */
      hereSince: z.string().nullable(),
      /** One of the vulnerable pupils of a school whom nobody has reached: shown together. */
      together: z.boolean(),
      /** By name: who has been sent a line of it, and to whom one is on its way. */
      told: z.array(z.string()),
      beingTold: z.array(z.string()),
      /** Who would be, and has no chat with the bot. */
      unreached: z.array(z.string()),
      /** Who hears of it next if nobody takes it, and when: none, or one. */
      next: z.array(z.object({ name: z.string(), at: z.string() })),
    }),
  ),
});
export type OpenAlerts = z.infer<typeof openAlerts>;
export type OpenAlert = OpenAlerts['alerts'][number];

export const alertLook = z.strictObject({ look: z.enum(lookFirst), found: z.boolean() });
export type AlertLook = z.infer<typeof alertLook>;
/** `insteadOf`: a colleague who has it in hand, by id; without it their alert is not handed on. */
export const alertHandedOn = z.strictObject({ to: z.string().min(1), insteadOf: z.string().optional() });

const lookedFirst = z.array(
  z.object({
    look: z.enum(lookFirst),
    /** Who has looked there, when, and whether the child was there; oldest first. */
    looked: z.array(z.object({ by: z.string(), at: z.string(), found: z.boolean() })),
  }),
);
export const lookedFirstAnswer = z.object({ lookFirst: lookedFirst });

/** All that whoever takes an alert needs at hand. */
export const alertSheet = z.object({
  action,
  schoolName: z.string(),
  isDrill: z.boolean(),
  raisedAt: z.string(),
  /** Null: a drill. */
  pupil: z
    .object({
      id: z.string(),
      name: z.string(),
      forename: z.string(),
      yearGroup: z.string(),
      tutorGroup: z.string().nullable(),
      flags: z.array(z.string()),
    })
    .nullable(),
  taken: z.object({ by: named, at: z.string() }).nullable(),
  handedTo: named.nullable(),
  /** Codes of the alert’s day, as the register has them now; null: a drill. */
  marks: z.object({ AM: z.string(), PM: z.string() }).nullable(),
  /** What the day's signings and notices say, in words: where to look begins with these. */
  known: z.array(z.string()).default([]),
  /** The outcome that raised it: who reported what. Null: the day did. */
  reported: outcomeView.nullable(),
  /** Whoever reported it has taken it back since. */
  reportTakenBack: z.object({ by: named, at: z.string() }).nullable().default(null),
  lookFirst: lookedFirst,
  /** The school's own words for when the emergency services are called; may be empty. */
  emergencyText: z.string(),
  people: z.array(
    z.object({ post: z.enum(alertPosts), name: z.string(), phone: z.string(), isOff: z.boolean() }),
  ),
  contacts: z.array(
    contactToRing.pick({ order: true, name: true, relationship: true, phone: true, language: true }),
  ),
  earlier: z.array(outcomeView),
  /** Who else handles alerts at the school. */
  handOnTo: z.array(named),
});
export type AlertSheet = z.infer<typeof alertSheet>;

export const alertLog = z.object({
  entries: z.array(
    z.object({
      at: z.string(),
      what: z.enum([
        'raised',
        'told',
        'not-told',
        'taken',
        'handed-on',
        'looked',
        'report-taken-back',
        'closed',
      ]),
      who: z.string().nullable(),
      to: z.string().nullable(),
      look: z.enum(lookFirst).nullable(),
      found: z.boolean().nullable(),
    }),
  ),
  /** Who hears of it while nobody takes it; whoever does not hands their time to the next. */
  next: z.array(
    z.object({ who: z.string(), at: z.string(), standing: z.enum(['hears', 'off', 'out-of-reach']) }),
  ),
});
export type AlertLog = z.infer<typeof alertLog>;

export const workerTold = z.strictObject({ pupil: z.string(), whom: z.enum(workers) });
export type WorkerTold = z.infer<typeof workerTold>;

/** Children looked after or with a social worker or youth offending worker, and how each stands today; what asks for somebody first. */
export const watchedChildren = z.object({
  date: schoolDate,
  /** The last import that brought marks of the day; null: none has. */
  asOf: z.string().nullable(),
  children: z.array(
    z.object({
      pupil: named,
      tutorGroup: z.string().nullable(),
      lookedAfter: z.boolean(),
      socialWorker: z.boolean(),
      youthOffendingWorker: z.boolean(),
      state: z.enum(watchedStates),
      /** An open alert about the child, and who has it. */
      alert: z.object({ id: z.string(), takenBy: z.string().nullable() }).nullable(),
      /** Who outside school is told of an absence, and who has told them when. */
      workers: z.array(
        z.object({ whom: z.enum(workers), told: z.object({ by: z.string(), at: z.string() }).nullable() }),
      ),
    }),
  ),
});
export type WatchedChildren = z.infer<typeof watchedChildren>;
