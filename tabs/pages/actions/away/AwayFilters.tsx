import { Button, makeStyles, mergeClasses, Select, ToggleButton } from '@fluentui/react-components';
import type { AwayPupil } from '#shared/contracts/actions/away.ts';
import { awayLabels } from '#shared/wording/actions/away-text.ts';
import { yearText } from '#shared/wording/roll/pupil-facts.ts';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { choicesFor, everybody, filterBy, isEverybody, type AwayFilter } from './away-filter.ts';

const phone = '@media (max-width: 640px)';

const useStyles = makeStyles({
  filters: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px', margin: '0 0 8px' },
  // On a phone the choices are one line, and what comes first another.
  line: { display: 'flex', gap: '8px', [phone]: { width: '100%', gap: '6px' } },
  select: {
    [phone]: { flex: '1 1 0', minWidth: 0, '& select': { paddingInline: '8px 26px' } },
    '@media (pointer: coarse)': { '& select': { minHeight: '44px' } },
  },
  toggle: { [phone]: { flex: '1 1 auto', minWidth: 0, paddingInline: '8px' } },
});

const toggles = [
  ['premium', awayLabels.premium],
  ['callFirst', awayLabels.callFirst],
  ['isUnexplained', awayLabels.unexplained],
] as const;

type Props = {
  pupils: readonly AwayPupil[];
  shown: number;
  filter: AwayFilter;
  onFilter: (filter: AwayFilter) => void;
};

/** Who is shown of those away: of a year, a house, a tutor group, where there are several; and what comes first. */
export function AwayFilters({ pupils, shown, filter, onFilter }: Props) {
  const styles = useStyles();
  const page = usePageStyles();
  const { years, houses, groups } = choicesFor(pupils, filter);
  return (
    <div
      role="group"
      aria-label={awayLabels.filters}
      className={mergeClasses(styles.filters, page.notPrinted)}
    >
      <div className={styles.line}>
        <OneOf
          label={awayLabels.year}
          every={awayLabels.everyYear}
          among={years}
          textOf={yearText}
          value={filter.year}
          onChoose={(year) => onFilter(filterBy(filter, { year }, pupils))}
        />
        <OneOf
          label={awayLabels.house}
          every={awayLabels.everyHouse}
          among={houses}
          value={filter.house}
          onChoose={(house) => onFilter(filterBy(filter, { house }, pupils))}
        />
        <OneOf
          label={awayLabels.group}
          every={awayLabels.everyGroup}
          among={groups}
          value={filter.group}
          onChoose={(group) => onFilter({ ...filter, group })}
        />
      </div>
      <div className={styles.line}>
        {toggles.map(([key, label]) => (
          <ToggleButton
            key={key}
            className={mergeClasses(page.touch, styles.toggle)}
            checked={filter[key]}
            onClick={() => onFilter({ ...filter, [key]: !filter[key] })}
          >
            {label}
          </ToggleButton>
        ))}
      </div>
      <span role="status" className={page.quiet}>
        {shown < pupils.length && awayLabels.shown(shown, pupils.length)}
      </span>
      {!isEverybody(filter) && (
        <Button className={page.touch} appearance="subtle" onClick={() => onFilter(everybody)}>
          {awayLabels.showAll}
        </Button>
      )}
    </div>
  );
}

/** Left out where there is nothing to choose. */
function OneOf({
  label,
  every,
  among,
  textOf = (value) => value,
  value,
  onChoose,
}: {
  label: string;
  every: string;
  among: readonly string[];
  textOf?: (value: string) => string;
  value: string;
  onChoose: (value: string) => void;
}) {
  const styles = useStyles();
  if (among.length < 2) return null;
  return (
    <Select
      className={styles.select}
      aria-label={label}
      value={value}
      onChange={(_event, chosen) => onChoose(chosen.value)}
    >
      <option value="">{every}</option>
      {among.map((one) => (
        <option key={one} value={one}>
          {textOf(one)}
        </option>
      ))}
    </Select>
  );
}
