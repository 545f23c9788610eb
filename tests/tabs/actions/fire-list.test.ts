import { describe, expect, it } from '@jest/globals';
import { awayToday, type AwayToday } from '#shared/contracts/actions/away.ts';
import { londonInstant } from '#shared/domain/basics/london-time.ts';
import { fireListOf, isOver, keptFireList, serverTime } from '../../../tabs/pages/actions/away/fire-list.ts';

const pupil: AwayToday['pupils'][number] = {
  id: 'pupil-7',
  name: 'Amina Khan',
  yearGroup: '8',
  tutorGroup: '8A',
  house: 'Oak',
  premium: true,
  session: 'AM',
  code: 'I',
  isAllDay: false,
  reason: 'illness, not fit to be told',
  isUnexplained: false,
  toldBy: 'mother, absence line, 08:10',
  expectedBack: 'back tomorrow',
  notice: 'notice-3',
  note: 'do not ring before noon',
  differs: 'the register shows another code',
  here: null,
  hereAs: null,
  signing: 'signing-5',
  callFirst: true,
  since: '2026-11-18',
  action: null,
};

const away: AwayToday = awayToday.parse({
  school: 'BA',
  contradicted: [],
  schoolName: 'Birch Academy',
  date: '2026-11-18',
  asOf: '2026-11-18T09:31:00Z',
  schoolDay: true,
  ofSchool: true,
  registersMissing: ['10B'],
  counted: null,
  pupils: [
    { ...pupil, name: 'Tom Ten', tutorGroup: '10B', code: null },
    pupil,
    { ...pupil, name: 'Come Late', here: 'in since 08:52' },
    { ...pupil, name: 'No Group', tutorGroup: null },
  ],
  offSite: [
    {
      id: 'pupil-9',
      name: 'Lea Left',
      tutorGroup: '8A',
      yearGroup: '8',
      where: 'Left at 11:20',
      because: 'dentist, with her aunt',
      signing: 'signing-6',
    },
  ],
  at: '09:40',
});

describe('the fire list', () => {
  it('holds names with a short word by tutor group, and nothing else of what the answer tells of a pupil', () => {
    expect(fireListOf(away)).toEqual({
      school: 'BA',
      schoolName: 'Birch Academy',
      date: '2026-11-18',
      asOf: '2026-11-18T09:31:00Z',
      at: '09:40',
      ofSchool: true,
      registersMissing: ['10B'],
      groups: [
        { name: '8', pupils: [{ name: 'No Group', says: 'away' }] },
        {
          name: '8A',
          pupils: [
            { name: 'Amina Khan', says: 'away' },
            { name: 'Lea Left', says: 'off site: left at 11:20' },
          ],
        },
        { name: '10B', pupils: [{ name: 'Tom Ten', says: 'register not in' }] },
      ],
    });
  });
});

describe('a kept fire list', () => {
  const minutes = (count: number): number => count * 60_000;

  it.each([
    ['in winter', '2026-11-18', '2026-11-18T09:40:00Z', 14 * 60 + 20],
    ['in summer, an hour before UTC’s midnight', '2026-07-01', '2026-07-01T09:40:00+01:00', 14 * 60 + 20],
    ['on the day the clocks go back', '2026-10-25', '2026-10-25T00:30:00+01:00', 24 * 60 + 30],
  ])('stays until midnight in London: %s', (_when, date, serverNow, left) => {
    const list = { ...fireListOf(away), date };
    // However wrong the device's own clock is.
    for (const device of [0, Date.parse(serverNow), Date.parse('2031-01-01T00:00:00Z')]) {
      const kept = keptFireList('Eve@Grove.example', list, serverNow, device);
      expect(isOver(kept, device)).toBe(false);
      expect(isOver(kept, device + minutes(left) - 1)).toBe(false);
      expect(isOver(kept, device + minutes(left))).toBe(true);
      expect(serverTime(kept, device + minutes(left))).toBe(
        new Date(
          londonInstant(date, '00:00').getTime() + minutes(date === '2026-10-25' ? 25 * 60 : 24 * 60),
        ).toISOString(),
      );
    }
  });

  it('of a day that is over by now is never shown', () => {
    const kept = keptFireList('eve@grove.example', fireListOf(away), '2026-11-19T00:00:10Z', minutes(5));
    expect(isOver(kept, minutes(5))).toBe(true);
  });

  it('goes when the device’s clock is put back', () => {
    const kept = keptFireList('eve@grove.example', fireListOf(away), '2026-11-18T09:40:00Z', minutes(5));
    expect(isOver(kept, minutes(4))).toBe(true);
  });

  it('knows its person however the address is written', () => {
    const kept = keptFireList('Eve@Grove.example', fireListOf(away), '2026-11-18T09:40:00Z', 0);
    expect(kept).toMatchObject({ person: 'eve@grove.example', school: 'BA' });
  });
});
