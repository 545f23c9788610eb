import { Select } from '@fluentui/react-components';
import { useLocation } from 'wouter';
import { addressOf } from '#shared/contracts/tab-addresses.ts';
import { EVERY_SCHOOL, hasRight } from '#shared/domain/people/permission.ts';
import { callSettingsLabels } from '#shared/wording/actions/call-settings-text.ts';
import { tabLabels } from '#shared/wording/basics/tab-text.ts';
import { useAsk } from '../../../api/use-api.ts';
import { useMe } from '../../../api/use-me.ts';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { ProblemNotice } from '../../../components/basics/ProblemNotice.tsx';
import { TableSkeleton } from '../../../components/basics/Skeletons.tsx';
import { asPerson } from '../../pages-for.ts';
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
  const { schools, isPending } = useSchools();
  const chosen = school ?? Object.keys(schools)[0];
  if (isPending) return <TableSkeleton rows={4} />;
  if (chosen === undefined) return <ProblemNotice title={tabLabels.noSuchPage} />;
  return (
    <div className={page.page}>
      <div className={page.headerLine}>
        <h1 className={page.heading}>{callSettingsLabels.page}</h1>
        <SchoolChoice schools={schools} chosen={chosen} />
      </div>
      <SettingParts key={chosen} school={chosen} part={part} />
    </div>
  );
}

/** Those whose choices one may see, by id; whoever serves every school is asked for them. */
function useSchools(): { schools: Record<string, string>; isPending: boolean } {
  const me = useMe();
  const person = asPerson(me);
  const isEverywhere = hasRight(person, 'change-settings', EVERY_SCHOOL);
  const all = useAsk('alertStandings', {}, { enabled: isEverywhere });
  if (isEverywhere) {
    const found = (all.data?.schools ?? []).map(({ school, schoolName }) => [school, schoolName]);
    return { schools: Object.fromEntries(found) as Record<string, string>, isPending: all.isPending };
  }
  const own = me.posts.filter(
    ({ school }) => school !== EVERY_SCHOOL && hasRight(person, 'see-settings', school),
  );
  const schools = Object.fromEntries(own.map(({ school, schoolName }) => [school, schoolName ?? school]));
  return { schools, isPending: false };
}

function SchoolChoice({ schools, chosen }: { schools: Record<string, string>; chosen: string }) {
  const page = usePageStyles();
  const [, navigate] = useLocation();
  if (Object.keys(schools).length < 2) return <span className={page.quiet}>{schools[chosen] ?? chosen}</span>;
  return (
    <Select
      className={page.notPrinted}
      aria-label={callSettingsLabels.school}
      value={chosen}
      onChange={(_event, { value }) => navigate(addressOf({ page: 'settings', school: value }))}
    >
      {Object.entries(schools).map(([id, name]) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  );
}
