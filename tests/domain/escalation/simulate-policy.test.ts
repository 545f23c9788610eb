import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { policyTermBegan, policyTermOf } from '#shared/domain/basics/school-calendar.ts';
import { addDays, mondayOf, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import { proposalChanges, type KnownProposal } from '#shared/domain/escalation/proposals.ts';
import { simulatePolicy } from '#shared/domain/escalation/simulate-policy.ts';
import { guidePolicy, type MeetingStage } from '#shared/domain/people/escalation-policy.ts';
import { daysAway } from '#shared/domain/registers/away/days-away.ts';
import { someRegisters, type PupilGiven } from '../../support/schools/some-registers.ts';

const from = '2026-12-07';
const moment = { today: '2027-02-01', time: '18:00' };
const query = { from, to: moment.today, moment };
const ill = (...days: SchoolDate[]): PupilGiven['marks'] =>
  Object.fromEntries(days.map((day) => [day, 'II']));

it('counts a pupil in the week that reaches a stage, by year group, and in a later term anew', () => {
  const { weeks, byYear } = simulatePolicy(
    someRegisters([
      { marks: ill('2026-12-07', '2026-12-08', '2026-12-14', '2027-01-12', '2027-01-13') },
      { memberships: [{ yearGroup: 8 }], marks: { '2026-12-07': 'II', '2026-12-08': 'IR' } },
    ]),
    query,
    guidePolicy,
  );
  expect(weeks).toEqual([
    { week: '2026-12-14', byStage: { 2: 1, 3: 0, 4: 0 } },
    { week: '2027-01-11', byStage: { 2: 1, 3: 0, 4: 0 } },
  ]);
  expect([...byYear]).toEqual([[7, { 2: 2, 3: 0, 4: 0 }]]);
});

it('proposes what would be proposed day by day, were each meeting held on its day', () => {
  const day = fc.nat(56).map((days) => addDays(from, days));
  const pupils = fc.array(
    fc.array(day, { maxLength: 25 }).map((days) => ({ marks: ill(...days) })),
    {
      minLength: 1,
      maxLength: 3,
    },
  );
  fc.assert(
    fc.property(pupils, (given) => {
      const registers = someRegisters(given);
      const { weeks } = simulatePolicy(registers, query, guidePolicy);
      expect(weeks.map(({ week, byStage }) => [week, byStage])).toEqual(dayByDay(registers));
    }),
    { numRuns: 60 },
  );
});

function dayByDay(registers: ReturnType<typeof someRegisters>): [SchoolDate, Record<MeetingStage, number>][] {
  const known: KnownProposal[] = [];
  const weeks = new Map<SchoolDate, Record<MeetingStage, number>>();
  for (let today = from; today <= moment.today; today = addDays(today, 1)) {
    const away = daysAway(registers, { from, to: today, moment: { today, time: '18:00' } }, guidePolicy);
    const term = policyTermOf([], today);
    const changes = proposalChanges(
      { today, term, termBegan: policyTermBegan([], today), policy: { ...guidePolicy, from } },
      away.values(),
      known,
    );
    for (const change of changes) {
      if (change.change !== 'propose')
        throw new Error(`Nothing is left undecided, and yet: ${change.change}`);
      const { pupilId, stage } = change;
      known.push({
        id: `${known.length}`,
        pupilId,
        stage,
        term,
        status: 'approved',
        until: null,
        heldOn: today,
      });
      const week = weeks.get(mondayOf(today)) ?? { 2: 0, 3: 0, 4: 0 };
      week[stage] += 1;
      weeks.set(mondayOf(today), week);
    }
  }
  return [...weeks];
}
