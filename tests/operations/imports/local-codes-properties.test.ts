import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { codeOnDay, type LocalCode } from '#shared/domain/imports/local-codes.ts';
import { addDays } from '#shared/domain/basics/school-date.ts';
import { importKeptMarks } from '../../../bot/operations/imports/import-kept-marks.ts';
import { putLocalCode } from '../../../bot/operations/imports/local-codes.ts';
import { undoImport } from '../../../bot/operations/imports/undo-import.ts';
import { whatWasRefused } from '../../../bot/operations/imports/what-was-refused.ts';
import { bringIn, newSchool, pupilRow } from '../../support/schools/a-school.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';
import { administrator } from '../../support/schools/people.ts';
import { verifySchool } from '#shared/store/admin/verify-school.ts';
import { storedMarks, type StoredMark } from '../../support/stores/stored-marks.ts';
import { testContext, type TestContext } from '../../support/product/test-context.ts';
import { requestBy } from '../../support/product/requests.ts';

const upns = ['A1', 'A2', 'A3'];
const MONDAY = '2026-09-14';
const ownCodes = ['BM', 'l', 'Y'];
const days = [0, 1, 7].map((after) => addDays(MONDAY, after));

const markOf = fc.record({
  upn: fc.constantFrom(...upns, 'NOBODY'),
  date: fc.constantFrom('2024-08-16', ...days),
  session: fc.constantFrom('AM' as const, 'PM' as const),
  code: fc.constantFrom('/', 'L', 'N', 'C1', 'Y7', '-', ...ownCodes, ...ownCodes),
  minutesLate: fc.constantFrom(null, null, 5),
  comment: fc.constantFrom(null, null, 'bus'),
});
type MarkOf = typeof markOf extends fc.Arbitrary<infer Row> ? Row : never;

const file = fc.record({
  does: fc.constant('file' as const),
  rows: fc.array(markOf, { minLength: 1, maxLength: 10 }),
});
const saying = fc.record({
  does: fc.constant('say' as const),
  code: fc.constantFrom(...ownCodes),
  means: fc.constantFrom('B', 'N', 'Y7', 'H', '-', null),
  from: fc.constantFrom(null, null, '2024-08-19', days[1] ?? null),
});
const comeIn = fc.record({ does: fc.constant('come in' as const), code: fc.constantFrom(...ownCodes) });
const step = fc.oneof({ weight: 4, arbitrary: file }, { weight: 2, arbitrary: saying }, comeIn);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

/** What the newest word on each mark says, worked out from the steps alone. */
class Expected {
  readonly marks = new Map<string, StoredMark>();
  readonly waiting = new Map<string, MarkOf>();
  readonly said: LocalCode[] = [];

  take(step: Step): void {
    if (step.does === 'say') {
      if (!isSenseless(step)) this.said.push(step);
    } else if (step.does === 'file') for (const row of step.rows) this.#hear(row);
    else
      for (const [key, row] of this.waiting)
        if (row.code === step.code && this.#meaning(row) !== null && upns.includes(row.upn)) {
          this.waiting.delete(key);
          this.#stand(key, row);
        }
  }

  /** A refused row keeps what stands; a taken one is the newest word, as is whatever stands after it in the file. */
  #hear(row: MarkOf): void {
    const key = keyOf(row);
    if (this.#meaning(row) === null) this.waiting.set(key, row);
    else if (upns.includes(row.upn)) {
      this.waiting.delete(key);
      this.#stand(key, row);
    }
  }

  #stand(key: string, row: MarkOf): void {
    const code = this.#meaning(row) ?? '';
    if (code === '-') this.marks.delete(key);
    else this.marks.set(key, { code, minutesLate: row.minutesLate, comment: row.comment });
  }

  #meaning(row: MarkOf): string | null {
    const found = codeOnDay(row.code, row.date, this.said);
    return 'code' in found ? found.code : null;
  }

  waitingByCode(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { code } of this.waiting.values()) counts[code] = (counts[code] ?? 0) + 1;
    return counts;
  }
}

const keyOf = (row: MarkOf): string => `${row.upn} ${row.date} ${row.session}`;
const isSenseless = ({ means, from }: LocalCode): boolean => means === 'H' && from !== null;

onBothEngines('marks under a school’s own codes', (openedStore, engine) => {
  const runs = engine === 'Postgres' ? 24 : 6;

  const schoolWithPupils = async (context: TestContext): Promise<string> => {
    const school = await newSchool(context);
    await bringIn(
      context,
      'pupils',
      upns.map((upn) => pupilRow(school, upn)),
    );
    return school;
  };

  /** Answers with the import it made, if it changed a mark. */
  const take = async (context: TestContext, school: string, step: Step): Promise<string | null> => {
    if (step.does === 'say') {
      if (!isSenseless(step))
        await putLocalCode(requestBy(context, administrator), { school, localCode: step });
      return null;
    }
    if (step.does === 'file') {
      const rows = step.rows.map((row) => ({ school, ...row }));
      const report = await bringIn(context, 'marks', rows);
      expect(report.rows).toBe(report.accepted + report.rejectedCount);
      return report.changed > 0 ? report.id : null;
    }
    return importKeptMarks(requestBy(context, administrator), { school, code: step.code }).then(
      (done) => done.import,
      () => null, // nobody has said what it means
    );
  };

  const waiting = async (context: TestContext, school: string): Promise<Record<string, number>> => {
    const { codes } = await whatWasRefused(requestBy(context, administrator));
    const own = codes.filter((code) => code.school === school);
    return Object.fromEntries(own.map(({ code, marks }) => [code, marks]));
  };

  it('stand as the newest word says, and wait where nobody knows it, after any history', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 9 }), async (steps) => {
        const context = testContext(openedStore());
        const school = await schoolWithPupils(context);
        const expected = new Expected();
        for (const [number, one] of steps.entries()) {
          await take(context, school, one);
          expected.take(one);
          const now = { afterStep: number, waiting: await waiting(context, school) };
          expect(now).toEqual({ afterStep: number, waiting: expected.waitingByCode() });
          expect(await storedMarks(context.store, school)).toEqual(expected.marks);
        }
        expect(await verifySchool(context.store.db, school)).toEqual([]);
      }),
      { numRuns: runs },
    );
  });

  it('are all restored, those that waited too, when the last import is taken back; and gone again with that', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 6 }),
        fc.oneof(
          file,
          saying.chain(({ code }) => fc.constant({ does: 'come in' as const, code })),
        ),
        async (history, last) => {
          const context = testContext(openedStore());
          const school = await schoolWithPupils(context);
          const everything = async () => ({
            marks: await storedMarks(context.store, school),
            waiting: await waiting(context, school),
            faults: await verifySchool(context.store.db, school),
          });
          for (const one of history) await take(context, school, one);
          const before = await everything();
          const made = await take(context, school, last);
          const after = await everything();
          if (made === null || JSON.stringify([...before.marks]) === JSON.stringify([...after.marks])) return;
          const undone = await undoImport(requestBy(context, administrator), made);
          expect(await everything()).toEqual(before);
          await undoImport(requestBy(context, administrator), undone.id);
          expect(await everything()).toEqual(after);
        },
      ),
      { numRuns: runs },
    );
  });

  it('stand alike in whatever order they come, in one file or in many', async () => {
    const distinct = fc.uniqueArray(markOf, { selector: keyOf, minLength: 2, maxLength: 10 });
    const twoOrders = distinct.chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }), fc.nat(rows.length)),
    );
    await fc.assert(
      fc.asyncProperty(twoOrders, async ([rows, other, cut]) => {
        const results = [];
        for (const files of [[rows], [other.slice(0, cut), other.slice(cut)]]) {
          const context = testContext(openedStore());
          const school = await schoolWithPupils(context);
          for (const part of files)
            if (part.length > 0) await take(context, school, { does: 'file', rows: part });
          const marks = [...(await storedMarks(context.store, school))].sort();
          results.push({ marks, waiting: await waiting(context, school) });
          expect(await verifySchool(context.store.db, school)).toEqual([]);
        }
        expect(results[1]).toEqual(results[0]);
      }),
      { numRuns: runs / 3 },
    );
  });
});
