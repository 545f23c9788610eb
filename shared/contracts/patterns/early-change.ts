import { z } from 'zod';
import { changeKinds } from '../../domain/patterns/change-kinds.ts';
import { changeAnswerNames } from '../../domain/patterns/change-answers.ts';
import { schoolDate } from '../basics/dates.ts';

const days = z.object({ days: z.int(), found: z.int() });
const daysMissed = z.object({ days: z.int(), missed: z.int() });

/** The numbers behind the sentence, by kind of change. */
const evidence = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('more-absence'), recent: days, before: days, spells: z.int() }),
  z.object({ kind: z.literal('more-lates'), recent: days, before: days }),
  z.object({
    kind: z.literal('weekday-pattern'),
    /** 0 Monday … 4 Friday. */
    weekday: z.int(),
    /** The last such days; all other days of the year. */
    on: daysMissed,
    other: daysMissed,
  }),
  z.object({
    kind: z.literal('single-day-illness'),
    since: schoolDate,
    times: z.int(),
    mostly: z.object({ weekday: z.int(), times: z.int() }).nullable(),
  }),
  z.object({
    kind: z.literal('shared-absence'),
    days: z.array(schoolDate),
    /** How many others; who they are is told of each who may be seen. */
    others: z.array(z.object({ id: z.string(), name: z.string() })),
    othersCount: z.int(),
  }),
]);

const kind = z.enum(changeKinds);
const answer = z.enum(changeAnswerNames);

/** What somebody who knows the pupil has said of the change. */
const answerGiven = z.object({
  id: z.int(),
  answer,
  /** The Monday of the week whose list it was said of. */
  week: schoolDate,
  by: z.object({ id: z.string(), name: z.string() }),
  at: z.string(),
});
export type AnswerGiven = z.infer<typeof answerGiven>;
const given = answerGiven.nullable().optional();

export const earlyChangeAnswer = z.strictObject({
  pupil: z.string(),
  kind,
  /** Any day of the week whose list it is said of. */
  week: schoolDate,
  /** Null takes back what stands. */
  answer: answer.nullable(),
  /** The id of the answer that stood when this was said; null: none. Another stands by now: a conflict. */
  replaces: z.int().nullable(),
});
export const earlyChangeAnswered = z.object({ answer: answerGiven.nullable() });
export type EarlyChangeAnswered = z.infer<typeof earlyChangeAnswered>;

/** What is optional, a node of the version before leaves out while nodes are replaced (decision 9). */
export const earlyChange = z.object({
  school: z.string(),
  schoolName: z.string(),
  /** The Monday of the week looked at; null when the school year has no school day yet. */
  week: schoolDate.nullable(),
  /** Pupils on roll whom the person may see. */
  pupils: z.int(),
  /** School days too few yet for "more than before". */
  tooEarly: z.boolean(),
  /** How many chance alone would list of those looked at, and of ten listed; null when nobody is, or it is too early. */
  byChance: z.object({ expected: z.int(), ofTen: z.int() }).nullable().optional(),
  /** What was said of these pupils this school year, by kind. */
  answered: z
    .array(
      z.object({
        kind,
        knewAlready: z.int(),
        newAndRight: z.int(),
        nothingInIt: z.int(),
      }),
    )
    .optional(),
  items: z.array(
    z.object({
      pupil: z.object({ id: z.string(), name: z.string(), tutorGroup: z.string().nullable() }),
      /** The reason in words. */
      because: z.string(),
      /** Not listed for this the week before. */
      newThisWeek: z.boolean(),
      evidence,
      /** What stands of this week's list. */
      answer: given,
      /** When nothing does: what was said in the weeks before, of a change that has stayed on the list. */
      earlier: given,
    }),
  ),
});
export type EarlyChange = z.infer<typeof earlyChange>;
