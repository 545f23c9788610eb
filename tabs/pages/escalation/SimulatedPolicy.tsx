import { makeStyles, mergeClasses } from '@fluentui/react-components';
import type { Simulation, TrustSimulation } from '#shared/contracts/escalation/proposals.ts';
import { meetingStages } from '#shared/domain/people/escalation-policy.ts';
import { shortDayText } from '#shared/wording/basics/date-text.ts';
import { holderLabels, proposalLabel, stageLabel } from '#shared/wording/escalation/proposal-text.ts';
import { loadText, policyPageText, simulatedDaysText } from '#shared/wording/escalation/policy-page-text.ts';
import { usePageStyles } from '../../components/basics/page-styles.ts';

const useStyles = makeStyles({
  tables: { display: 'flex', flexWrap: 'wrap', gap: '16px 40px', alignItems: 'start' },
  sheet: { padding: '12px 16px', overflowX: 'auto', maxWidth: '100%', boxSizing: 'border-box' },
  table: {
    borderCollapse: 'collapse',
    fontVariantNumeric: 'tabular-nums',
    '& th, & td': { padding: '4px 16px 4px 0', textAlign: 'end' },
    '& th:first-child': { textAlign: 'start' },
    '& tbody th': { fontWeight: 400 },
  },
});

type Proposed = Pick<Simulation['weeks'][number], 'byStage' | 'late' | 'messages'>;

/** What a policy would have proposed: by week, by year group, and what that asks of colleagues. */
export function SimulatedPolicy({ simulated }: { simulated: Simulation }) {
  const styles = useStyles();
  const page = usePageStyles();
  const { weeks, byYear, load, from, to } = simulated;
  return (
    <section aria-label={policyPageText.simulated}>
      <h2 className={page.section}>{policyPageText.simulated}</h2>
      <p className={page.quiet}>{simulatedDaysText(from, to)}</p>
      {weeks.length === 0 && <p role="status">{policyPageText.nothing}</p>}
      <ul>
        {load.map((one) => (
          <li key={one.who}>
            {holderLabels[one.who]}: {loadText(one)}
          </li>
        ))}
      </ul>
      <div className={styles.tables}>
        <Counts label={policyPageText.week} rows={weeks.map((week) => [shortDayText(week.week), week])} />
        <Counts label={policyPageText.year} rows={Object.entries(byYear)} />
      </div>
    </section>
  );
}

/** The same of every school of the trust, to the nearest ten. */
export function SimulatedTrustPolicy({ simulated }: { simulated: TrustSimulation }) {
  const styles = useStyles();
  const page = usePageStyles();
  const { schools, from, to } = simulated;
  return (
    <section aria-label={policyPageText.simulated}>
      <h2 className={page.section}>{policyPageText.simulated}</h2>
      <p className={page.quiet}>
        {simulatedDaysText(from, to)} {policyPageText.toTens}
      </p>
      <div className={styles.tables}>
        <Counts
          label={policyPageText.schoolColumn}
          rows={schools.map((school) => [
            school.varies ? `${school.name} (${policyPageText.varies})` : school.name,
            school,
          ])}
        />
      </div>
      {schools.map((school) => (
        <div key={school.school}>
          <h3>{school.name}</h3>
          <ul>
            {school.load.map((one) => (
              <li key={one.who}>
                {holderLabels[one.who]}: {loadText(one)}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

/** Columns that nobody would be in are left out. */
const columns: readonly { label: string; count: (proposed: Proposed) => number; isMeeting: boolean }[] = [
  {
    label: proposalLabel({ rule: 'text-first', stage: 2 }),
    count: ({ messages }) => messages,
    isMeeting: false,
  },
  ...meetingStages.map((stage) => ({
    label: stageLabel(stage),
    count: ({ byStage }: Proposed) => byStage[stage],
    isMeeting: true,
  })),
  ...([2, 3] as const).map((stage) => ({
    label: proposalLabel({ rule: 'lateness', stage }),
    count: ({ late }: Proposed) => late[stage],
    isMeeting: true,
  })),
];

function Counts({ label, rows }: { label: string; rows: readonly (readonly [string, Proposed])[] }) {
  const styles = useStyles();
  const page = usePageStyles();
  if (rows.length === 0) return null;
  const shown = columns.filter(({ count }) => rows.some(([, proposed]) => count(proposed) > 0));
  const inAll = (proposed: Proposed): number =>
    columns.reduce((sum, { count, isMeeting }) => sum + (isMeeting ? count(proposed) : 0), 0);
  return (
    <div className={mergeClasses(page.sheet, styles.sheet)}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{label}</th>
            {shown.map((column) => (
              <th key={column.label} scope="col">
                {column.label}
              </th>
            ))}
            <th scope="col">{policyPageText.inAll}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, proposed]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {shown.map(({ label: column, count }) => (
                <td key={column}>{count(proposed)}</td>
              ))}
              <td>{inAll(proposed)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
