import type { KeyMeasures } from '#shared/contracts/figures/trust-tables.ts';
import { dayText } from '#shared/wording/basics/date-text.ts';
import { phaseLabels } from '#shared/wording/figures/measure-text.ts';
import { countText, targetText } from '#shared/wording/basics/number-text.ts';
import { tooFewText } from '#shared/wording/basics/told-text.ts';
import { trustTableLabels } from '#shared/wording/figures/trust-table-text.ts';
import { useAsk } from '../../../api/use-api.ts';
import { DataAge } from '../../../components/basics/DataAge.tsx';
import { ExportMenu } from '../../../components/basics/ExportMenu.tsx';
import { countColumn, differenceColumn } from '../../../components/figures/figure-columns.ts';
import type { FiguresColumn } from '../../../components/basics/FiguresTable.tsx';
import { TablePage } from '../../../components/figures/TablePage.tsx';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { BySchool } from './BySchool.tsx';

const { measures: labels } = trustTableLabels;
type Row = Omit<KeyMeasures['rows'][number], 'phase' | 'underPercent'> & {
  phase: KeyMeasures['rows'][number]['phase'] | null;
  underPercent: number | null;
};

const columns: FiguresColumn<Row>[] = [
  {
    key: 'under',
    heading: labels.under,
    value: ({ underPercent }) => underPercent,
    cell: ({ underPercent }) => (underPercent === null ? '' : targetText(underPercent)),
  },
  countColumn('pupils', labels.pupils, ({ pupils }) => pupils, { onPhone: 'less' }),
  countColumn('below', labels.below, ({ below }) => below, {
    strong: true,
    reached: ({ below, pupils, underPercent }) =>
      below === null || pupils === null
        ? [tooFewText]
        : underPercent === null
          ? []
          : [labels.reached(below, pupils, targetText(underPercent))],
  }),
  countColumn('before', labels.before, ({ belowWeekBefore }) => belowWeekBefore, { onPhone: 'less' }),
  differenceColumn('change', labels.change, ({ change }) => change),
  countColumn('missing', labels.missing, ({ missingMarks }) => missingMarks, { onPhone: 'least' }),
];

/** Pupil premium pupils under their phase's measure, with the change since a week before. */
export default function KeyMeasuresTable() {
  const page = usePageStyles();
  const input = { query: {} };
  const query = useAsk('keyMeasures', input);
  return (
    <TablePage
      title={labels.title}
      query={query}
      beside={({ asOf, date }) => (
        <>
          {dayText(date)} · <DataAge asOf={asOf} />
        </>
      )}
      says={({ trust }) =>
        trust.below === null || trust.pupils === null
          ? tooFewText
          : labels.lead(countText(trust.below), countText(trust.pupils))
      }
      keep={<ExportMenu name="keyMeasures" input={input} />}
    >
      {({ rows, trust }) => (
        <>
          <p className={page.quiet}>{changeText(trust.change)}</p>
          <BySchool<Row>
            label={labels.label}
            columns={columns}
            rows={rows}
            trust={{ ...trust, phase: null, underPercent: null }}
            partOf={({ phase }) => (phase ? phaseLabels[phase].toLowerCase() : '')}
          />
        </>
      )}
    </TablePage>
  );
}

function changeText(change: number | null): string {
  if (change === null) return '';
  if (change === 0) return labels.same;
  return change < 0 ? labels.better(-change) : labels.worse(change);
}
