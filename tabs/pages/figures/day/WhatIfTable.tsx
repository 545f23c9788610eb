import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { WhatIf } from '#shared/contracts/targets/targets.ts';
import { schoolsCountedText } from '#shared/wording/figures/diff-text.ts';
import { countText, signed } from '#shared/wording/basics/number-text.ts';
import { notToldShort } from '#shared/wording/basics/told-text.ts';
import { whatIfLabels } from '#shared/wording/targets/target-setting-text.ts';
import { Meaning } from '../../../components/figures/Meaning.tsx';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { useTableStyles } from '../../../components/basics/table-styles.ts';

const useStyles = makeStyles({
  thin: { fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground2 },
  apart: { borderLeft: `1px solid ${tokens.colorNeutralStroke2}` },
});

/** Each school now and then, and the sum of both. */
export function WhatIfTable({ found }: { found: WhatIf }) {
  const styles = useStyles();
  const table = useTableStyles();
  const page = usePageStyles();
  const { columns } = whatIfLabels;
  const { trust } = found;
  const schools = [...found.schools].sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
  return (
    <div className={mergeClasses(page.sheet, table.scroll)}>
      <table className={table.table} aria-label={whatIfLabels.table}>
        <thead>
          <tr>
            <th scope="col" rowSpan={2} className={table.start}>
              {columns.school}
            </th>
            <th scope="colgroup" colSpan={3} className={mergeClasses(styles.apart, table.centre, table.wide)}>
              {columns.now}
            </th>
            <th scope="colgroup" colSpan={4} className={mergeClasses(styles.apart, table.centre, table.wide)}>
              {columns.then}
            </th>
          </tr>
          <tr>
            <th scope="col" className={mergeClasses(styles.apart, table.wide)}>
              {columns.allowed}
            </th>
            <th scope="col" className={table.wide}>
              {columns.absent}
            </th>
            <th scope="col">{columns.diffNow}</th>
            <th scope="col" className={mergeClasses(styles.apart, table.wide)}>
              {columns.allowed}
            </th>
            <th scope="col" className={table.wide}>
              {columns.absent}
            </th>
            <th scope="col">{columns.diffThen}</th>
            <th scope="col">
              <span className={page.onlyHeard}>{columns.meaning}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {schools.map(({ school, name, now, then }) => (
            <tr key={school}>
              <th scope="row" className={table.name}>
                {name}
              </th>
              <Figures now={now} then={then} />
            </tr>
          ))}
        </tbody>
        {schools.length > 1 && (
          <tfoot>
            <tr>
              <th scope="row" className={mergeClasses(table.name, table.strong)}>
                {whatIfLabels.trust}{' '}
                <span className={styles.thin}>
                  {schoolsCountedText(trust.schoolsCounted, trust.schoolsTotal)}
                </span>
              </th>
              <Figures now={trust.now} then={trust.then} />
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

function Figures({ now, then }: Pick<WhatIf['trust'], 'now' | 'then'>) {
  const styles = useStyles();
  const table = useTableStyles();
  const count = (value: number | null) => (value === null ? '–' : countText(value));
  return (
    <>
      <td className={mergeClasses(styles.apart, table.wide)}>{count(now.allowed)}</td>
      <td className={table.wide}>{count(now.absent)}</td>
      <td>{signed(now.diff)}</td>
      <td className={mergeClasses(styles.apart, table.wide)}>{count(then.allowed)}</td>
      <td className={table.wide}>{count(then.absent)}</td>
      <td className={table.strong}>{signed(then.diff)}</td>
      <td className={table.start}>{then.allowed === null ? notToldShort : <Meaning diff={then.diff} />}</td>
    </>
  );
}
