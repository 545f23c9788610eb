import { Link as FluentLink } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Measures } from '#shared/contracts/figures/measures.ts';
import type { AboutSchool } from '#shared/contracts/figures/about-school.ts';
import { pupilListLabels, schoolLabels } from '#shared/wording/figures/school-text.ts';
import type { TabPlace } from '#shared/contracts/tab-addresses.ts';
import { useMe } from '../../../api/use-me.ts';
import { FiguresTable } from '../../../components/basics/FiguresTable.tsx';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { useHref } from '../../../components/basics/use-href.ts';
import { NotTold } from '../../../components/figures/NotTold.tsx';
import { openedName, type Grouping, type Shown } from './grouping.ts';
import { groupColumns, toldOf, type GroupRow } from '../../../components/figures/group-columns.ts';
import { mayOpenGroup, schoolPlace } from './school-parts.ts';

/** A line for each group; a year leads to its tutor groups, a tutor group to its names for those allowed. */
export function GroupsTable({
  about,
  shown,
  measures,
}: {
  about: AboutSchool;
  shown: Shown;
  measures: Measures;
}) {
  const page = usePageStyles();
  const placeOf = usePlaceOf(about);
  const href = useHref();
  const { by, rows, notShown } = measures;
  const lines = by as Grouping | 'pupil';
  const hidden =
    by === 'pupil' ? (
      notShown > 0 && <p>{pupilListLabels.notShown(notShown, rows.length)}</p>
    ) : (
      <NotTold rows={measures.hidden} />
    );
  if (rows.length === 0) return notShown > 0 ? hidden : <p role="status">{schoolLabels.noPupilsHere}</p>;
  const all = schoolLabels.allOf(shown.opened === null ? about.name : openedName(shown));
  const head = (row: GroupRow): ReactNode => {
    const place = placeOf(by, row.key);
    return place === null ? row.name : <FluentLink href={href(place)}>{row.name}</FluentLink>;
  };
  return (
    <>
      <FiguresTable<GroupRow>
        key={by}
        label={schoolLabels.tables[lines]}
        firstHeading={schoolLabels.firstHeadings[lines]}
        columns={toldOf(
          groupColumns(measures, by === 'pupil' ? 'pupils' : by === 'premium' ? 'premium' : 'groups'),
          rows,
        )}
        rows={rows}
        keyOf={(row) => row.key}
        nameOf={(row) => row.name}
        head={head}
        foot={
          rows.length > 1 && measures.total
            ? { row: { ...measures.total, key: '', name: all, school: null }, head: all }
            : undefined
        }
      />
      {hidden}
      {by === 'pupil' && <p className={page.quiet}>{pupilListLabels.forStaff}</p>}
    </>
  );
}

function usePlaceOf({
  school,
  maySeePupils,
}: AboutSchool): (by: Measures['by'], key: string) => TabPlace | null {
  const me = useMe();
  return (by, key) => {
    if (by === 'year') return maySeePupils ? schoolPlace(school, 'groups', 'year', key) : null;
    if (by === 'pupil') return { page: 'pupil', id: key };
    return by === 'tutor-group' && mayOpenGroup(me, school, key)
      ? schoolPlace(school, 'groups', 'tutor-group', key)
      : null;
  };
}
