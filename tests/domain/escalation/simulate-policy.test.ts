import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { policyTermBegan, policyTermOf, schoolDaysBetween } from '#shared/domain/basics/school-calendar.ts';
import { mondayOf, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import { schoolProposalChanges, type RegistersAsk } from '#shared/domain/escalation/proposals-of-school.ts';
import type { KnownProposal } from '#shared/domain/escalation/proposals.ts';
import {
  nothingProposed,
  simulatePolicy,
  type Proposed,
  type Simulated,
} from '#shared/domain/escalation/simulate-policy.ts';
import { noBetterSinceText, textWindows } from '#shared/domain/escalation/text-first.ts';
import { guidePolicy, type EscalationPolicy } from '#shared/domain/people/escalation-policy.ts';
import { daysAway } from '#shared/domain/registers/away/days-away.ts';
import { daysLate } from '#shared/domain/registers/away/days-late.ts';
import { someRegisters, type PupilGiven } from '../../support/schools/some-registers.ts';

const from = '2026-12-07';
const moment = { today: '2027-02-01', time: '18:00' };
const query = { from, to: moment.today, moment };
const lateness: EscalationPolicy['lateness'] = [
  { stage: 2, who: 'tutor', days: { 1: 3, 2: 4, 3: 5 } },
  { stage: 3, who: 'year-leader', days: { 1: 6, 2: 8, 3: 9 } },
];
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
    { week: '2026-12-14', ...nothingProposed(), byStage: { 2: 1, 3: 0, 4: 0 } },
    { week: '2027-01-11', ...nothingProposed(), byStage: { 2: 1, 3: 0, 4: 0 } },
  ]);
  expect([...byYear]).toEqual([[7, { ...nothingProposed(), byStage: { 2: 2, 3: 0, 4: 0 } }]]);
});

it('proposes what would be proposed day by day, were each meeting held, and each message written, on its day', () => {
  const day = fc.constantFrom(...schoolDaysBetween([], from, moment.today));
  const marks = fc
    .array(fc.tuple(day, fc.constantFrom('II', 'LI', 'L\\', 'UU')), { maxLength: 30 })
    .map((some) => ({ marks: Object.fromEntries(some) }));
  const rules = fc.record({ textFirst: fc.boolean(), hasLateness: fc.boolean(), over: fc.boolean() });
  fc.assert(
    fc.property(
      fc.array(marks, { minLength: 1, maxLength: 3 }),
      rules,
      (given, { textFirst, hasLateness, over }) => {
        const registers = someRegisters(given);
        const policy = { ...guidePolicy, textFirst, lateness: hasLateness ? lateness : [] };
        const overTen = new Set(over ? [registers.roll.pupils[0]?.id ?? 0] : []);
        const { weeks } = simulatePolicy(registers, query, policy, overTen);
        expect(weeks).toEqual(dayByDay(registers, policy, overTen));
      },
    ),
    { numRuns: 80 },
  );
});

function dayByDay(
  registers: ReturnType<typeof someRegisters>,
  policy: EscalationPolicy,
  overTenLastYear: ReadonlySet<number>,
): Simulated['weeks'] {
  const known: KnownProposal[] = [];
  const weeks = new Map<SchoolDate, Proposed>();
  for (const today of schoolDaysBetween([], from, moment.today)) {
    const asOf = { from, to: today, moment: { today, time: '18:00' } };
    const term = policyTermOf([], today);
    const ask: RegistersAsk = {
      today,
      term,
      termBegan: policyTermBegan([], today),
      policy: { ...policy, from, of: 'trust', reason: null },
      away: [...daysAway(registers, asOf, policy).values()],
      late: [...daysLate(registers, asOf).values()],
      onRoll: new Set(registers.roll.pupils.map(({ id }) => id)),
      overTenLastYear,
      noBetter: noBetterSinceText(registers, asOf, policy, textWindows(known, [], today)),
    };
    for (const change of schoolProposalChanges(ask, known)) {
      if (change.change !== 'propose')
        throw new Error(`Nothing is left undecided, and yet: ${change.change}`);
      const { pupilId, rule, stage } = change;
      const id = `${known.length}`;
      known.push({ id, pupilId, rule, stage, term, status: 'approved', until: null, heldOn: today });
      const week = weeks.get(mondayOf(today)) ?? nothingProposed();
      if (rule === 'text-first') week.messages += 1;
      else if (rule === 'absence') week.byStage[stage] += 1;
      else week.late[stage === 2 ? 2 : 3] += 1;
      weeks.set(mondayOf(today), week);
    }
  }
  return [...weeks].map(([week, proposed]) => ({ week, ...proposed }));
}
