import type { KeyMeasures } from '#shared/contracts/trust-tables.ts';
import { figuresWords } from '#shared/wording/figures-words.ts';
import { phaseWords } from '#shared/wording/measure-words.ts';
import { countWords, targetWords } from '#shared/wording/number-words.ts';
import { trustTableWords } from '#shared/wording/trust-table-words.ts';
import { useAsk } from '../../api/use-api.ts';
import { DataAge } from '../../components/DataAge.tsx';
import { ExportMenu } from '../../components/figures/ExportMenu.tsx';
import { countColumn, differenceColumn } from '../../components/figures/figure-columns.ts';
import { FiguresTable, type FiguresColumn } from '../../components/figures/FiguresTable.tsx';
import { TablePage } from '../../components/figures/TablePage.tsx';
import { usePageStyles } from '../../components/page-styles.ts';
import { SchoolLink } from './SchoolLink.tsx';

const { measures: words } = trustTableWords;
type Row = Omit<KeyMeasures['rows'][number], 'phase' | 'underPercent'> & {
  phase: KeyMeasures['rows'][number]['phase'] | null;
  underPercent: number | null;
};

const columns: FiguresColumn<Row>[] = [
  {
    key: 'under',
    heading: words.under,
    value: ({ underPercent }) => underPercent,
    cell: ({ underPercent }) => (underPercent === null ? '' : targetWords(underPercent)),
  },
  countColumn('pupils', words.pupils, ({ pupils }) => pupils, { onPhone: 'less' }),
  countColumn('below', words.below, ({ below }) => below, {
    strong: true,
    reached: ({ below, pupils, underPercent }) =>
      underPercent === null ? [] : [words.reached(below, pupils, targetWords(underPercent))],
  }),
  countColumn('before', words.before, ({ belowWeekBefore }) => belowWeekBefore, { onPhone: 'less' }),
  differenceColumn('change', words.change, ({ change }) => change),
  countColumn('missing', words.missing, ({ missingMarks }) => missingMarks, { onPhone: 'least' }),
];

/** Pupil premium pupils under their phase's measure, with the change since a week before. */
export default function KeyMeasuresTable() {
  const page = usePageStyles();
  const input = { query: {} };
  const asked = useAsk('keyMeasures', input);
  return (
    <TablePage
      title={words.title}
      asked={asked}
      beside={({ asOf }) => <DataAge asOf={asOf} />}
      says={({ trust }) => words.lead(countWords(trust.below), countWords(trust.pupils))}
      keep={<ExportMenu name="keyMeasures" input={input} />}
    >
      {({ rows, trust }) => (
        <>
          <p className={page.quiet}>{changeWords(trust.change)}</p>
          <FiguresTable<Row>
            label={words.label}
            firstHeading={figuresWords.columns.school}
            columns={columns}
            rows={rows}
            keyOf={({ school, phase }) => `${school} ${phase}`}
            nameOf={({ name }) => name}
            head={(row) => (
              <>
                <SchoolLink {...row} />{' '}
                <span className={page.quiet}>{row.phase && phaseWords[row.phase].toLowerCase()}</span>
              </>
            )}
            foot={{
              row: {
                ...trust,
                ...{
                  school: '',
                  name: figuresWords.trust,
                  phase: null,
                  underPercent: null,
                },
              },
              head: figuresWords.trust,
            }}
          />
        </>
      )}
    </TablePage>
  );
}

function changeWords(change: number | null): string {
  if (change === null) return '';
  if (change === 0) return words.same;
  return change < 0 ? words.better(-change) : words.worse(change);
}
