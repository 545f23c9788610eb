/** Decides who is missing among the people a school names for its safeguarding alerts, and who is off on a day. */
import { weekday, type SchoolDate } from '../basics/school-date.ts';

/** In the order in which they hear of an alert that nobody takes. */
export const alertPosts = ['lead', 'deputy', 'head'] as const;
export type AlertPost = (typeof alertPosts)[number];

export const workDays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;
export type WorkDay = (typeof workDays)[number];

export interface AlertPerson {
  staffId: string;
  phone: string;
  daysOff: readonly WorkDay[];
}

export type AlertPeople = Readonly<Record<AlertPost, AlertPerson | null>>;

/** Minutes until the deputy and the head hear of an alert that nobody has taken. */
export interface AlertWaits {
  deputy: number;
  head: number;
}
/** Of vulnerable pupils whom nobody has reached in time, until a school sets its own. */
export const USUAL_NOT_REACHED: AlertWaits = { deputy: 30, head: 60 };

export const missingPosts = (people: AlertPeople): AlertPost[] =>
  alertPosts.filter((post) => people[post] === null);

export const isOff = ({ daysOff }: Pick<AlertPerson, 'daysOff'>, date: SchoolDate): boolean =>
  daysOff.some((day) => day === workDays[weekday(date)]);
