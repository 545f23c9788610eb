import { Select } from '@fluentui/react-components';
import { useLocation } from 'wouter';
import { addressOf, type TabPlace } from '#shared/contracts/tab-addresses.ts';
import { usePageStyles } from '../basics/page-styles.ts';

/** Whose page it is: the school's name beside the heading, or a choice of those that one may open. */
export function SchoolChoice({
  label,
  schools,
  chosen,
  placeOf,
}: {
  label: string;
  /** Names by id. */
  schools: Readonly<Record<string, string>>;
  chosen: string;
  placeOf: (school: string) => TabPlace;
}) {
  const page = usePageStyles();
  const [, navigate] = useLocation();
  if (Object.keys(schools).length < 2) return <span className={page.quiet}>{schools[chosen] ?? chosen}</span>;
  return (
    <Select
      className={page.notPrinted}
      aria-label={label}
      value={chosen}
      onChange={(_event, { value }) => navigate(addressOf(placeOf(value)))}
    >
      {Object.entries(schools).map(([id, name]) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  );
}
