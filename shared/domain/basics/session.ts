/** Decides how a week's fourteen sessions are numbered, from Monday AM (0) to Sunday PM (13). */
import { addDays, weekday, type SchoolDate } from './school-date.ts';

export type Session = 'AM' | 'PM';
export const sessions: readonly Session[] = ['AM', 'PM'];
export const SESSIONS_PER_WEEK = 14;

export function slotOf(date: SchoolDate, session: Session): number {
  return weekday(date) * 2 + (session === 'PM' ? 1 : 0);
}

export function sessionOfSlot(slot: number): Session {
  return slot % 2 === 0 ? 'AM' : 'PM';
}

export function dateOfSlot(week: SchoolDate, slot: number): SchoolDate {
  return addDays(week, Math.floor(slot / 2));
}
