import { z } from 'zod';
import { callOrderRules } from '../../domain/people/call-choices.ts';
import { absenceCallers } from '../../domain/people/who-rings.ts';
import { clockTime } from '../basics/dates.ts';

const callTimes = z
  .strictObject({
    callTime: clockTime,
    callTimeVulnerable: clockTime,
    callBackTime: clockTime,
    notReachedBy: clockTime,
    officerTakesOverAt: clockTime,
  })
  .refine(({ callTimeVulnerable, callTime }) => callTimeVulnerable <= callTime, {
    path: ['callTimeVulnerable'],
    message: 'pupils to call first are not rung after the others',
  })
  .refine(({ callTime, officerTakesOverAt }) => callTime < officerTakesOverAt, {
    path: ['officerTakesOverAt'],
    message: 'the officer takes over after the call time',
  })
  .refine(({ callTimeVulnerable, notReachedBy }) => callTimeVulnerable < notReachedBy, {
    path: ['notReachedBy'],
    message: 'a pupil to call first is rung before nobody has been reached',
  });

/** A school's choices. Each change is kept with the day from which it holds. */
export const schoolSettings = z.object({
  absenceCallsBy: z.enum(absenceCallers),
  /** What stands first after pupils to call first; left out: what is usual. */
  callOrder: z.array(z.enum(callOrderRules)).max(callOrderRules.length),
  callTimes,
  /** Whoever has families to ring is told in their own chat, once a day, how many. */
  tellCallers: z.boolean(),
  cardTime: clockTime,
  planner: z.boolean(),
  restrictedNoteReaders: z.array(z.string()),
  /** Reasons about which whoever left word is not rung back; bereavement besides, always. */
  notRungBack: z.array(z.string().max(60)).max(20),
  /** What the school says in its own words: PUT …/call-scripts. */
  callScripts: z.object({
    situations: z.record(z.string(), z.object({ opening: z.string(), points: z.array(z.string()) })),
    ifIll: z.string().nullable(),
  }),
  /** Which code a reason proposes, where the school differs from what is usual: PUT …/reason-codes. */
  reasonCodes: z.record(z.string(), z.string().nullable()),
});
export type SchoolSettings = z.infer<typeof schoolSettings>;
/** A school's targets are set with the trust's: contracts/targets/targets.ts. */
export const schoolSettingsChange = schoolSettings
  .omit({ reasonCodes: true, callScripts: true })
  .partial()
  .strict();
