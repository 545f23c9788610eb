import { Input, makeStyles, Select } from '@fluentui/react-components';
import type { PolicyView } from '#shared/contracts/people/escalation-policy.ts';
import { meetingHolders, type MeetingHolder } from '#shared/domain/people/escalation-policy.ts';
import { policyPageText } from '#shared/wording/escalation/policy-page-text.ts';
import { holderLabels } from '#shared/wording/escalation/proposal-text.ts';
import { daysKey, type StagesDraft } from './policy-draft.ts';

const useStyles = makeStyles({
  stages: {
    borderCollapse: 'collapse',
    '& th': { textAlign: 'start', fontWeight: 400, padding: '4px 12px 4px 0', whiteSpace: 'nowrap' },
    '& td': { padding: '4px 12px 4px 0' },
  },
  scroll: { overflowX: 'auto' },
  days: { width: '5.5rem' },
  who: { minWidth: '9rem' },
});
const terms = [1, 2, 3] as const;
type Stages = PolicyView['stages'];

/** Who holds each stage's meeting, and from how many days on, term by term. */
export function StageFields({
  stages,
  labelOf,
  draft,
  change,
}: {
  stages: Stages;
  labelOf: (stage: Stages[number]['stage']) => string;
  draft: StagesDraft;
  change: (draft: StagesDraft) => void;
}) {
  const styles = useStyles();
  return (
    <div className={styles.scroll}>
      <table className={styles.stages}>
        <thead>
          <tr>
            <th scope="col">{policyPageText.stage}</th>
            <th scope="col">{policyPageText.who}</th>
            {terms.map((term) => (
              <th key={term} scope="col">
                {policyPageText.term(term)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {stages.map(({ stage, who }) => (
            <tr key={stage}>
              <th scope="row">{labelOf(stage)}</th>
              <td>
                <Select
                  className={styles.who}
                  aria-label={`${labelOf(stage)}: ${policyPageText.who}`}
                  value={draft.who[stage] ?? who}
                  onChange={(_event, { value }) =>
                    change({ ...draft, who: { ...draft.who, [stage]: value as MeetingHolder } })
                  }
                >
                  {meetingHolders.map((one) => (
                    <option key={one} value={one}>
                      {holderLabels[one]}
                    </option>
                  ))}
                </Select>
              </td>
              {terms.map((term) => (
                <td key={term}>
                  <Input
                    className={styles.days}
                    type="number"
                    min={1}
                    max={190}
                    required
                    aria-label={`${labelOf(stage)}, ${policyPageText.term(term)}: days`}
                    value={draft.days[daysKey(stage, term)] ?? ''}
                    onChange={(_event, { value }) =>
                      change({ ...draft, days: { ...draft.days, [daysKey(stage, term)]: value } })
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
