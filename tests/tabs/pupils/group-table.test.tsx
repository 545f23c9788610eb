import { describe, expect, it } from '@jest/globals';
import { renderToStaticMarkup } from 'react-dom/server';
import type { TutorGroupDay, TutorGroupPupil } from '#shared/contracts/pupils/tutor-group.ts';
import { GroupTable } from '../../../tabs/pages/pupils/today/GroupTable.tsx';

const noah: TutorGroupPupil = {
  id: 'p1',
  name: 'Noah Sampleton',
  yearGroup: '10',
  marks: { AM: 'N', PM: '-' },
  minutesLate: null,
  comment: 'dentist, back period 4',
  yearToDate: { attended: 178, possible: 190, percent: 93.7 },
  band: '90–95',
  persistentAbsence: false,
  flags: ['call-first', 'pp'],
  absentOrLateYesterday: false,
  known: null,
  lastTwoWeeks: [
    { date: '2026-09-14', AM: '/', PM: '\\' },
    { date: '2026-09-15', AM: 'I', PM: 'I' },
  ],
  outcome: {
    result: 'spoke-to',
    contact: null,
    reason: 'appointment',
    expectedBack: { kind: 'today', time: '11:00' },
    support: [],
    nextStep: null,
    parentBelievedInSchool: false,
    note: null,
    restricted: false,
    recordNumber: null,
    by: { id: '9', name: 'M. Shaw' },
    at: '2026-09-16T09:36:00+01:00',
  },
};

const day: TutorGroupDay = {
  school: 'BRA',
  schoolName: 'Bramblewood Academy',
  group: '10B',
  date: '2026-09-16',
  schoolDay: true,
  asOf: '2026-09-16T09:31:00+01:00',
  sessions: ['AM'],
  in: 27,
  onRoll: 28,
  missingMarks: 0,
  yearToDate: { attended: 178, possible: 190, percent: 93.7 },
  target: 93,
  moreInForTarget: 0,
  greet: [],
  ask: [],
  pupils: [noah],
  actions: [],
};

describe("the group's register", () => {
  const html = renderToStaticMarkup(<GroupTable day={day} />);

  it('shows marks, rate, flags and what a colleague found out', () => {
    for (const shown of ['Noah Sampleton', '93.7 %', 'call first', 'dentist, back period 4'])
      expect(html).toContain(shown);
    expect(html).toContain('Appointment, back today at 11:00');
    expect(html).toContain('M. Shaw, 09:36');
  });

  it('reads out the letters and only what was out of the ordinary', () => {
    expect(html).toContain('N, reason not yet established');
    expect(html).toContain('aria-label="Tue 15 Sep: I, illness; I, illness"');
  });

  it('leaves a session that is not due yet blank, instead of calling it missing', () => {
    expect(html).not.toContain('no mark</span>');
  });
});
