import { z } from 'zod';
import { alertStanding } from '../people/alert-people.ts';
import { schoolDate } from '../basics/dates.ts';
import { jobNames } from '../../domain/admin/job-names.ts';
import { messageKindNames } from '../../domain/messages/delivery.ts';

const instant = z.string();
/** A school's id; '*' for the trust. */
const ofSchool = { school: z.string(), schoolName: z.string() };

const workName = z.enum(jobNames);

/** Work outside the product that has not been done yet: no pupil is named in it. */
const waitingWork = z.object({
  ...ofSchool,
  id: z.string(),
  work: workName,
  state: z.enum(['waiting', 'trying-again', 'given-up']),
  since: instant,
  tries: z.number().int(),
  trouble: z.string().nullable(),
});
export type WaitingWork = z.infer<typeof waitingWork>;

export const whatWaits = z.object({
  now: instant,
  /** Open safeguarding alerts of which nobody has been told in Teams: no pupil is named. */
  alerts: z.array(z.object({ ...ofSchool, since: instant })),
  /** Schools that have not named who hears of their alerts, or where Teams cannot tell them. */
  alertPeople: z.array(alertStanding),
  work: z.array(waitingWork),
  channels: z.array(
    z.object({
      ...ofSchool,
      channel: z.string(),
      name: z.string().nullable(),
      /** unreachable: tried again; removed: nothing is sent until the bot is back. */
      state: z.enum(['unreachable', 'removed']),
      why: z.string(),
      since: instant,
    }),
  ),
  people: z.array(z.object({ id: z.string(), name: z.string(), why: z.string(), since: instant })),
  /** Posts that wait until an administrator of the trust names the person's object id; it holds at these schools. */
  posts: z.array(z.object({ ...ofSchool, id: z.string(), name: z.string(), holdsAt: z.array(z.string()) })),
  /** Messages of which nobody knows whether they arrived. */
  messages: z.array(
    z.object({
      ...ofSchool,
      kind: z.enum(messageKindNames),
      to: z.string(),
      tries: z.number().int(),
      why: z.string().nullable(),
      at: instant,
    }),
  ),
  /** Folders of pupils' data that others on the machine get at: of the node that answers, for the trust's administrators. */
  folders: z.array(z.object({ path: z.string(), openTo: z.enum(['others', 'group']) })),
  planner: z.array(z.object({ ...ofSchool, tasks: z.number().int(), why: z.string(), lastTried: instant })),
  /** Cards sent again without knowing whether the first had arrived: the older one can be deleted. */
  cardsTwice: z.array(
    z.object({
      ...ofSchool,
      channel: z.string(),
      name: z.string().nullable(),
      date: schoolDate,
      at: instant,
    }),
  ),
});
export type WhatWaits = z.infer<typeof whatWaits>;

export const triedAgain = z.object({ work: workName, ...ofSchool });
