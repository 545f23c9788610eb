/** How days, times and the age of data are said: Wed 16 Sep, 09:40, "data from 09:31". */
import { londonWallClock, minutesBetween, type ClockTime } from '#shared/domain/basics/london-time.ts';
import { daysBetween, weekday, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { Session } from '#shared/domain/basics/session.ts';
import { plural } from './number-text.ts';

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Wednesday */
export function weekdayText(date: SchoolDate): string {
  return weekdayName(weekday(date));
}

/** 0 Monday … 6 Sunday */
export function weekdayName(weekdayNumber: number): string {
  return days[weekdayNumber] ?? '';
}

/** Wed 16 Sep */
export function dayText(date: SchoolDate): string {
  return `${weekdayText(date).slice(0, 3)} ${shortDayText(date)}`;
}

/** 16 Sep */
export function shortDayText(date: SchoolDate): string {
  return `${Number(date.slice(8, 10))} ${months[Number(date.slice(5, 7)) - 1]}`;
}

/** 16 Sep 2026 */
export function fullDateText(date: SchoolDate): string {
  return `${shortDayText(date)} ${date.slice(0, 4)}`;
}

/** A day as seen from today: "today", "yesterday", "tomorrow", "last Tue", "Mon", else Wed 16 Sep. */
export function nearDayText(date: SchoolDate, today: SchoolDate): string {
  const ahead = daysBetween(today, date);
  if (ahead === 0) return 'today';
  if (ahead === 1) return 'tomorrow';
  if (ahead === -1) return 'yesterday';
  const short = weekdayText(date).slice(0, 3);
  if (ahead > 1 && ahead < 7) return short;
  if (ahead < -1 && ahead > -7) return `last ${short}`;
  return dayText(date);
}

/** An instant as seen from today: "09:31", "yesterday, 15:20", "Mon 14 Sep, 15:20". */
export function momentText(instant: string, today: SchoolDate): string {
  const { date, time } = londonWallClock(new Date(instant));
  return date === today ? time : `${nearDayText(date, today)}, ${time}`;
}

/** Which sessions a figure covers: morning, afternoon, morning and afternoon. */
export function sessionsText(sessions: readonly Session[]): string {
  const text = [sessions.includes('AM') ? 'morning' : '', sessions.includes('PM') ? 'afternoon' : ''].filter(
    Boolean,
  );
  return text.length > 0 ? text.join(' and ') : 'no register due yet';
}

/** Wed 16 Sep, morning */
export function dayAndSessionsText(date: SchoolDate, sessions: readonly Session[]): string {
  return `${dayText(date)}, ${sessionsText(sessions)}`;
}

const schoolOpens: ClockTime = '08:30';
const schoolEnds: ClockTime = '15:30';
const freshFor = 30;

/** Minutes of school time between two instants of one London day; null when they lie on different days. */
function schoolMinutesBetween(from: string, to: string): number | null {
  const start = londonWallClock(new Date(from));
  const end = londonWallClock(new Date(to));
  if (start.date !== end.date) return null;
  const within = (time: ClockTime) =>
    time < schoolOpens ? schoolOpens : time > schoolEnds ? schoolEnds : time;
  return minutesBetween(within(start.time), within(end.time));
}

/** How old the data is, as it stands beside every figure; `stale` when it has to be said in words. */
export function dataAge(asOf: string | null, now: string): { text: string; stale: boolean } {
  if (asOf === null) return { text: 'no marks have come in yet', stale: true };
  const { date, time } = londonWallClock(new Date(asOf));
  const today = londonWallClock(new Date(now)).date;
  const minutes = schoolMinutesBetween(asOf, now);
  if (minutes === null)
    return {
      text: `data from ${nearDayText(date, today)}, ${time}: nothing newer has come in`,
      stale: true,
    };
  if (minutes <= freshFor) return { text: `data from ${time}`, stale: false };
  return { text: `data from ${time}, ${ageText(minutes)} old`, stale: true };
}

function ageText(minutes: number): string {
  if (minutes < 90) return plural(minutes, 'minute');
  return plural(Math.round(minutes / 60), 'hour');
}

/** "data from 09:31" for a card, which cannot know when it is read. */
export function dataFromText(asOf: string | null, date: SchoolDate): string {
  if (asOf === null) return 'no marks have come in yet';
  return `data from ${momentText(asOf, date)}`;
}

/** 2026/27 */
export function schoolYearText(schoolYear: number): string {
  return `${schoolYear}/${String((schoolYear + 1) % 100).padStart(2, '0')}`;
}
