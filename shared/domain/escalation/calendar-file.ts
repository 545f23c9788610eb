/** Decides what a calendar is told of a meeting: when, where and a reference; never a name, a stage or a reason. */
import { londonInstant, type ClockTime } from '../basics/london-time.ts';
import type { SchoolDate } from '../basics/school-date.ts';

const MINUTES = 30;
const utc = (at: Date): string => at.toISOString().replace(/[-:]|\.\d{3}/g, '');
/** RFC 5545: backslash, semicolon, comma and line break are escaped; lines end in CRLF. */
const escaped = (text: string): string =>
  text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, '\\n');

export function calendarFile(meeting: {
  id: string;
  title: string;
  date: SchoolDate;
  time: ClockTime;
  place: string | null;
  /** When the file is made. */
  madeAt: Date;
}): string {
  const starts = londonInstant(meeting.date, meeting.time);
  const ends = new Date(starts.getTime() + MINUTES * 60_000);
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Attendance First//EN',
    'BEGIN:VEVENT',
    `UID:${meeting.id}@attendance-first`,
    `DTSTAMP:${utc(meeting.madeAt)}`,
    `DTSTART:${utc(starts)}`,
    `DTEND:${utc(ends)}`,
    `SUMMARY:${escaped(meeting.title)}`,
    ...(meeting.place ? [`LOCATION:${escaped(meeting.place)}`] : []),
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');
}
