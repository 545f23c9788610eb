import type { OpenRegisters } from '#shared/contracts/registers/open-registers.ts';
import { plural } from '#shared/wording/basics/number-text.ts';
import { rangeText } from '#shared/wording/basics/table-text.ts';
import { trustTableLabels } from '#shared/wording/figures/trust-table-text.ts';
import { useAsk } from '../../../api/use-api.ts';
import { ExportMenu } from '../../../components/basics/ExportMenu.tsx';
import { countColumn } from '../../../components/figures/figure-columns.ts';
import type { FiguresColumn } from '../../../components/basics/FiguresTable.tsx';
import { TablePage } from '../../../components/figures/TablePage.tsx';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { BySchool } from './BySchool.tsx';

const { registers: words } = trustTableLabels;
type Row = OpenRegisters['schools'][number];

const columns: FiguresColumn<Row>[] = [
  countColumn('registers', words.registersMissing, ({ registersMissing }) => registersMissing),
  countColumn('marks', words.missingMarks, ({ missingMarks }) => missingMarks),
  countColumn('three', words.fromThree, ({ unexplainedFromThree }) => unexplainedFromThree),
  countColumn('five', words.overFive, ({ unexplainedOverFive }) => unexplainedOverFive),
];

/** What has not come in yet, school by school. */
export default function RegistersTable() {
  const page = usePageStyles();
  const input = { query: {} };
  const query = useAsk('openRegisters', input);
  return (
    <TablePage
      title={words.title}
      asked={query}
      beside={({ from, to }) => rangeText(from, to, null)}
      says={({ schools }) => owedSentence(schools)}
      keep={<ExportMenu name="openRegisters" input={input} />}
    >
      {({ schools }) => (
        <>
          <BySchool label={words.label} columns={columns} rows={schools} />
          <p className={page.quiet}>{words.explained}</p>
        </>
      )}
    </TablePage>
  );
}

function owedSentence(schools: readonly Row[]): string {
  const sum = (figure: (row: Row) => number): number =>
    schools.reduce((total, row) => total + figure(row), 0);
  const marks = sum(({ missingMarks }) => missingMarks);
  if (marks === 0) return words.none;
  return words.lead(
    plural(
      sum(({ registersMissing }) => registersMissing),
      'whole register',
    ),
    plural(marks, 'mark'),
  );
}
