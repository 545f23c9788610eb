import { Link as FluentLink } from '@fluentui/react-components';
import { EXPLAIN_WITHIN, WARN_FROM_AGE } from '#shared/domain/registers/open-registers.ts';
import { dayText, sessionsText } from '#shared/wording/basics/date-text.ts';
import { owedLabels } from '#shared/wording/registers/owed-text.ts';
import { FiguresTable, type FiguresColumn } from '../../components/basics/FiguresTable.tsx';
import { usePageStyles } from '../../components/basics/page-styles.ts';
import { useHref } from '../../components/basics/use-href.ts';
import type { OwedOfSchool } from './RegistersPage.tsx';

type UnexplainedRow = NonNullable<OwedOfSchool['unexplained']>[number];

/** N from the third school day on, oldest first, and those over five apart. */
export function UnexplainedAbsence({ owed }: { owed: OwedOfSchool }) {
  const page = usePageStyles();
  const { unexplained = [], unexplainedFromThree, unexplainedOverFive } = owed;
  const old = unexplained.filter(({ age }) => age >= WARN_FROM_AGE);
  const over = old.filter(({ age }) => age > EXPLAIN_WITHIN);
  const young = unexplained.length - old.length;
  const notYours = unexplainedFromThree === null ? 0 : unexplainedFromThree - old.length;
  if (unexplainedFromThree === null && unexplained.length === 0) return null;
  return (
    <>
      <h2 className={page.section}>{owedLabels.unexplained}</h2>
      {unexplainedFromThree === 0 ? (
        <p role="status">{owedLabels.explained}</p>
      ) : (
        <>
          {unexplainedFromThree !== null && (
            <p>{owedLabels.sum(unexplainedFromThree, unexplainedOverFive ?? 0)}</p>
          )}
          <p className={page.quiet}>{owedLabels.unexplainedSays}</p>
        </>
      )}
      <Days title={owedLabels.overFive} rows={over} />
      <Days title={owedLabels.fromThree} rows={old.filter(({ age }) => age <= EXPLAIN_WITHIN)} />
      {notYours > 0 && <p>{owedLabels.notYours(notYours)}</p>}
      {young > 0 && <p className={page.quiet}>{owedLabels.younger(young)}</p>}
    </>
  );
}

function Days({ title, rows }: { title: string; rows: readonly UnexplainedRow[] }) {
  const page = usePageStyles();
  const href = useHref();
  if (rows.length === 0) return null;
  return (
    <>
      <h3 className={page.section}>{title}</h3>
      <FiguresTable
        label={title}
        firstHeading={owedLabels.pupil}
        columns={columns}
        rows={rows}
        keyOf={({ pupil, date }) => `${pupil.id} ${date}`}
        nameOf={({ pupil }) => pupil.name}
        head={({ pupil }) => (
          <FluentLink href={href({ page: 'pupil', id: pupil.id })}>{pupil.name}</FluentLink>
        )}
      />
    </>
  );
}

const { absent } = owedLabels;
const columns: FiguresColumn<UnexplainedRow>[] = [
  {
    key: 'group',
    heading: absent.group,
    isText: true,
    onPhone: 'least',
    value: ({ registerGroup }) => registerGroup,
    cell: ({ registerGroup }) => registerGroup,
  },
  {
    key: 'day',
    heading: absent.day,
    isText: true,
    value: ({ date }) => date,
    cell: ({ date, sessions }) =>
      sessions.length === 2 ? dayText(date) : `${dayText(date)}, ${sessionsText(sessions)}`,
  },
  {
    key: 'age',
    heading: absent.age,
    strong: true,
    value: ({ age }) => age,
    cell: ({ age }) => age,
  },
];
