import { Select } from '@fluentui/react-components';
import { useLocation } from 'wouter';
import type { Me } from '#shared/contracts/people/person.ts';
import { todayLabels } from '#shared/wording/pupils/today-text.ts';
import { addressOf } from '#shared/contracts/tab-addresses.ts';
import { usePageStyles } from '../../../components/basics/page-styles.ts';

interface GroupChooserProps {
  groups: Me['tutorGroups'];
  shown: { school: string; group: string };
}

const addressOfDay = ({ school, group }: { school: string; group: string }): string =>
  addressOf({ page: 'today', school, group });

/** From one group's day to another's, for those who may open several. */
export default function GroupChooser({ groups, shown }: GroupChooserProps) {
  const page = usePageStyles();
  const [, navigate] = useLocation();
  const severalSchools = new Set(groups.map(({ school }) => school)).size > 1;
  return (
    <Select
      className={page.notPrinted}
      aria-label={todayLabels.group}
      value={addressOfDay(shown)}
      onChange={(_event, { value }) => navigate(value)}
    >
      {groups.map((one) => (
        <option key={addressOfDay(one)} value={addressOfDay(one)}>
          {severalSchools ? `${one.group}, ${one.schoolName}` : one.group}
        </option>
      ))}
    </Select>
  );
}
