import { Link as FluentLink, makeStyles } from '@fluentui/react-components';
import type { KeyGroupCounts } from '#shared/contracts/pupils/key-groups.ts';
import type { AboutSchool } from '#shared/contracts/figures/about-school.ts';
import { percentText } from '#shared/wording/basics/number-text.ts';
import { roundedQuotient } from '#shared/domain/basics/whole-number.ts';
import { keyGroupMeans, keyGroupPageLabels } from '#shared/wording/pupils/key-group-text.ts';
import { rateReached } from '#shared/wording/basics/table-text.ts';
import { useAsk } from '../../../api/use-api.ts';
import { DataAge } from '../../../components/basics/DataAge.tsx';
import { FiguresTable, type FiguresColumn } from '../../../components/basics/FiguresTable.tsx';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { ProblemNotice } from '../../../components/basics/ProblemNotice.tsx';
import { TableSkeleton } from '../../../components/basics/Skeletons.tsx';
import { useHref } from '../../../components/basics/use-href.ts';
import { KeyGroupList } from './KeyGroupList.tsx';
import { decimal } from '../../../components/figures/figure-columns.ts';
import { schoolPlace } from '../../figures/school/school-parts.ts';

type GroupRow = KeyGroupCounts['groups'][number];

const useStyles = makeStyles({
  means: { display: 'block' },
});

/** The school's key groups with how many are in each; one that is opened gives its names to those allowed. */
export default function KeyGroupsPage({ about, group }: { about: AboutSchool; group: string | undefined }) {
  return group === undefined ? <KeyGroups about={about} /> : <KeyGroupList about={about} group={group} />;
}

function KeyGroups({ about }: { about: AboutSchool }) {
  const page = usePageStyles();
  const styles = useStyles();
  const href = useHref();
  const found = useAsk('keyGroups', { params: { school: about.school } });
  if (found.isPending) return <TableSkeleton within />;
  if (!found.data) return <ProblemNotice inline error={found.error} again={() => void found.refetch()} />;
  const { groups, onRoll, asOf, mayOpen, ofSchool } = found.data;
  const { says, ownOnly, noNames } = keyGroupPageLabels;
  return (
    <>
      <div className={page.headerLine}>
        <h2 className={page.section}>{keyGroupPageLabels.title}</h2>
        <DataAge asOf={asOf} />
      </div>
      <p className={page.quiet}>{!mayOpen ? noNames : ofSchool ? says : ownOnly}</p>
      <FiguresTable
        label={keyGroupPageLabels.title}
        firstHeading={keyGroupPageLabels.first}
        columns={columnsFor(onRoll)}
        rows={groups}
        keyOf={({ group }) => group}
        nameOf={({ name }) => name}
        head={({ group, name, pupils }) => (
          <>
            {mayOpen && pupils > 0 ? (
              <FluentLink href={href(schoolPlace(about.school, 'key-groups', group))}>{name}</FluentLink>
            ) : (
              name
            )}
            <span className={`${styles.means} ${page.quiet}`}>{keyGroupMeans(group)}</span>
          </>
        )}
      />
    </>
  );
}

function columnsFor(onRoll: number): FiguresColumn<GroupRow>[] {
  const { columns, reached } = keyGroupPageLabels;
  return [
    {
      key: 'pupils',
      heading: columns.pupils,
      strong: true,
      value: ({ pupils }) => pupils,
      cell: ({ pupils }) => pupils,
      reached: ({ pupils }) => [reached(pupils, onRoll)],
    },
    {
      key: 'share',
      heading: columns.share,
      onPhone: 'least',
      value: ({ pupils }) => pupils,
      cell: ({ pupils }) => (onRoll === 0 ? '–' : percentText(roundedQuotient(pupils * 100, onRoll, 0), 0)),
    },
    {
      key: 'rate',
      heading: columns.rate,
      value: ({ yearToDate }) => yearToDate.percent,
      cell: ({ yearToDate }) => decimal(yearToDate.percent),
      reached: ({ yearToDate }) => (yearToDate.possible === 0 ? [] : [rateReached(yearToDate)]),
    },
  ];
}
