import { makeStyles, mergeClasses } from '@fluentui/react-components';
import type { Simulation } from '#shared/contracts/escalation/proposals.ts';
import { meetingStages } from '#shared/domain/people/escalation-policy.ts';
import { shortDayText } from '#shared/wording/basics/date-text.ts';
import { holderLabels, stageLabel } from '#shared/wording/escalation/proposal-text.ts';
import { loadText, policyPageText, simulatedDaysText } from '#shared/wording/escalation/policy-page-text.ts';
import { usePageStyles } from '../../components/basics/page-styles.ts';

const useStyles = makeStyles({
  tables: { display: 'flex', flexWrap: 'wrap', gap: '16px 40px', alignItems: 'start' },
  table: {
    borderCollapse: 'collapse',
    fontVariantNumeric: 'tabular-nums',
    '& th, & td': { padding: '4px 16px 4px 0', textAlign: 'end' },
    '& th:first-child': { textAlign: 'start' },
    '& tbody th': { fontWeight: 400 },
  },
});

type ByStage = Simulation['weeks'][number]['byStage'];

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
        <Counts
          label={policyPageText.week}
          rows={weeks.map(({ week, byStage }) => [shortDayText(week), byStage] as const)}
        />
        <Counts label={policyPageText.year} rows={Object.entries(byYear)} />
      </div>
    </section>
  );
}

function Counts({ label, rows }: { label: string; rows: readonly (readonly [string, ByStage])[] }) {
  const styles = useStyles();
  const page = usePageStyles();
  if (rows.length === 0) return null;
  return (
    <div className={mergeClasses(page.sheet)} style={{ padding: '12px 16px' }}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{label}</th>
            {meetingStages.map((stage) => (
              <th key={stage} scope="col">
                {stageLabel(stage)}
              </th>
            ))}
            <th scope="col">{policyPageText.inAll}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, byStage]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {meetingStages.map((stage) => (
                <td key={stage}>{byStage[stage]}</td>
              ))}
              <td>{meetingStages.reduce((sum, stage) => sum + byStage[stage], 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
