import { Link as FluentLink, makeStyles } from '@fluentui/react-components';
import type { KeyGroupPupils } from '#shared/contracts/pupils/key-groups.ts';
import type { AboutSchool } from '#shared/contracts/figures/about-school.ts';
import type { KeyGroup } from '#shared/domain/pupils/key-groups.ts';
import { checkInReasonTexts, checkInLabels } from '#shared/wording/pupils/check-in-text.ts';
import { dataFromText, fullDateText } from '#shared/wording/basics/date-text.ts';
import { keyGroupMeans, keyGroupPageLabels } from '#shared/wording/pupils/key-group-text.ts';
import { sentenceCase } from '#shared/wording/basics/number-text.ts';
import { pupilListLabels, schoolLabels } from '#shared/wording/figures/school-text.ts';
import { useAsk } from '../../../api/use-api.ts';
import { ExportMenu } from '../../../components/basics/ExportMenu.tsx';
import { FiguresTable } from '../../../components/basics/FiguresTable.tsx';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { ProblemNotice } from '../../../components/basics/ProblemNotice.tsx';
import { TableSkeleton } from '../../../components/basics/Skeletons.tsx';
import { useHref } from '../../../components/basics/use-href.ts';
import { UndoBar } from '../../../components/basics/UndoBar.tsx';
import { checkInColumns, keyGroupColumns } from './key-group-columns.tsx';
import { schoolPlace } from '../../figures/school/school-parts.ts';
import { useCheckIn } from './use-check-in.ts';

const useStyles = makeStyles({
  tools: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '12px', margin: '8px 0' },
  line: { margin: '0 0 8px' },
  why: { display: 'block' },
});

/** The names of a key group whom the reader may see: a target list to give to staff, on paper too. */
export function KeyGroupList({ about, group }: { about: AboutSchool; group: string }) {
  const styles = useStyles();
  const page = usePageStyles();
  const href = useHref();
  const params = { school: about.school, group };
  const found = useAsk('keyGroupPupils', { params });
  const back = (
    <FluentLink className={page.notPrinted} href={href(schoolPlace(about.school, 'key-groups'))}>
      {schoolLabels.backTo(schoolLabels.keyGroups)}
    </FluentLink>
  );
  if (found.isPending) return <TableSkeleton within />;
  if (!found.data)
    return (
      <>
        <ProblemNotice inline error={found.error} again={() => void found.refetch()} />
        {back}
      </>
    );
  const list = found.data;
  return (
    <>
      <h2 className={page.section}>{keyGroupPageLabels.listOf(list.name)}</h2>
      <p className={`${styles.line} ${page.quiet}`}>
        {sentenceCase(keyGroupMeans(list.group))} · {fullDateText(list.date)} ·{' '}
        {dataFromText(list.asOf, list.date)}
      </p>
      <div className={`${styles.tools} ${page.notPrinted}`}>
        <ExportMenu name="keyGroupPupils" input={{ params }} />
        {back}
      </div>
      <Pupils list={list} />
    </>
  );
}

function Pupils({ list }: { list: KeyGroupPupils }) {
  const styles = useStyles();
  const page = usePageStyles();
  const href = useHref();
  const checkIn = useCheckIn(list);
  const isCheckIn = list.group === ('check-in' satisfies KeyGroup);
  const { pupils } = list;
  return (
    <>
      {isCheckIn && <UndoBar />}
      {pupils.length === 0 && (
        <p role="status">{isCheckIn ? checkInLabels.nothingLeft : keyGroupPageLabels.nobody}</p>
      )}
      {pupils.length > 0 && (
        <FiguresTable
          label={keyGroupPageLabels.listOf(list.name)}
          firstHeading={keyGroupPageLabels.name}
          columns={
            isCheckIn && list.mayCheckIn
              ? checkInColumns(list.date, (pupil) => void checkIn(pupil))
              : keyGroupColumns(list.date)
          }
          rows={pupils}
          keyOf={({ id }) => id}
          nameOf={({ name }) => name}
          head={({ id, name, checkIn: why }) => (
            <>
              <FluentLink href={href({ page: 'pupil', id })}>{name}</FluentLink>
              {why &&
                checkInReasonTexts(why).map((line) => (
                  <span key={line} className={`${styles.why} ${page.quiet}`}>
                    {line}
                  </span>
                ))}
            </>
          )}
        />
      )}
      {pupils.length > 0 && <p className={page.quiet}>{pupilListLabels.forStaff}</p>}
    </>
  );
}
