import type { PostSixteen } from '#shared/contracts/figures/trust-tables.ts';
import { targetText } from '#shared/wording/basics/number-text.ts';
import { attendedText, tableLabels } from '#shared/wording/basics/table-text.ts';
import { missingOnText, trustTableLabels } from '#shared/wording/figures/trust-table-text.ts';
import { useAsk } from '../../../api/use-api.ts';
import { useNow } from '../../../api/use-me.ts';
import { DaysBeside } from '../../../components/figures/DaysBeside.tsx';
import { DaysPicker } from '../../../components/basics/DaysPicker.tsx';
import { ExportMenu } from '../../../components/basics/ExportMenu.tsx';
import { countColumn, rateColumn } from '../../../components/figures/figure-columns.ts';
import type { FiguresColumn } from '../../../components/basics/FiguresTable.tsx';
import { TablePage } from '../../../components/figures/TablePage.tsx';
import { useDays } from '../../../components/basics/use-days.ts';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { BySchool } from './BySchool.tsx';

const { postSixteen: labels } = trustTableLabels;
type Row = Omit<PostSixteen['schools'][number], 'targetPercent'> & {
  targetPercent: number | null | undefined;
};

const columns: FiguresColumn<Row>[] = [
  countColumn('pupils', labels.pupils, ({ pupils }) => pupils, { onPhone: 'less' }),
  rateColumn('rate', labels.rate, ({ rate }) => rate, { strong: true }),
  {
    key: 'target',
    heading: labels.target,
    cell: ({ targetPercent }) =>
      targetPercent === undefined ? '' : targetPercent === null ? labels.noTarget : targetText(targetPercent),
  },
  {
    key: 'notes',
    heading: labels.notes,
    isText: true,
    cell: ({ provisional, notes }) =>
      provisional ? `${tableLabels.provisional}: ${notes.map(missingOnText).join('; ')}` : '',
  },
];

/** Years 12 and 13: a table of their own, with what is missing day by day. */
export default function PostSixteenTable() {
  const page = usePageStyles();
  const { today } = useNow();
  const [days, setDays] = useDays('this-week', today);
  const input = { query: { from: days.from, to: days.to } };
  const query = useAsk('postSixteen', input);
  return (
    <TablePage
      title={labels.title}
      query={query}
      beside={({ from, to, asOf, trust }) => (
        <DaysBeside from={from} to={to} missing={trust.missingMarks} asOf={asOf} />
      )}
      says={({ schools, trust }) =>
        schools.length === 0
          ? labels.none
          : trust.rate
            ? attendedText(trust.rate.percent)
            : (trust.hidden ?? '')
      }
      chosen={<DaysPicker days={days} today={today} onDays={setDays} />}
      keep={<ExportMenu name="postSixteen" input={input} />}
    >
      {({ schools, trust, basis }) =>
        schools.length > 0 && (
          <>
            <BySchool<Row>
              label={labels.label}
              columns={columns}
              rows={schools}
              trust={{ ...trust, targetPercent: undefined, notes: [], provisional: false }}
            />
            <p className={page.quiet}>{labels.basis[basis]}</p>
          </>
        )
      }
    </TablePage>
  );
}
