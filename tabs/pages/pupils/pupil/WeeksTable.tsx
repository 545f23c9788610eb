import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { PupilSummary } from '#shared/contracts/pupils/pupil-summary.ts';
import { addDays } from '#shared/domain/basics/school-date.ts';
import { shortDayText } from '#shared/wording/basics/date-text.ts';
import { pupilLabels } from '#shared/wording/roll/pupil-text.ts';
import { useNow } from '../../../api/use-me.ts';
import { Mark } from '../../../components/registers/Mark.tsx';
import { usePageStyles } from '../../../components/basics/page-styles.ts';

const useStyles = makeStyles({
  scroll: { overflowX: 'auto' },
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    '& th, & td': { padding: '4px 6px', textAlign: 'center', whiteSpace: 'nowrap' },
    '& th': {
      fontWeight: tokens.fontWeightRegular,
      fontSize: tokens.fontSizeBase200,
      color: tokens.colorNeutralForeground2,
    },
    '& tbody tr': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
    '@media (max-width: 640px)': {
      '& th, & td': { padding: '4px 1px' },
      '& td span[title]': { minWidth: '16px', padding: '0 1px' },
    },
  },
});

/** The register's last weeks, newest first: five days, morning and afternoon. */
export function WeeksTable({ weeks }: { weeks: PupilSummary['lastWeeks'] }) {
  const styles = useStyles();
  const page = usePageStyles();
  const { today } = useNow();
  if (weeks.length === 0) return <p className={page.quiet}>{pupilLabels.noWeeks}</p>;
  return (
    <div className={mergeClasses(page.sheet, styles.scroll)}>
      <table className={styles.table} aria-label={pupilLabels.weeks}>
        <thead>
          <tr>
            <th scope="col">{pupilLabels.week}</th>
            {pupilLabels.dayNames.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map(({ week, marks }) => (
            <tr key={week}>
              <th scope="row">{shortDayText(week)}</th>
              {pupilLabels.dayNames.map((name, day) => (
                <td key={name}>
                  <DayOfMarks
                    AM={marks[day * 2] || '-'}
                    PM={marks[day * 2 + 1] || '-'}
                    date={addDays(week, day)}
                    past={addDays(week, day) < today}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A day without any mark is mostly a day without school: said quietly, where one lone missing mark stands out. */
function DayOfMarks({ AM, PM, date, past }: { AM: string; PM: string; date: string; past: boolean }) {
  const page = usePageStyles();
  if (AM === '-' && PM === '-') return past ? <span className={page.quiet}>–</span> : null;
  return (
    <>
      <Mark code={AM} date={date} due={past} /> <Mark code={PM} date={date} due={past} />
    </>
  );
}
