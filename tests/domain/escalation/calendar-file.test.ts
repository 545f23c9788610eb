import { expect, it } from '@jest/globals';
import { calendarFile } from '#shared/domain/escalation/calendar-file.ts';

const meeting = {
  id: 'a1',
  title: 'Meeting, ref AB2C',
  date: '2026-11-18',
  time: '12:40',
  place: 'Room 4, first floor; left',
  madeAt: new Date('2026-11-16T09:00:00Z'),
};

it('says when by London’s clock, in winter and in summer, and where', () => {
  expect(calendarFile(meeting).split('\r\n')).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Attendance First//EN',
    'BEGIN:VEVENT',
    'UID:a1@attendance-first',
    'DTSTAMP:20261116T090000Z',
    'DTSTART:20261118T124000Z',
    'DTEND:20261118T131000Z',
    'SUMMARY:Meeting\\, ref AB2C',
    'LOCATION:Room 4\\, first floor\\; left',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]);
  expect(calendarFile({ ...meeting, date: '2026-06-18', place: null })).toContain('DTSTART:20260618T114000Z');
});
