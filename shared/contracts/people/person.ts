import { z } from 'zod';
import { schoolDate } from '../basics/dates.ts';

export const me = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  posts: z.array(
    z.object({
      school: z.string(),
      schoolName: z.string(),
      roles: z.array(z.string()),
      tutorGroups: z.array(z.string()),
      yearGroups: z.array(z.string()),
      houses: z.array(z.string()),
    }),
  ),
  /** Schools whose pupils a trust lead has been let see; a node of the version before says nothing of it. */
  pupilSight: z
    .array(
      z.object({
        school: z.string(),
        schoolName: z.string(),
        ends: schoolDate,
        reason: z.string(),
        givenBy: z.string(),
      }),
    )
    .default([]),
  /** Pupils who are the person's by name today, by school; a node of the version before says nothing of it. */
  caseload: z
    .array(
      z.object({
        school: z.string(),
        schoolName: z.string(),
        pupil: z.number(),
        by: z.enum(['caseload', 'named-adult']),
      }),
    )
    .default([]),
  /** Tutor groups the person may open, own ones first. */
  tutorGroups: z.array(
    z.object({ school: z.string(), schoolName: z.string(), group: z.string(), own: z.boolean() }),
  ),
  now: z.string(),
});
export type Me = z.infer<typeof me>;

export const localPeople = z.object({
  people: z.array(
    z.object({
      email: z.string(),
      name: z.string(),
      roles: z.array(z.string()),
      schools: z.array(z.string()),
      entraObjectId: z.string(),
    }),
  ),
});
export const signIn = z.object({ email: z.string() });
