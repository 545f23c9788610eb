import { Field, Input, makeStyles, Select } from '@fluentui/react-components';
import { earlierOf, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import { tableLabels } from '#shared/wording/basics/table-text.ts';
import { usePageStyles } from './page-styles.ts';
import { dayRanges, daysOf, type DayRange, type Days } from './use-days.ts';

const useStyles = makeStyles({
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: '12px' },
});

/** Which days the figures are of: this week, last week, the year so far, or days one chooses. */
export function DaysPicker({
  days,
  today,
  onDays,
  ranges = dayRanges,
}: {
  days: Days;
  today: SchoolDate;
  onDays: (days: Days) => void;
  ranges?: readonly DayRange[];
}) {
  const styles = useStyles();
  const page = usePageStyles();
  const choose = (range: DayRange): void =>
    onDays(range === 'chosen' ? { ...days, range } : daysOf(range, today));
  return (
    <div className={`${styles.line} ${page.notPrinted}`}>
      <Field label={tableLabels.days}>
        <Select value={days.range} onChange={(_, { value }) => choose(value as DayRange)}>
          {ranges.map((range) => (
            <option key={range} value={range}>
              {tableLabels.ranges[range]}
            </option>
          ))}
        </Select>
      </Field>
      {days.range === 'chosen' && (
        <>
          <Field label={tableLabels.from}>
            <Input
              type="date"
              value={days.from}
              max={earlierOf(days.to, today)}
              onChange={(_, { value }) => value && onDays({ ...days, from: value })}
            />
          </Field>
          <Field label={tableLabels.to}>
            <Input
              type="date"
              value={days.to}
              min={days.from}
              max={today}
              onChange={(_, { value }) => value && onDays({ ...days, to: value })}
            />
          </Field>
        </>
      )}
    </div>
  );
}
