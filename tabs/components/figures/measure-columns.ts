import type { MeasureRow } from '#shared/contracts/measures.ts';
import { figuresWords } from '#shared/wording/figures-words.ts';
import { gapReached, measureReached, rateReached, shareReached } from '#shared/wording/table-words.ts';
import { trustTableWords } from '#shared/wording/trust-table-words.ts';
import { countColumn, decimal, pointsColumn, rateColumn, signedDecimal } from './figure-columns.ts';
import type { FiguresColumn } from './FiguresTable.tsx';

const { groups: words, bands } = trustTableWords;
const { columns: headings } = figuresWords;

/** The columns of figures of groups; with the change since the days they are compared with, if they are. */
export function measureColumns(
  compare: 'day' | 'week' | undefined,
  asOf: string | null,
): FiguresColumn<MeasureRow>[] {
  const share = (key: 'authorised' | 'unauthorised' | 'late'): FiguresColumn<MeasureRow> => ({
    key,
    heading: words[key],
    onPhone: 'less',
    value: ({ percents }) => percents[key],
    cell: ({ percents }) => decimal(percents[key]),
    reached: ({ sessions }) => [shareReached(sessions[key], sessions.possible, 'session')],
  });
  return [
    countColumn('onRoll', words.onRoll, ({ onRoll }) => onRoll, { onPhone: 'least' }),
    rateColumn('rate', words.rate, ({ rate }) => rate, {
      strong: true,
      reached: (row) => measureReached(row, asOf),
    }),
    ...(compare
      ? [
          pointsColumn<MeasureRow>('change', words.change, ({ before }) => before?.change ?? null, {
            cell: ({ before }) => signedDecimal(before?.change ?? null),
            explains: words.changeExplained[compare],
            reached: ({ before }) =>
              before ? [`${words.before[compare]}: ${rateReached(before.rate)}`] : [],
          }),
        ]
      : []),
    share('authorised'),
    share('unauthorised'),
    share('late'),
    pointsColumn('gapPp', words.gapPp, ({ gapPp }) => gapPp, {
      explains: headings.gapFull,
      onPhone: 'less',
      reached: ({ pp, nonPp, gapPp }) => [
        gapReached(pp, nonPp, gapPp),
        `${headings.ppFull}: ${rateReached(pp)}`,
        `${headings.nonPpFull}: ${rateReached(nonPp)}`,
      ],
    }),
    countColumn('pa', words.pa, ({ persistentlyAbsent }) => persistentlyAbsent, {
      explains: headings.persistent,
      onPhone: 'less',
      reached: ({ persistentlyAbsent, pupilsCounted }) => [
        shareReached(persistentlyAbsent, pupilsCounted),
        bands.paRule,
      ],
    }),
    countColumn('severe', words.severe, ({ severelyAbsent }) => severelyAbsent, {
      explains: headings.severe,
      onPhone: 'less',
      reached: ({ severelyAbsent, pupilsCounted }) => [
        shareReached(severelyAbsent, pupilsCounted),
        bands.severeRule,
      ],
    }),
    countColumn('missing', words.missing, ({ sessions }) => sessions.missing, { onPhone: 'least' }),
  ];
}
