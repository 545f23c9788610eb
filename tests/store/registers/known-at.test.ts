import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { beginReading } from '#shared/store/engine/data-memory.ts';
import { registersAsKnownAt } from '#shared/store/registers/registers-known-at.ts';
import { registersOf } from '#shared/store/registers/school-registers.ts';
import type { SchoolRegisters } from '#shared/domain/registers/school-registers.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { eachMark } from '#shared/domain/registers/marks-of-day.ts';
import { undoImport } from '../../../bot/operations/imports/undo-import.ts';
import { bringIn, markRow, newSchool, pupilRow } from '../../support/schools/a-school.ts';
import { sharedStore } from '../../support/stores/both-engines.ts';
import { administrator } from '../../support/schools/people.ts';
import { testContext } from '../../support/product/test-context.ts';
import { requestBy } from '../../support/product/requests.ts';

const days = ['2026-09-14', '2026-09-15', '2026-09-22'];
const code = fc.constantFrom('/', 'L', 'I', 'N', 'O', '-');
const mark = fc.record({ pupil: fc.constantFrom('A1', 'A2'), date: fc.constantFrom(...days), code });
const step = fc.oneof(
  { weight: 3, arbitrary: fc.array(mark, { minLength: 1, maxLength: 4 }) },
  fc.constant('take the last one back' as const),
);

describe('registers as they were known', () => {
  const store = sharedStore('Postgres');

  it('are at every past moment what they were then, whatever came in or was taken back later', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 7 }), async (steps) => {
        const context = testContext(store(), { now: '2026-09-22T08:00' });
        const school = await newSchool(context);
        await bringIn(context, 'pupils', [pupilRow(school, 'A1'), pupilRow(school, 'A2')]);
        const standing: string[] = [];
        const then: { at: Date; marks: string[] }[] = [];
        const note = async (): Promise<void> => {
          const reading = await beginReading(context.store);
          const registers = (await registersOf(reading, [school], days[0] ?? '', '2026-09-22')).get(school);
          then.push({ at: context.clock.now(), marks: marksIn(registers) });
          context.clock.set(`2026-09-22T08:${String(then.length).padStart(2, '0')}`);
        };
        await note();
        for (const one of steps) {
          if (one === 'take the last one back') {
            const last = standing.pop();
            // One that changed nothing can't be taken back, and says so.
            if (last) await undoImport(requestBy(context, administrator), last).catch(unlessConflict);
          } else {
            const rows = one.map(({ pupil, date, code: said }) => markRow(school, pupil, date, 'AM', said));
            standing.push((await bringIn(context, 'marks', rows)).id);
          }
          await note();
        }
        const reading = await beginReading(context.store);
        for (const { at, marks } of then) {
          const known = await registersAsKnownAt(reading, [school], days[0] ?? '', '2026-09-22', at);
          expect(marksIn(known.get(school))).toEqual(marks);
        }
      }),
      { numRuns: 25 },
    );
  });
});

function unlessConflict(error: unknown): void {
  if (!(error instanceof Problem) || error.code !== 'conflict') throw error;
}

function marksIn(registers: SchoolRegisters | undefined): string[] {
  if (!registers) return [];
  return days.flatMap((date) => {
    const marks: string[] = [];
    eachMark(registers, date, ({ id }, _span, both) => marks.push(`${date} ${id} ${both.AM}${both.PM}`));
    return marks;
  });
}
