import type { ImportKind } from '#shared/domain/people/import-kinds.ts';
import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Problem } from '#shared/domain/basics/problem.ts';
import { importKind } from '#shared/contracts/imports/import-report.ts';
import { bringIn, newSchool, pupilRow } from '../../support/schools/a-school.ts';
import { sharedStore } from '../../support/stores/both-engines.ts';
import { bytesOf, csv } from '../../support/schools/csv.ts';
import { administrator } from '../../support/schools/people.ts';
import { verifySchool } from '#shared/store/admin/verify-school.ts';
import { testContext, type TestContext } from '../../support/product/test-context.ts';
import { importFile } from '../../../bot/operations/imports/import-file.ts';
import { csvKinds } from '../../../bot/sources/csv/registry.ts';
import { requestBy } from '../../support/product/requests.ts';

const TODAY = '2026-09-16';
const columns = (kind: ImportKind): string[] => Object.keys(csvKinds[kind].columns);
const likely = [
  'secondary',
  'term',
  'tutor',
  '7',
  '1',
  'AM',
  'N',
  '/',
  '\\',
  '-',
  TODAY,
  '09:30',
  'a@b.example',
  'A1',
  'Y',
  '2026-02-30',
  '31/12/9999',
  '0000-00-00',
  '-1',
  '1e9',
  '99999999999',
  'ZZ',
  '*',
  '',
  ' ',
  '24:00',
  '0',
];
const odd = [
  '__proto__',
  'constructor',
  'toString',
  '=1+1',
  '+1',
  '-1+1',
  '@x',
  '"',
  '""',
  '\n',
  ',',
  ';',
  '💥',
  'حسن',
  'e\u0301',
  '\u202E',
  "'; drop table pupil;--",
  '\uFFFD',
  '\u0001',
  'x'.repeat(5000),
];

describe('whatever a file holds', () => {
  const openedStore = sharedStore();
  let context: TestContext;
  let school: string;
  beforeAll(async () => {
    context = testContext(openedStore(), { now: `${TODAY}T14:30` });
    school = await newSchool(context);
    await bringIn(context, 'pupils', [pupilRow(school, 'A1'), pupilRow(school, 'A2')]);
  });

  it.each(importKind.options)('%s: each row is taken or refused by itself', async (kind) => {
    const cell = fc.oneof(fc.constantFrom(...likely, ...odd), fc.string({ maxLength: 20 }));
    const row = fc.record(Object.fromEntries(columns(kind).map((column) => [column, cell])));
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 5 }), fc.nat(3), async (rows, own) => {
        const known = rows.map((said, index) => (index < own ? { ...said, school } : said));
        const file = csv(known).replaceAll('\u0000', '');
        const report = await importFile(requestBy(context, administrator), {
          kind,
          source: bytesOf(file),
        }).catch((error: unknown) => error);
        if (report instanceof Problem) {
          expect(report).toMatchObject({
            code: 'unprocessable',
            message: expect.stringContaining('Nothing was changed'),
          });
          return;
        }
        expect(report).toMatchObject({ kind, rejectedCount: expect.any(Number) });
        const { rows: read, accepted, rejectedCount } = report as Record<string, number>;
        expect((accepted ?? 0) + (rejectedCount ?? 0)).toBe(read);
      }),
      { numRuns: 250 },
    );
    expect(await verifySchool(context.store.db, school)).toEqual([]);
  });

  it('bytes at random are refused as a whole, and nothing is kept of them', async () => {
    const before = await context.store.db.selectFrom('import_run').select('import_id').execute();
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom(...importKind.options),
        async (bytes, kind) => {
          await expect(
            importFile(requestBy(context, administrator), { kind, source: bytesOf(bytes) }),
          ).rejects.toMatchObject({
            code: 'unprocessable',
          });
        },
      ),
      { numRuns: 300 },
    );
    expect(await context.store.db.selectFrom('import_run').select('import_id').execute()).toEqual(before);
  });

  it.each([
    ['cut off in the middle of a letter at its end', -1],
    ['with half a letter in its middle', -30],
  ])('a file %s changes nothing, not even its good rows', async (_what, at) => {
    const whole = new TextEncoder().encode(
      csv([pupilRow(school, 'NEW1'), pupilRow(school, 'NEW2', { surname: 'Zoé' })]).trim(),
    );
    const bytes = at === -1 ? Uint8Array.from([...whole, 0xc3]) : whole.with(whole.length + at, 0xc3);
    await expect(
      importFile(requestBy(context, administrator), { kind: 'pupils', source: bytesOf(bytes) }),
    ).rejects.toMatchObject({
      code: 'unprocessable',
      message: expect.stringContaining('CSV UTF-8'),
    });
    const kept = await context.store.db
      .selectFrom('pupil')
      .select('upn')
      .where('upn', 'like', 'NEW%')
      .execute();
    expect(kept).toEqual([]);
  });
});
