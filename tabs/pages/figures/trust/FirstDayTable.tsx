import type { FirstDaysBack } from '#shared/contracts/figures/first-days-back.ts';
import { dayText } from '#shared/wording/basics/date-text.ts';
import { plural } from '#shared/wording/basics/number-text.ts';
import { trustTableLabels } from '#shared/wording/figures/trust-table-text.ts';
import { useAsk } from '../../../api/use-api.ts';
import { ExportMenu } from '../../../components/basics/ExportMenu.tsx';
import { countColumn } from '../../../components/figures/figure-columns.ts';
import type { FiguresColumn } from '../../../components/basics/FiguresTable.tsx';
import { TablePage } from '../../../components/figures/TablePage.tsx';
import { BySchool } from './BySchool.tsx';

const { firstDay: labels } = trustTableLabels;
type Row = FirstDaysBack['schools'][number];

const columns: FiguresColumn<Row>[] = [
  {
    key: 'day',
    heading: labels.day,
    value: ({ firstDay }) => firstDay,
    cell: ({ firstDay }) => (firstDay ? dayText(firstDay) : '–'),
  },
  countColumn('onRoll', labels.onRoll, ({ onRoll }) => onRoll, { onPhone: 'less' }),
  countColumn('back', labels.back, ({ back }) => back),
  countColumn('notBack', labels.notBack, ({ notBack }) => notBack, { strong: true }),
  countColumn('notKnown', labels.notKnown, ({ notKnown }) => notKnown, { onPhone: 'less' }),
];

/** Who was back on the first day after the last holiday, school by school. */
export default function FirstDayTable() {
  const input = { query: {} };
  const query = useAsk('firstDaysBack', input);
  return (
    <TablePage
      title={labels.title}
      query={query}
      beside={() => ''}
      says={({ schools }) =>
        schools.every(({ firstDay }) => firstDay === null)
          ? labels.none
          : labels.lead(
              plural(
                schools.reduce((sum, { notBack }) => sum + (notBack ?? 0), 0),
                'pupil',
              ),
            )
      }
      keep={<ExportMenu name="firstDaysBack" input={input} />}
    >
      {({ schools }) => <BySchool label={labels.label} columns={columns} rows={schools} />}
    </TablePage>
  );
}
