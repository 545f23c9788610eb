import type { AwayToday } from '#shared/contracts/actions/away.ts';
import { londonInstant } from '#shared/domain/basics/london-time.ts';
import { addDays } from '#shared/domain/basics/school-date.ts';
import { awayLabels } from '#shared/wording/actions/away-text.ts';

/** Who is not on site, as it is printed and kept on a device: no id, no reason, no flag. */
export interface FireList {
  school: string;
  schoolName: string;
  date: string;
  /** When the data is from, an instant; null: no marks have come in. */
  asOf: string | null;
  /** Clock time of the answer. */
  at: string;
  ofSchool: boolean;
  registersMissing: readonly string[];
  groups: readonly { name: string; pupils: readonly { name: string; says: string }[] }[];
}

/** Takes these fields of the answer and no other: what is added to the answer later stays off the device. */
export function fireListOf(away: AwayToday): FireList {
  const notHere = [
    ...away.pupils
      .filter(({ here }) => here === null)
      .map((pupil) => ({ ...pupil, says: pupil.code === null ? awayLabels.notIn : awayLabels.away })),
    ...away.offSite.map((pupil) => ({ ...pupil, says: awayLabels.offSite(pupil.where) })),
  ];
  const groups = Map.groupBy(notHere, ({ tutorGroup, yearGroup }) => tutorGroup ?? yearGroup);
  const { school, schoolName, date, asOf, at, ofSchool, registersMissing } = away;
  return {
    school,
    schoolName,
    date,
    asOf,
    at,
    ofSchool,
    registersMissing,
    groups: [...groups]
      .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
      .map(([name, pupils]) => ({
        name,
        pupils: pupils.map((pupil) => ({ name: pupil.name, says: pupil.says })),
      })),
  };
}

export function pupilsOn({ groups }: FireList): number {
  return groups.reduce((sum, { pupils }) => sum + pupils.length, 0);
}

/** A list as it lies on a device; instants are of the device's own clock, in milliseconds. */
export interface KeptFireList {
  /** E-mail address, in small letters. */
  person: string;
  school: string;
  list: FireList;
  keptAt: number;
  /** Midnight in London at the end of the list's day. */
  until: number;
}

/** The day ends by the server's clock (`serverNow`, an instant): a device's may be wrong. */
export function keptFireList(
  person: string,
  list: FireList,
  serverNow: string,
  deviceNow: number,
): KeptFireList {
  const left = midnightAfter(list).getTime() - Date.parse(serverNow);
  return {
    person: person.toLowerCase(),
    school: list.school,
    list,
    keptAt: deviceNow,
    until: deviceNow + left,
  };
}

/** Whether the list is to be deleted: its day has ended, or the device's clock was put back since. */
export function isOver({ keptAt, until }: KeptFireList, deviceNow: number): boolean {
  return deviceNow >= until || deviceNow < keptAt;
}

/** Now by the server's clock, an instant, as far as the device can tell without asking. */
export function serverTime({ list, until }: KeptFireList, deviceNow: number): string {
  return new Date(midnightAfter(list).getTime() - (until - deviceNow)).toISOString();
}

const midnightAfter = ({ date }: FireList): Date => londonInstant(addDays(date, 1), '00:00');
