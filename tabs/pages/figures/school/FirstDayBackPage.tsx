import { Link as FluentLink, makeStyles, tokens } from '@fluentui/react-components';
import type { FirstDaysBack } from '#shared/contracts/figures/first-days-back.ts';
import type { AboutSchool } from '#shared/contracts/figures/about-school.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import { dayText } from '#shared/wording/basics/date-text.ts';
import { firstDayLabels } from '#shared/wording/figures/school-text.ts';
import { useAsk } from '../../../api/use-api.ts';
import { ExportMenu } from '../../../components/basics/ExportMenu.tsx';
import { FiguresTable, type FiguresColumn } from '../../../components/basics/FiguresTable.tsx';
import { Mark } from '../../../components/registers/Mark.tsx';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { ProblemNotice } from '../../../components/basics/ProblemNotice.tsx';
import { TableSkeleton } from '../../../components/basics/Skeletons.tsx';
import { useHref } from '../../../components/basics/use-href.ts';

type OfSchool = FirstDaysBack['schools'][number];
type PupilRow = NonNullable<OfSchool['pupils']>[number];

const useStyles = makeStyles({
  sentence: { margin: '0 0 4px', fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  tools: { margin: '8px 0' },
});

/** Who was not back on the first day after the last holiday, and when they came. */
export default function FirstDayBackPage({ about }: { about: AboutSchool }) {
  const page = usePageStyles();
  const query = { school: about.school };
  const found = useAsk('firstDaysBack', { query });
  if (found.isPending) return <TableSkeleton within />;
  if (!found.data) return <ProblemNotice inline error={found.error} again={() => void found.refetch()} />;
  const [first] = found.data.schools;
  return (
    <>
      <h2 className={page.section}>{firstDayLabels.title(first?.firstDay ?? null)}</h2>
      {first?.firstDay ? (
        <FirstDay first={first} day={first.firstDay} />
      ) : (
        <p role="status">{firstDayLabels.none}</p>
      )}
    </>
  );
}

function FirstDay({ first, day }: { first: OfSchool; day: SchoolDate }) {
  const styles = useStyles();
  const page = usePageStyles();
  const href = useHref();
  const { back, onRoll, notBack, notKnown, pupils = [] } = first;
  if (back === null || onRoll === null || notBack === null || notKnown === null)
    return <p role="status">{first.hidden}</p>;
  const beside = [notBack > 0 ? firstDayLabels.notBack(notBack) : '', firstDayLabels.notKnown(notKnown)];
  return (
    <>
      <p className={styles.sentence}>{firstDayLabels.sentence(back, onRoll)}.</p>
      <p className={page.quiet}>{beside.filter(Boolean).join(' · ')}</p>
      {notBack === 0 && back > 0 && <p role="status">{firstDayLabels.everybody}</p>}
      {pupils.length > 0 && (
        <>
          <div className={`${styles.tools} ${page.notPrinted}`}>
            <ExportMenu name="firstDaysBack" input={{ query: { school: first.school } }} />
          </div>
          <FiguresTable
            label={firstDayLabels.title(day)}
            firstHeading={firstDayLabels.pupil}
            columns={columnsFor(day)}
            rows={pupils}
            keyOf={({ pupil }) => pupil.id}
            nameOf={({ pupil }) => pupil.name}
            head={({ pupil }) => (
              <FluentLink href={href({ page: 'pupil', id: pupil.id })}>{pupil.name}</FluentLink>
            )}
          />
        </>
      )}
      {notBack > pupils.length && <p>{firstDayLabels.notYours(notBack - pupils.length, pupils.length)}</p>}
    </>
  );
}

function columnsFor(day: SchoolDate): FiguresColumn<PupilRow>[] {
  const { columns, notYet } = firstDayLabels;
  return [
    {
      key: 'group',
      heading: columns.group,
      isText: true,
      value: ({ registerGroup }) => registerGroup,
      cell: ({ registerGroup }) => registerGroup,
    },
    {
      key: 'marks',
      heading: columns.marks,
      isText: true,
      onPhone: 'least',
      cell: ({ marks }) => (
        <>
          <Mark code={marks.AM} date={day} /> <Mark code={marks.PM} date={day} />
        </>
      ),
    },
    {
      key: 'back',
      heading: columns.backOn,
      isText: true,
      strong: true,
      value: ({ backOn }) => backOn,
      cell: ({ backOn }) => (backOn === null ? notYet : dayText(backOn)),
    },
  ];
}
