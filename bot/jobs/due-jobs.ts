import type { ClockTime } from '../clock.ts';
import type { Job } from '../operations/context.ts';

/** What the tick knows of a school (or, as '*', of the trust) at this minute. */
export interface PlaceNow {
  place: string;
  isTrust: boolean;
  schoolDay: boolean;
  cardTime: ClockTime;
  hasChannels: boolean;
  cardPosted: boolean;
  /** This week's list of early change has not been told of. */
  earlyChangeToTell: boolean;
  /** Planner tasks of today with something still to be ticked. */
  plannerOpen: boolean;
}

const FIRST_WORK: ClockTime = '08:00';
const LAST_WORK: ClockTime = '18:00';

/** Which work is due at a minute; asked once a minute. A job that waits already is not doubled, as its key is the same. */
export function dueJobs(places: readonly PlaceNow[], time: ClockTime): Job[] {
  if (time < FIRST_WORK || time >= LAST_WORK) return [];
  return places.flatMap((now): Job[] => {
    if (!now.schoolDay) return [];
    const jobs: Job[] = [];
    if (!now.isTrust) jobs.push({ name: 'revise-day', key: now.place, data: { school: now.place } });
    if (now.earlyChangeToTell)
      jobs.push({ name: 'tell-early-change', key: now.place, data: { school: now.place } });
    if (now.hasChannels && !now.cardPosted && time >= now.cardTime) {
      jobs.push({ name: 'post-daily-card', key: now.place, data: { school: now.place, scheduled: true } });
    }
    if (now.plannerOpen) jobs.push({ name: 'sync-planner', key: now.place, data: { school: now.place } });
    return jobs;
  });
}
