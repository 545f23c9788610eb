import { Checkbox, makeStyles } from '@fluentui/react-components';
import { agreements, meetingHolders } from '#shared/domain/people/escalation-policy.ts';
import { policyPageText } from '#shared/wording/escalation/policy-page-text.ts';
import { holderLabels } from '#shared/wording/escalation/proposal-text.ts';
import { settledWith, type PolicyDraft } from './policy-draft.ts';

const useStyles = makeStyles({
  table: {
    borderCollapse: 'collapse',
    '& th': { textAlign: 'start', fontWeight: 400, padding: '4px 16px 4px 0', overflowWrap: 'normal' },
    '& td': { padding: '0 16px 0 0' },
  },
  scroll: { overflowX: 'auto' },
});

/** Who may agree to what at a meeting. */
export function SettlesFields({
  settles,
  change,
}: {
  settles: PolicyDraft['settles'];
  change: (settles: PolicyDraft['settles']) => void;
}) {
  const styles = useStyles();
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <td />
            {meetingHolders.map((who) => (
              <th key={who} scope="col">
                {holderLabels[who]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {agreements.map((agreement) => (
            <tr key={agreement}>
              <th scope="row">{policyPageText.agreements[agreement]}</th>
              {meetingHolders.map((who) => (
                <td key={who}>
                  <Checkbox
                    aria-label={`${policyPageText.agreements[agreement]}: ${holderLabels[who]}`}
                    checked={settles[who].includes(agreement)}
                    onChange={(_event, { checked }) =>
                      change(settledWith(settles, who, { agreement, is: checked === true }))
                    }
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
