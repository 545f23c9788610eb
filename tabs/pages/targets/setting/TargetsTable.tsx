import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { WarningRegular } from '@fluentui/react-icons';
import type { SchoolTargets } from '#shared/contracts/targets/targets.ts';
import { cohortText, yearsText } from '#shared/wording/targets/cohort-text.ts';
import { targetText } from '#shared/wording/basics/number-text.ts';
import {
  otherTargetsText,
  keyMeasureText,
  sourceText,
  targetPageLabels,
} from '#shared/wording/targets/target-setting-text.ts';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { useTableStyles } from '../../../components/basics/table-styles.ts';

const useStyles = makeStyles({
  percent: { fontWeight: tokens.fontWeightSemibold },
  under: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorStatusWarningForeground3,
    '& svg': { verticalAlign: 'text-bottom', marginRight: '4px' },
  },
  /** A phone's width goes to the school. */
  short: {
    '@media (max-width: 640px)': { whiteSpace: 'normal !important' as 'normal', overflowWrap: 'normal' },
  },
  small: { display: 'block', fontSize: tokens.fontSizeBase200 },
});

/** A line for each school in alphabetical order: the target of its diff, where that comes from, and what stands beside. */
export function TargetsTable({ schools }: { schools: readonly SchoolTargets[] }) {
  const styles = useStyles();
  const table = useTableStyles();
  const page = usePageStyles();
  const { columns } = targetPageLabels;
  const sorted = [...schools].sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
  return (
    <div className={mergeClasses(page.sheet, table.scroll)}>
      <table className={table.table} aria-label={targetPageLabels.table}>
        <thead>
          <tr>
            <th scope="col" className={table.start}>
              {columns.school}
            </th>
            <th scope="col">{columns.target}</th>
            <th scope="col" className={mergeClasses(table.text, table.wide)}>
              {columns.cohort}
            </th>
            <th scope="col" className={mergeClasses(table.text, table.wide)}>
              {columns.from}
            </th>
            <th scope="col" className={styles.short}>
              {columns.minimum}
            </th>
            <th scope="col" className={table.wide}>
              {columns.keyMeasure}
            </th>
            <th scope="col" className={table.wide}>
              {columns.post16}
            </th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((school) => (
            <SchoolRow key={school.school} school={school} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function SchoolRow({ school }: { school: SchoolTargets }) {
  const styles = useStyles();
  const table = useTableStyles();
  const page = usePageStyles();
  const { daily, minimum, post16 } = school;
  const whom = `${cohortText(daily.cohort)}, ${yearsText(daily.years)}`;
  const source = sourceText(daily.from, () => school.name);
  return (
    <tr>
      <th scope="row" className={table.name}>
        {school.name}
        {[whom, source, otherTargetsText(school)].filter(Boolean).map((line) => (
          <span key={line} className={mergeClasses(styles.small, page.quiet, table.narrow)}>
            {line}
          </span>
        ))}
      </th>
      <td className={styles.percent}>{targetText(daily.percent)}</td>
      <td className={mergeClasses(table.text, table.wide)}>{whom}</td>
      <td className={mergeClasses(table.text, table.wide)}>{source}</td>
      <td className={styles.short}>
        {minimum ? targetText(minimum.percent) : <span className={page.quiet}>{targetPageLabels.none}</span>}
        {school.underMinimum && (
          <span className={styles.under}>
            <WarningRegular aria-hidden="true" />
            {targetPageLabels.underMinimum}
          </span>
        )}
      </td>
      <td className={table.wide}>{keyMeasureText(school.keyMeasure)}</td>
      <td className={table.wide}>
        {post16 ? targetText(post16.percent) : <span className={page.quiet}>{targetPageLabels.none}</span>}
      </td>
    </tr>
  );
}
