import type { Targets } from '#shared/contracts/targets/targets.ts';
import { targetPageLabels } from '#shared/wording/targets/target-setting-text.ts';
import { useAsk } from '../../api/use-api.ts';
import { usePageStyles } from '../../components/basics/page-styles.ts';
import { ProblemNotice } from '../../components/basics/ProblemNotice.tsx';
import { TableSkeleton } from '../../components/basics/Skeletons.tsx';
import { hasRightAnywhere } from '#shared/domain/people/permission.ts';
import { useMe } from '../../api/use-me.ts';
import { asPerson } from '../pages-for.ts';
import { PupilSightSetting } from '../people/PupilSightSetting.tsx';
import { ChangeTarget } from './setting/ChangeTarget.tsx';
import { NationalGapSetting } from './setting/NationalGapSetting.tsx';
import { TargetHistory } from './setting/TargetHistory.tsx';
import { TargetsTable } from './setting/TargetsTable.tsx';

/** Which target holds where and since when; whoever may set one does it here. */
export default function TargetsPage() {
  const page = usePageStyles();
  const me = useMe();
  const found = useAsk('targets', {});
  if (found.isPending) return <TableSkeleton />;
  if (!found.data) return <ProblemNotice error={found.error} again={() => void found.refetch()} />;
  return (
    <div className={page.page}>
      <h1 className={page.heading}>{targetPageLabels.title}</h1>
      <p className={page.quiet}>{targetPageLabels.says}</p>
      {found.data.schools.length === 0 ? (
        <p>{targetPageLabels.noSchools}</p>
      ) : (
        <TargetsTable schools={found.data.schools} />
      )}
      {maySetAny(found.data) ? (
        <ChangeTarget targets={found.data} />
      ) : (
        <p className={page.quiet}>{targetPageLabels.readOnly}</p>
      )}
      <NationalGapSetting targets={found.data} />
      <TargetHistory targets={found.data} />
      {hasRightAnywhere(asPerson(me), 'let-leads-see-pupils') && <PupilSightSetting />}
    </div>
  );
}

function maySetAny({ maySetTrust, schools }: Targets): boolean {
  return maySetTrust || schools.some(({ maySet }) => maySet);
}
