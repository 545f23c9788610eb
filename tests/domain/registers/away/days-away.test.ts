import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { guidePolicy } from '#shared/domain/people/escalation-policy.ts';
import { addDays } from '#shared/domain/basics/school-date.ts';
import { attendanceCodes } from '#shared/domain/registers/attendance-codes.ts';
import { daysAway } from '#shared/domain/registers/away/days-away.ts';
import { missedByCode } from '#shared/domain/registers/away/days-missed.ts';
import { pupilSessions } from '#shared/domain/registers/pupil-sessions.ts';
import { someRegisters, type PupilGiven } from '../../../support/schools/some-registers.ts';

const from = '2026-09-07';
const moment = { today: '2026-09-16', time: '09:40' };
const query = { from, to: moment.today, moment };
const awayOf = (given: PupilGiven, disputed?: string[]) =>
  daysAway(someRegisters([given]), query, guidePolicy, new Set(disputed)).get(1);

it('counts by session what the policy counts, and the rest apart', () => {
  const away = awayOf({
    marks: {
      '2026-09-07': 'I/',
      '2026-09-08': 'MR',
      '2026-09-09': 'RL',
      '2026-09-14': 'OU',
      '2026-09-15': 'CX',
    },
  });
  expect(away).toMatchObject({
    counted: 3,
    medical: 1,
    last: '2026-09-14',
    weekdays: [3, 0, 0, 0, 0],
  });
  expect([...(away?.notCounted ?? [])]).toEqual([
    ['R', 2],
    ['C', 1],
  ]);
});

it('takes no mark that a family says is wrong, none of a session to come, and none of when the pupil was not on roll', () => {
  const marks = { '2026-09-14': 'NN', '2026-09-16': 'II' };
  expect(awayOf({ marks })).toMatchObject({ counted: 3, last: '2026-09-16' });
  expect(awayOf({ marks }, ['1 2026-09-14 PM', '2 2026-09-14 AM'])).toMatchObject({ counted: 2 });
  expect(awayOf({ marks, startDate: '2026-09-15' })).toMatchObject({ counted: 1 });
  expect(awayOf({ marks, leavingDate: '2026-09-15' })).toMatchObject({ counted: 2, last: '2026-09-14' });
});

it('agrees with each pupil’s sessions, one by one', () => {
  const character = fc.constantFrom('-', ...attendanceCodes.map((code) => code.character));
  const marks = fc
    .array(fc.tuple(fc.nat(9), character, character), { maxLength: 10 })
    .map((days) => Object.fromEntries(days.map(([day, am, pm]) => [addDays(from, day), `${am}${pm}`])));
  const pupil = fc.record({
    marks,
    startDate: fc.constantFrom(null, '2026-09-09'),
    leavingDate: fc.constantFrom(null, '2026-09-14'),
  });
  const missedAs = missedByCode(guidePolicy.notCounted);
  fc.assert(
    fc.property(fc.array(pupil, { minLength: 1, maxLength: 4 }), (pupils) => {
      const registers = someRegisters(pupils);
      const found = daysAway(registers, query, guidePolicy);
      for (const rolled of registers.roll.pupils) {
        const absences = pupilSessions(registers, rolled, query).filter(
          ({ kind }) => kind === 'authorised' || kind === 'unauthorised',
        );
        const counted = absences.filter(({ code }) => missedAs(code) === 'missed');
        expect(found.get(rolled.id)?.counted ?? 0).toBe(counted.length);
        expect(found.get(rolled.id)?.last ?? null).toBe(counted.at(-1)?.date ?? null);
        expect(found.get(rolled.id)?.medical ?? 0).toBe(
          absences.filter(({ code }) => missedAs(code) === 'medical').length,
        );
      }
    }),
    { numRuns: 300 },
  );
});
