import { makeStyles, mergeClasses, SearchBox, Select, ToggleButton } from '@fluentui/react-components';
import type { Action } from '#shared/contracts/actions/action.ts';
import { callListLabels } from '#shared/wording/actions/call-list-text.ts';
import { yearText } from '#shared/wording/roll/pupil-facts.ts';
import { yearGroupsOf, type CallFilter } from '../../components/actions/filter-calls.ts';
import { usePageStyles } from '../../components/basics/page-styles.ts';

const useStyles = makeStyles({
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px', marginBottom: '8px' },
  search: { minWidth: '180px', flexGrow: 1, maxWidth: '320px' },
  select: { '@media (pointer: coarse)': { '& select': { minHeight: '44px' } } },
});

type Props = {
  calls: readonly Action[];
  /** Families, of so many. */
  shown: number;
  of: number;
  filter: CallFilter;
  onFilter: (filter: CallFilter) => void;
};

/** Which of the calls are shown: by name or group, year, call first, premium, not tried yet. */
export function CallFilters({ calls, shown, of, filter, onFilter }: Props) {
  const styles = useStyles();
  const page = usePageStyles();
  const years = yearGroupsOf(calls);
  const toggled = (what: CallFilter['only'][number]): CallFilter => ({
    ...filter,
    only: filter.only.includes(what) ? filter.only.filter((one) => one !== what) : [...filter.only, what],
  });
  return (
    <div
      role="group"
      aria-label={callListLabels.filters}
      className={mergeClasses(styles.line, page.notPrinted)}
    >
      <SearchBox
        className={mergeClasses(styles.search, page.touch)}
        aria-label={callListLabels.find}
        placeholder={callListLabels.find}
        value={filter.text}
        onChange={(_event, { value }) => onFilter({ ...filter, text: value })}
      />
      {years.length > 1 && (
        <Select
          className={styles.select}
          aria-label={callListLabels.year}
          value={filter.yearGroup}
          onChange={(_event, { value }) => onFilter({ ...filter, yearGroup: value })}
        >
          <option value="">{callListLabels.everyYear}</option>
          {years.map((year) => (
            <option key={year} value={year}>
              {yearText(year)}
            </option>
          ))}
        </Select>
      )}
      {callListLabels.only.map(({ value, label }) => (
        <ToggleButton
          key={value}
          className={page.touch}
          checked={filter.only.includes(value)}
          onClick={() => onFilter(toggled(value))}
        >
          {label}
        </ToggleButton>
      ))}
      <span role="status" className={page.quiet}>
        {shown < of ? callListLabels.shown(shown, of) : ''}
      </span>
    </div>
  );
}
