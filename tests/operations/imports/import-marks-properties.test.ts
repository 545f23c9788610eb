import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findCode } from '#shared/domain/registers/attendance-codes.ts';
import { addDays } from '#shared/domain/basics/school-date.ts';
import { bringIn, newSchool, pupilRow } from '../../support/schools/a-school.ts';
import { DataMemory } from '#shared/store/engine/data-memory.ts';
import type { Ports } from '../../../bot/operations/context.ts';
import { trustBands } from '../../../bot/operations/figures/trust-bands.ts';
import { trustDaily } from '../../../bot/operations/figures/trust-daily.ts';
import { person, post } from '../../support/schools/people.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';
import { verifySchool } from '#shared/store/admin/verify-school.ts';
import { storedMarks, type StoredMark } from '../../support/stores/stored-marks.ts';
import { testContext, type TestContext } from '../../support/product/test-context.ts';
import { requestBy } from '../../support/product/requests.ts';

const upns = ['A1', 'A2', 'A3'];
const MONDAY = '2026-09-14';
const refusedCodes = ['?', 'present', 'Y', 'l'];
const takenCodes = ['/', '\\', 'L', 'N', 'I', 'V', 'D', 'U', 'C1', 'Y2', '', '-'];

const markOf = fc.record({
  upn: fc.constantFrom(...upns, 'NOBODY'),
  date: fc.constantFrom('1926-09-16', ...[0, 1, 2, 7, 8].map((days) => addDays(MONDAY, days))),
  session: fc.constantFrom('AM' as const, 'PM' as const),
  code: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...takenCodes) },
    { weight: 1, arbitrary: fc.constantFrom(...refusedCodes) },
  ),
  minutesLate: fc.constantFrom(null, null, 5, 12),
  comment: fc.constantFrom(null, null, 'bus'),
});
type MarkOf = typeof markOf extends fc.Arbitrary<infer Row> ? Row : never;

const fileOf = fc.array(markOf, { minLength: 1, maxLength: 12 });

/** Files of marks, each brought in once or more, in whatever order. */
const filesInAnyOrder = fc
  .array(fileOf, { minLength: 1, maxLength: 4 })
  .chain((files) => fc.array(fc.constantFrom(...files), { minLength: 1, maxLength: 6 }));

const isTaken = (row: MarkOf): boolean =>
  upns.includes(row.upn) && typeof findCode(row.code, row.date) !== 'string';

/** What the last taken row of each mark says. */
function lastOfEach(files: readonly MarkOf[][]): Map<string, StoredMark> {
  const marks = new Map<string, StoredMark>();
  for (const row of files.flat().filter(isTaken)) {
    const key = `${row.upn} ${row.date} ${row.session}`;
    if (row.code === '' || row.code === '-') marks.delete(key);
    else marks.set(key, { code: row.code, minutesLate: row.minutesLate, comment: row.comment });
  }
  return marks;
}

const pupilChange = fc.record({
  does: fc.constant('pupil' as const),
  upn: fc.constantFrom(...upns, 'B1', 'B2'),
  tutorGroup: fc.constantFrom('7A', '7B', ''),
  yearGroup: fc.constantFrom(7, 8, 12),
  pupilPremium: fc.constantFrom('Y', 'N'),
  startDate: fc.constantFrom(null, '2026-09-15', '2026-09-22'),
  leavingDate: fc.constantFrom(null, null, '2026-09-22', '2026-12-01'),
});
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ does: fc.constant('marks' as const), rows: fileOf }) },
  { weight: 3, arbitrary: pupilChange },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 6 }) }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

onBothEngines('marks brought in', (openedStore, engine) => {
  const runs = engine === 'Postgres' ? 30 : 8;
  const schoolWithPupils = async (context: TestContext): Promise<string> => {
    const school = await newSchool(context);
    await bringIn(
      context,
      'pupils',
      upns.map((upn) => pupilRow(school, upn)),
    );
    return school;
  };

  // The first, as it asks for figures of all schools, and each run of each test adds one.
  it('add up in the derived tables, also after pupils change group, join, leave, and days pass', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 10 }), async (steps) => {
        const context = testContext(openedStore(), { now: '2026-09-14T10:00' });
        const school = await schoolWithPupils(context);
        for (const [number, one] of steps.entries()) {
          await take(context, school, one);
          const faults = await verifySchool(context.store.db, school);
          expect({ afterStep: number, faults }).toEqual({ afterStep: number, faults: [] });
          const forgetful = { ...context, store: { ...context.store, memory: new DataMemory() } };
          const [remembered, anew] = [await figures(context, school), await figures(forgetful, school)];
          expect({ afterStep: number, ...remembered }).toEqual({ afterStep: number, ...anew });
        }
      }),
      { numRuns: runs },
    );
  });

  it('stand as the last row of each mark says, in any order and repetition of files', async () => {
    await fc.assert(
      fc.asyncProperty(filesInAnyOrder, async (files) => {
        const context = testContext(openedStore());
        const school = await schoolWithPupils(context);
        for (const rows of files) {
          const report = await bringIn(
            context,
            'marks',
            rows.map((row) => ({ school, ...row })),
          );
          expect(report.rows).toBe(rows.length);
          expect(report.rejectedCount).toBe(rows.filter((row) => !isTaken(row)).length);
          expect(report.rows).toBe(report.accepted + report.rejectedCount);
          expect(report.accepted).toBe(report.changed + report.unchanged);
        }
        expect(await storedMarks(context.store, school)).toEqual(lastOfEach(files));
        expect(await verifySchool(context.store.db, school)).toEqual([]);

        const again = await bringIn(
          context,
          'marks',
          (files.at(-1) ?? []).map((row) => ({ school, ...row })),
        );
        expect(again.changed).toBe(0);
      }),
      { numRuns: runs },
    );
  });

  it('add up when several files for one school come at once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fileOf, pupilChange), { minLength: 2, maxLength: 6 }),
        async (atOnce) => {
          const context = testContext(openedStore());
          const school = await schoolWithPupils(context);
          await Promise.all(
            atOnce.map((file) =>
              take(context, school, Array.isArray(file) ? { does: 'marks', rows: file } : file),
            ),
          );
          expect(await verifySchool(context.store.db, school)).toEqual([]);
        },
      ),
      { numRuns: runs },
    );
  });
});

/** Figures as a senior leader of the school sees them; the year so far twice, from totals and from registers. */
async function figures(context: Ports, school: string) {
  const leader = person([post(school, 'senior-leader')]);
  const daily = await trustDaily(requestBy(context, leader), {});
  const soFar = (await trustBands(requestBy(context, leader), {})).trust;
  expect((await trustBands(requestBy(context, leader), { from: '2026-08-02' })).trust).toEqual(soFar);
  return { daily, soFar };
}

async function take(context: TestContext, school: string, step: Step): Promise<void> {
  switch (step.does) {
    case 'marks':
      await bringIn(
        context,
        'marks',
        step.rows.map((row) => ({ school, ...row })),
      );
      return;
    case 'pupil': {
      const { does: _does, upn, ...row } = step;
      const inOrder = !row.startDate || !row.leavingDate || row.startDate <= row.leavingDate;
      await bringIn(context, 'pupils', [
        pupilRow(school, upn, inOrder ? row : { ...row, leavingDate: null }),
      ]);
      return;
    }
    case 'wait': {
      const today = addDays(context.clock.now().toISOString().slice(0, 10), step.days);
      context.clock.set(`${today}T10:00`);
    }
  }
}
