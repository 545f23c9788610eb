import { expect, it } from '@jest/globals';
import type { RowSource, SourceItem } from '#shared/contracts/imports/file-rows.ts';
import type { PeriodRow } from '#shared/contracts/people/file-rows.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { importRows } from '../../../bot/operations/imports/import-file.ts';
import { requestBy } from '../../support/product/requests.ts';
import { testContext } from '../../support/product/test-context.ts';
import { newSchool } from '../../support/schools/a-school.ts';
import { administrator } from '../../support/schools/people.ts';
import { sharedStore } from '../../support/stores/both-engines.ts';

const openedStore = sharedStore();
const closure = (school: string, name: string): PeriodRow => ({
  school,
  name,
  kind: 'closure',
  starts: '2026-12-03',
  ends: '2026-12-03',
  policyTerm: null,
});

async function* pieces<Row>(...given: SourceItem<Row>[][]): RowSource<Row> {
  yield* given;
}

it('rows of any source come in as a file’s do: by row, with where each fault and warning stood', async () => {
  const context = testContext(openedStore());
  const school = await newSchool(context);
  const source = pieces<PeriodRow>(
    [{ line: 7, row: closure(school, 'Snow') }],
    [],
    [
      { line: 8, fault: { column: 'starts', found: 'soon', message: 'Expected a date.' }, school, upn: '' },
      { line: 9, warning: 'This record says nothing about inset days.' },
      { line: 10, row: closure('NOWHERE', 'Flood') },
    ],
  );
  const report = await importRows(requestBy(context, administrator), { kind: 'terms', rows: source });
  expect(report).toMatchObject({ rows: 3, accepted: 1, changed: 1, rejectedCount: 2 });
  expect(report.rejected.map(({ line, column }) => [line, column])).toEqual([
    [8, 'starts'],
    [10, 'school'],
  ]);
  expect(report.warnings).toEqual([{ line: 9, message: 'This record says nothing about inset days.' }]);
});

it('a source that breaks off before anything went in leaves nothing behind', async () => {
  const context = testContext(openedStore());
  const school = await newSchool(context);
  const breaking = async function* (): RowSource<PeriodRow> {
    yield [{ line: 1, row: closure(school, 'Storm') }];
    throw new Problem('unavailable', 'The other side hung up. Nothing was changed.');
  };
  const runs = () => context.store.db.selectFrom('import_run').select('import_id').execute();
  const before = (await runs()).length;
  await expect(
    importRows(requestBy(context, administrator), { kind: 'terms', rows: breaking() }),
  ).rejects.toMatchObject({ code: 'unavailable' });
  expect(await runs()).toHaveLength(before);
  const stored = context.store.db
    .selectFrom('calendar_period')
    .select('name')
    .where('school_id', '=', school);
  expect((await stored.execute()).map(({ name }) => name)).toEqual(['Autumn']);
});
