import { Link as FluentLink } from '@fluentui/react-components';
import type { MyCaseload as Caseload } from '#shared/contracts/pupils/my-caseload.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import { nearDayText } from '#shared/wording/basics/date-text.ts';
import { countText } from '#shared/wording/basics/number-text.ts';
import { rateReached } from '#shared/wording/basics/table-text.ts';
import { caseloadLabels } from '#shared/wording/roll/caseload-text.ts';
import { useAsk } from '../../api/use-api.ts';
import { useNow } from '../../api/use-me.ts';
import { FiguresTable, type FiguresColumn } from '../../components/basics/FiguresTable.tsx';
import { usePageStyles } from '../../components/basics/page-styles.ts';
import { ProblemNotice } from '../../components/basics/ProblemNotice.tsx';
import { TableSkeleton } from '../../components/basics/Skeletons.tsx';
import { useHref } from '../../components/basics/use-href.ts';
import { decimal } from '../../components/figures/figure-columns.ts';

type Row = Caseload['items'][number];

/** The pupils who are the reader's by name, with how they attend and what comes next; nothing for whoever has none. */
export function MyCaseload() {
  const page = usePageStyles();
  const href = useHref();
  const { today } = useNow();
  const found = useAsk('myCaseload', {});
  if (found.isPending) return <TableSkeleton rows={4} within />;
  if (found.isError && !found.data)
    return <ProblemNotice inline error={found.error} again={() => void found.refetch()} />;
  const { items, mayHave } = found.data;
  if (items.length === 0) return mayHave ? <p>{caseloadLabels.empty}</p> : null;
  return (
    <FiguresTable
      label={caseloadLabels.mine}
      firstHeading={caseloadLabels.pupil}
      columns={columnsOn(today)}
      rows={items}
      keyOf={({ pupil }) => pupil.id}
      nameOf={({ pupil }) => pupil.name}
      head={({ pupil, by }) => (
        <>
          <FluentLink href={href({ page: 'pupil', id: pupil.id })}>{pupil.name}</FluentLink>
          {mayHave && by === 'named-adult' && (
            <span className={page.quiet}> ({caseloadLabels.asNamedAdult})</span>
          )}
        </>
      )}
    />
  );
}

function columnsOn(today: SchoolDate): FiguresColumn<Row>[] {
  return [
    {
      key: 'group',
      heading: caseloadLabels.group,
      isText: true,
      onPhone: 'less',
      value: ({ tutorGroup }) => tutorGroup,
      cell: ({ tutorGroup }) => tutorGroup ?? '–',
    },
    {
      key: 'rate',
      heading: caseloadLabels.rate,
      strong: true,
      value: ({ yearToDate }) => yearToDate.percent,
      cell: ({ yearToDate }) => decimal(yearToDate.percent),
      reached: ({ yearToDate }) => [rateReached(yearToDate)],
    },
    {
      key: 'missed',
      heading: caseloadLabels.daysMissed,
      onPhone: 'least',
      value: ({ daysMissed }) => daysMissed,
      cell: ({ daysMissed }) => countText(daysMissed),
    },
    {
      key: 'next',
      heading: caseloadLabels.next,
      isText: true,
      value: ({ nextStep }) => nextStep?.date ?? null,
      cell: ({ nextStep }) =>
        nextStep ? `${nextStep.text}, ${nearDayText(nextStep.date, today)}` : caseloadLabels.nothingNext,
    },
  ];
}
