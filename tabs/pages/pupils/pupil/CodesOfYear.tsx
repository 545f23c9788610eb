import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import type { PupilYear } from '#shared/contracts/pupils/pupil-year.ts';
import { pupilYearLabels } from '#shared/wording/pupils/pupil-year-text.ts';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { useTableStyles } from '../../../components/basics/table-styles.ts';

const useStyles = makeStyles({
  table: {
    '& th, & td': { padding: '2px 12px' },
    '& tbody th': { fontFamily: tokens.fontFamilyMonospace },
    '@media print': { '& th, & td': { padding: '0 12px', height: 'auto', lineHeight: '1.2' } },
  },
});

/** How many sessions each code was given for, with what it means. */
export function CodesOfYear({ codes }: { codes: PupilYear['codes'] }) {
  const styles = useStyles();
  const page = usePageStyles();
  const table = useTableStyles();
  const id = useId();
  if (codes.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 className={page.section} id={id}>
        {pupilYearLabels.codes}
      </h2>
      <div className={mergeClasses(page.sheet, table.scroll)}>
        <table className={mergeClasses(table.table, styles.table)} aria-labelledby={id}>
          <thead>
            <tr>
              <th scope="col" className={table.start}>
                {pupilYearLabels.code}
              </th>
              <th scope="col" className={table.text}>
                {pupilYearLabels.meaning}
              </th>
              <th scope="col">{pupilYearLabels.sessions}</th>
            </tr>
          </thead>
          <tbody>
            {codes.map(({ code, meaning, sessions }) => (
              <tr key={code}>
                <th scope="row" className={table.start}>
                  {code}
                </th>
                <td className={table.text}>{meaning}</td>
                <td>{sessions}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
