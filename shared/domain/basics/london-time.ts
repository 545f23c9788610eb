/** Decides which school date and clock time an instant is in Europe/London, where every school is. */
import type { SchoolDate } from './school-date.ts';

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** A clock time, hh:mm. */
export type ClockTime = string;

export interface WallClock {
  date: SchoolDate;
  time: ClockTime;
  seconds: string;
}

/** Every request asks what time it is, and the answer holds for a second. */
let latest: { second: number; wall: WallClock } | null = null;

export function londonWallClock(instant: Date): WallClock {
  const second = Math.floor(instant.getTime() / 1000);
  if (latest?.second !== second) latest = { second, wall: wallClockOf(instant) };
  return latest.wall;
}

function wallClockOf(instant: Date): WallClock {
  const found = Object.fromEntries(parts.formatToParts(instant).map((part) => [part.type, part.value]));
  return {
    date: `${found.year}-${found.month}-${found.day}`,
    time: `${found.hour}:${found.minute}`,
    seconds: found.second ?? '00',
  };
}

/** ISO 8601 with London's offset at that instant: 2026-09-16T13:52:00+01:00. */
export function londonIso(instant: Date): string {
  const wall = londonWallClock(instant);
  const asIfUtc = Date.parse(`${wall.date}T${wall.time}:${wall.seconds}Z`);
  const offsetMinutes = Math.round((asIfUtc - instant.getTime()) / 60_000);
  const offset = `${String(Math.floor(offsetMinutes / 60)).padStart(2, '0')}:${String(offsetMinutes % 60).padStart(2, '0')}`;
  return `${wall.date}T${wall.time}:${wall.seconds}+${offset}`;
}

/** The instant at which London's clocks show this date and time (the first one when clocks go back). */
export function londonInstant(date: SchoolDate, time: ClockTime): Date {
  const asIfUtc = Date.parse(`${date}T${time.length === 5 ? `${time}:00` : time}Z`);
  for (const offsetMinutes of [60, 0]) {
    const instant = new Date(asIfUtc - offsetMinutes * 60_000);
    const wall = londonWallClock(instant);
    if (wall.date === date && wall.time === time.slice(0, 5)) return instant;
  }
  return new Date(asIfUtc);
}

/** On the same day: at most 23:59, at least 00:00. */
export function minutesLater(time: ClockTime, minutes: number): ClockTime {
  const minute = Math.min(Math.max(minuteOfDay(time) + minutes, 0), 24 * 60 - 1);
  const digits = (value: number): string => String(value).padStart(2, '0');
  return `${digits(Math.floor(minute / 60))}:${digits(minute % 60)}`;
}

export function minutesBetween(from: ClockTime, to: ClockTime): number {
  return minuteOfDay(to) - minuteOfDay(from);
}

export function minuteOfDay(time: ClockTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
/** The clock's time at a minute of the day. */
export function clockAt(minute: number): ClockTime {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

export interface Moment {
  today: SchoolDate;
  time: ClockTime;
}
