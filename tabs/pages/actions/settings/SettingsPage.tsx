import { callSettingsLabels } from '#shared/wording/actions/call-settings-text.ts';
import { tabLabels } from '#shared/wording/basics/tab-text.ts';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { ProblemNotice } from '../../../components/basics/ProblemNotice.tsx';
import { TableSkeleton } from '../../../components/basics/Skeletons.tsx';
import { SchoolChoice } from '../../../components/people/SchoolChoice.tsx';
import { useSchoolsWith } from '../../people/use-schools-with.ts';
import { SettingParts } from './SettingParts.tsx';

/** What a school chooses about its day, in one place; `part`: where to begin. */
export default function SettingsPage({
  school,
  part,
}: {
  school?: string | undefined;
  part?: string | undefined;
}) {
  const page = usePageStyles();
  const { schools, isPending } = useSchoolsWith('see-settings');
  const chosen = school ?? Object.keys(schools)[0];
  if (isPending) return <TableSkeleton rows={4} />;
  if (chosen === undefined) return <ProblemNotice title={tabLabels.noSuchPage} />;
  return (
    <div className={page.page}>
      <div className={page.headerLine}>
        <h1 className={page.heading}>{callSettingsLabels.page}</h1>
        <SchoolChoice
          label={callSettingsLabels.school}
          schools={schools}
          chosen={chosen}
          placeOf={(id) => ({ page: 'settings', school: id })}
        />
      </div>
      <SettingParts key={chosen} school={chosen} part={part} />
    </div>
  );
}
