import { z } from 'zod';
import { alertPosts, workDays } from '../../domain/people/alert-people.ts';

const LONGEST_WAIT = 240;
const wait = z.int('whole minutes').min(1, 'at least a minute').max(LONGEST_WAIT, 'four hours at most');

const alertPerson = z.strictObject({
  staffId: z.string().min(1),
  phone: z
    .string()
    .trim()
    .regex(/^\+?[\d ()-]{3,30}$/, 'a telephone number, or an extension of three digits or more'),
  daysOff: z.array(z.enum(workDays)).max(4, 'at most four days off'),
});

/** Who hears of a school's safeguarding alerts, and after how many minutes; kept with the day from which it holds. */
export const alertSettings = z.strictObject({
  people: z.strictObject({
    lead: alertPerson.nullable(),
    deputy: alertPerson.nullable(),
    head: alertPerson.nullable(),
  }),
  /** Of vulnerable pupils whom nobody has reached in time. */
  notReached: z.strictObject({ deputy: wait, head: wait }),
  /** The school's own words for when the emergency services are called. */
  emergencyText: z.string().trim().max(1000),
});
export type AlertSettings = z.infer<typeof alertSettings>;

/** The change as it is wished: each person once, the head not before the deputy. */
export const alertSettingsWish = alertSettings
  .refine(({ notReached: { deputy, head } }) => deputy <= head, {
    path: ['notReached', 'head'],
    message: 'the head hears no earlier than the deputy',
  })
  .refine(
    ({ people }) => {
      const named = alertPosts.flatMap((post) => people[post]?.staffId ?? []);
      return new Set(named).size === named.length;
    },
    { path: ['people'], message: 'one person cannot stand in two places' },
  );

const named = z.object({ id: z.string(), name: z.string() });

export const alertPeopleAnswer = z.object({
  school: z.string(),
  schoolName: z.string(),
  settings: alertSettings,
  /** Who handles alerts at the school and so can be named. */
  candidates: z.array(named),
});
export type AlertPeopleAnswer = z.infer<typeof alertPeopleAnswer>;

/** Whether a school has named who hears of its alerts, and whom of them Teams can tell. */
export const alertStanding = z.object({
  school: z.string(),
  schoolName: z.string(),
  /** Posts that nobody is named for, or somebody who does not handle alerts any more. */
  missing: z.array(z.enum(alertPosts)),
  /** By name: who has no chat with the bot. */
  unreached: z.array(z.string()),
});
export type AlertStanding = z.infer<typeof alertStanding>;
export const alertStandings = z.object({
  schools: z.array(alertStanding.extend({ mayHandle: z.boolean(), mayName: z.boolean() })),
});
export type AlertStandings = z.infer<typeof alertStandings>;
