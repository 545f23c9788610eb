import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { attendanceCodes } from '#shared/domain/registers/attendance-codes.ts';
import { pupilSessions, type SessionKind } from '#shared/domain/registers/pupil-sessions.ts';
import { countRegisters } from '#shared/domain/registers/register-counts.ts';
import type { CalendarPeriod } from '#shared/domain/basics/school-calendar.ts';
import { addDays } from '#shared/domain/basics/school-date.ts';
import { someRegisters, type PupilGiven } from '../../support/schools/some-registers.ts';

const WEDNESDAY = '2026-09-16';
const term: CalendarPeriod = {
  kind: 'term',
  name: 'Autumn',
  starts: '2026-09-07',
  ends: '2026-09-25',
  policyTerm: 1,
};
const inset: CalendarPeriod = { ...term, kind: 'inset', starts: '2026-09-14', ends: '2026-09-14' };
const range = { from: '2026-08-31', to: '2026-10-04' };

function sessionsOf(pupil: PupilGiven, moment = { today: '2026-12-01', time: '16:00' }) {
  const registers = someRegisters([pupil], [term, inset]);
  const [rolled] = registers.roll.pupils;
  if (!rolled) throw new Error('No pupil was given');
  return pupilSessions(registers, rolled, { ...range, moment });
}

const on = (date: string, found: ReturnType<typeof sessionsOf>) =>
  found.filter((one) => one.date === date).map(({ code, kind }) => `${code} ${kind}`);

describe('what each session of a pupil is', () => {
  it.each<[string, string, string]>([
    ['/L', '/ attended', 'L late'],
    ['dN', 'C2 authorised', 'N unauthorised'],
    ['X#', 'X not-possible', '# not-possible'],
    ['V-', 'V attended', '- missing'],
  ])('%s', (marks, am, pm) => {
    expect(on(WEDNESDAY, sessionsOf({ marks: { [WEDNESDAY]: marks } }))).toEqual([am, pm]);
  });

  it('tells days without school from days not on roll, and both from days to come', () => {
    const pupil = { startDate: '2026-09-09', marks: { '2026-09-17': 'MM' } };
    const found = sessionsOf(pupil, { today: WEDNESDAY, time: '10:00' });
    expect(on('2026-09-08', found)).toEqual([' not-on-roll', ' not-on-roll']);
    expect(on('2026-09-14', found)).toEqual([' no-school', ' no-school']);
    expect(on('2026-09-15', found)).toEqual(['- missing', '- missing']);
    expect(on(WEDNESDAY, found)).toEqual(['- missing', ' not-due']);
    expect(on('2026-09-17', found)).toEqual(['M not-due', 'M not-due']);
  });

  it('a mark on a day without school counts there too', () => {
    const found = sessionsOf({ marks: { '2026-09-14': '/-', '2026-09-19': 'B-' } });
    expect(on('2026-09-14', found)).toEqual(['/ attended', ' no-school']);
    expect(on('2026-09-19', found)).toEqual(['B attended', ' no-school']);
  });

  it('for any marks the squares add up to what is counted', () => {
    const character = fc.constantFrom(...attendanceCodes.map((code) => code.character));
    const day = fc.integer({ min: 0, max: 34 }).map((days) => addDays(range.from, days));
    const pupil = fc.record({
      startDate: fc.option(day),
      leavingDate: fc.option(day),
      marks: fc.dictionary(
        day,
        fc.tuple(character, character).map((pair) => pair.join('')),
      ),
    });
    const time = fc.constantFrom('08:00', '09:45', '15:00');
    fc.assert(
      fc.property(fc.array(pupil, { minLength: 1, maxLength: 3 }), day, time, (pupils, today, clock) => {
        const registers = someRegisters(pupils, [term, inset]);
        const moment = { today, time: clock };
        const counts = countRegisters(registers, {
          ...range,
          moment,
          by: 'kind',
          groups: pupils.length,
          groupOf: (_pupil, _membership, index) => index,
        });
        registers.roll.pupils.forEach((rolled, index) => {
          const kinds = Map.groupBy(
            pupilSessions(registers, rolled, { ...range, moment }),
            ({ kind }) => kind,
          );
          const many = (kind: SessionKind) => kinds.get(kind)?.length ?? 0;
          expect(counts.count(index)).toEqual({
            possible: many('attended') + many('late') + many('authorised') + many('unauthorised'),
            attended: many('attended') + many('late'),
            authorised: many('authorised'),
            unauthorised: many('unauthorised'),
            late: many('late'),
            missing: many('missing'),
          });
        });
      }),
    );
  });
});
