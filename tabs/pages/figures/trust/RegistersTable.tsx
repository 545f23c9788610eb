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

const { registers: labels } = trustTableLabels;
type Row = OpenRegisters['schools'][number];

const columns: FiguresColumn<Row>[] = [
  countColumn('registers', labels.registersMissing, ({ registersMissing }) => registersMissing),
  countColumn('marks', labels.missingMarks, ({ missingMarks }) => missingMarks),
  countColumn('three', labels.fromThree, ({ unexplainedFromThree }) => unexplainedFromThree),
  countColumn('five', labels.overFive, ({ unexplainedOverFive }) => unexplainedOverFive),
];

/** What has not come in yet, school by school. */
export default function RegistersTable() {
  const page = usePageStyles();
  const input = { query: {} };
  const query = useAsk('openRegisters', input);
  return (
    <TablePage
      title={labels.title}
      query={query}
      beside={({ from, to }) => rangeText(from, to, null)}
      says={({ schools }) => owedSentence(schools)}
      keep={<ExportMenu name="openRegisters" input={input} />}
    >
      {({ schools }) => (
        <>
          <BySchool label={labels.label} columns={columns} rows={schools} />
          <p className={page.quiet}>{labels.explained}</p>
        </>
      )}
    </TablePage>
  );
}

function owedSentence(schools: readonly Row[]): string {
  const sum = (figure: (row: Row) => number | null): number =>
    schools.reduce((total, row) => total + (figure(row) ?? 0), 0);
  const marks = sum(({ missingMarks }) => missingMarks);
  if (schools.some(({ missingMarks }) => missingMarks === null))
    return labels.leadRegisters(
      plural(
        sum(({ registersMissing }) => registersMissing),
        'whole register',
      ),
    );
  if (marks === 0) return labels.none;
  return labels.lead(
    plural(
      sum(({ registersMissing }) => registersMissing),
      'whole register',
    ),
    plural(marks, 'mark'),
  );
}
