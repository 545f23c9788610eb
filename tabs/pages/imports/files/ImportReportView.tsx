import { Button, Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ImportReport } from '#shared/contracts/imports/import-report.ts';
import {
  clearedText,
  importKindLabels,
  importPageLabels,
  importSummaryText,
} from '#shared/wording/imports/import-text.ts';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { useHref } from '../../../components/basics/use-href.ts';

const useStyles = makeStyles({
  box: { padding: '16px 20px' },
  text: { margin: '4px 0 0', fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  scroll: { overflowX: 'auto' },
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    '& th, & td': { padding: '6px 12px', textAlign: 'start', verticalAlign: 'top' },
    '& th': {
      fontWeight: tokens.fontWeightRegular,
      fontSize: tokens.fontSizeBase200,
      color: tokens.colorNeutralForeground2,
    },
    '& tbody tr': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  found: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere' },
  list: { margin: 0, paddingInlineStart: '20px' },
  button: { minHeight: '44px', marginTop: '20px' },
});

const mostWarnings = 50;

/** What an import did: the sentence first, then rows not taken, then warnings. */
export function ImportReportView({ report, again }: { report: ImportReport; again: () => void }) {
  const styles = useStyles();
  const page = usePageStyles();
  const href = useHref();
  const unlisted = report.rejectedCount - report.rejected.length;
  return (
    <div role="status">
      <div className={mergeClasses(page.sheet, styles.box)}>
        <strong>{importKindLabels[report.kind]}</strong>
        <p className={styles.text}>{importSummaryText(report)}</p>
        {report.cleared.length > 0 && (
          <p className={styles.text}>
            {importPageLabels.cleared}: {clearedText(report.cleared)}.
          </p>
        )}
      </div>
      {report.rejected.length > 0 && (
        <>
          <h2 className={page.section}>{importPageLabels.rejected}</h2>
          <p className={page.quiet}>
            {report.accepted > 0 ? importPageLabels.rejectedSays : importPageLabels.noneTaken}
          </p>
          {report.rejected.some(({ column }) => column === 'code') && (
            <p>
              <Link href={href({ page: 'refused' })}>{importPageLabels.explainCodes}</Link>
            </p>
          )}
          <RejectedRows rows={report.rejected} />
          {unlisted > 0 && <p className={page.quiet}>{importPageLabels.moreRejected(unlisted)}</p>}
        </>
      )}
      {report.warnings.length > 0 && (
        <>
          <h2 className={page.section}>{importPageLabels.warnings}</h2>
          <ul className={styles.list}>
            {report.warnings.slice(0, mostWarnings).map((warning) => (
              <li key={`${warning.line} ${warning.message}`}>
                {importPageLabels.columns.line} {warning.line}: {warning.message}
              </li>
            ))}
          </ul>
          {report.warnings.length > mostWarnings && (
            <p className={page.quiet}>
              {importPageLabels.moreRejected(report.warnings.length - mostWarnings)}
            </p>
          )}
        </>
      )}
      <Button className={styles.button} onClick={again}>
        {importPageLabels.another}
      </Button>
    </div>
  );
}

function RejectedRows({ rows }: { rows: ImportReport['rejected'] }) {
  const styles = useStyles();
  const page = usePageStyles();
  const { columns } = importPageLabels;
  return (
    <div className={mergeClasses(page.sheet, styles.scroll)}>
      <table className={styles.table} aria-label={importPageLabels.rejected}>
        <thead>
          <tr>
            <th scope="col">{columns.line}</th>
            <th scope="col">{columns.column}</th>
            <th scope="col">{columns.found}</th>
            <th scope="col">{columns.expected}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.line} ${row.column}`}>
              <td>{row.line}</td>
              <td>{row.column}</td>
              <td className={styles.found}>{row.found === '' ? importPageLabels.blank : row.found}</td>
              <td>{row.message}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
