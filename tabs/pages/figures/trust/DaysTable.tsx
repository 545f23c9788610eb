import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { SchoolDaily, TrustDaily } from '#shared/contracts/figures/figures.ts';
import { dayText } from '#shared/wording/basics/date-text.ts';
import { figuresLabels } from '#shared/wording/figures/figures-text.ts';
import { signed } from '#shared/wording/basics/number-text.ts';
import { diffReached, rateReached } from '#shared/wording/basics/table-text.ts';
import { trustTableLabels } from '#shared/wording/figures/trust-table-text.ts';
import { useAsk } from '../../../api/use-api.ts';
import { DataAge } from '../../../components/basics/DataAge.tsx';
import { ExportMenu } from '../../../components/basics/ExportMenu.tsx';
import { decimal } from '../../../components/figures/figure-columns.ts';
import { FiguresTable, type FiguresColumn } from '../../../components/basics/FiguresTable.tsx';
import { NotTold } from '../../../components/figures/NotTold.tsx';
import { tooFewText } from '#shared/wording/basics/told-text.ts';
import { TablePage } from '../../../components/figures/TablePage.tsx';
import { usePageStyles } from '../../../components/basics/page-styles.ts';

const { days: labels } = trustTableLabels;
type Figures = TrustDaily['trust'] | SchoolDaily;

interface Line {
  key: string;
  day: TrustDaily;
  figure: keyof typeof lines;
}

/** What the deck has for each day, one under the other. */
const lines = {
  pp: { name: figuresLabels.columns.pp, of: (one: Figures) => decimal(one.rate.pp?.percent ?? null) },
  all: { name: figuresLabels.columns.all, of: (one: Figures) => decimal(one.rate.all?.percent ?? null) },
  nonPp: {
    name: figuresLabels.columns.nonPp,
    of: (one: Figures) => decimal(one.rate.nonPp?.percent ?? null),
  },
  diff: { name: figuresLabels.columns.diff, of: (one: Figures) => signed(one.diff) },
} as const;

const reached = (one: Figures, figure: Line['figure']): string[] => {
  const rate = one.rate[figure === 'diff' ? 'pp' : figure];
  const isTold = figure === 'diff' ? one.allowed !== null : rate !== null;
  if (!isTold) return [one.hidden ?? tooFewText];
  return figure === 'diff'
    ? [diffReached(one.allowed, one.absent, one.diff), rateReached(rate)]
    : [rateReached(rate)];
};

/** The deck's table: academies across, days down, newest first. */
export default function DaysTable() {
  const page = usePageStyles();
  const [days, setDays] = useState(5);
  const input = { query: { days, years: 'target' } };
  const query = useAsk('trustDays', input);
  return (
    <TablePage
      title={labels.title}
      query={query}
      beside={({ days: [latest] }) => <DataAge asOf={latest?.asOf ?? null} />}
      chosen={
        <Button className={page.touch} onClick={() => setDays(days === 5 ? 10 : 5)}>
          {days === 5 ? labels.more : labels.fewer}
        </Button>
      }
      keep={<ExportMenu name="trustDays" input={input} />}
    >
      {({ days: found }) => (
        <>
          <FiguresTable
            label={labels.label}
            firstHeading={labels.day}
            columns={schoolColumns(found)}
            rows={found.flatMap((day) =>
              (Object.keys(lines) as Line['figure'][]).map((figure) => ({
                key: `${day.date} ${figure}`,
                day,
                figure,
              })),
            )}
            keyOf={({ key }) => key}
            isStrong={({ figure }) => figure === 'diff'}
            nameOf={({ day, figure }) => `${dayText(day.date)}, ${lines[figure].name}`}
            head={({ day, figure }) =>
              figure === 'pp' ? (
                <>
                  {dayText(day.date)} <span className={page.quiet}>{lines[figure].name}</span>
                </>
              ) : (
                <>
                  <span className={page.onlyHeard}>{dayText(day.date)} </span>
                  <span className={page.quiet}>{lines[figure].name}</span>
                </>
              )
            }
          />
          <NotTold rows={hiddenOf(found)} />
        </>
      )}
    </TablePage>
  );
}

/** Whose figures are not told on one of the days; each with its latest reason. */
const hiddenOf = (days: readonly TrustDaily[]) => [
  ...new Map(
    days
      .toReversed()
      .flatMap(({ schools, trust }) => [...schools, { ...trust, name: figuresLabels.trust }])
      .filter(({ hidden }) => hidden !== null)
      .map(({ name, hidden }) => [name, { name, hidden }]),
  ).values(),
];

function schoolColumns(days: readonly TrustDaily[]): FiguresColumn<Line>[] {
  const schools = new Map(days.flatMap((day) => day.schools.map((school) => [school.school, school.name])));
  const column = (key: string, name: string, find: (day: TrustDaily) => Figures | undefined) => ({
    key,
    heading: key,
    explains: name,
    cell: ({ day, figure }: Line) => {
      const one = find(day);
      return one ? lines[figure].of(one) : '–';
    },
    reached: ({ day, figure }: Line) => {
      const one = find(day);
      return one ? reached(one, figure) : [];
    },
  });
  return [
    ...[...schools]
      .sort(([, a], [, b]) => a.localeCompare(b, 'en-GB'))
      .map(([id, name]) => column(id, name, (day) => day.schools.find(({ school }) => school === id))),
    { ...column(figuresLabels.trustShort, figuresLabels.trust, (day) => day.trust), strong: true },
  ];
}
