import { Button, makeStyles } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { MeetingSheet } from '#shared/contracts/escalation/meeting.ts';
import { planResults, type PlanResult } from '#shared/domain/escalation/barriers.ts';
import { dayText } from '#shared/wording/basics/date-text.ts';
import { nameInSentence } from '#shared/wording/basics/name-in-sentence.ts';
import { meetingPageText } from '#shared/wording/escalation/meeting-page-text.ts';
import { planResultLabels } from '#shared/wording/escalation/meeting-text.ts';
import { useApi } from '../../api/use-api.ts';
import { refreshActions } from '../../components/actions/cached-actions.ts';
import { usePageStyles } from '../../components/basics/page-styles.ts';
import { problemText } from '../../components/basics/ProblemNotice.tsx';

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  button: { minHeight: '44px' },
});

/** What came of the plan, once somebody looks at it again; said anew, the later word stands. */
export function LookAgain({ sheet }: { sheet: MeetingSheet }) {
  const styles = useStyles();
  const page = usePageStyles();
  const api = useApi();
  const client = useQueryClient();
  const { look, action, nextLook } = sheet;
  const say = useMutation({
    mutationFn: (result: PlanResult) =>
      api.request('lookAgain', { params: { id: action.id }, body: { result } }),
    onSettled: () => refreshActions(client),
  });
  if (!nextLook && !look) return null;
  return (
    <section className={page.notPrinted} aria-label={meetingPageText.looked}>
      <h2 className={page.section}>{meetingPageText.looked}</h2>
      <p className={page.quiet}>
        {look
          ? `${planResultLabels[look.result]}, ${dayText(look.on)}, ${nameInSentence(look.by.name)}`
          : nextLook && `${meetingPageText.nextLook}: ${dayText(nextLook)}`}
      </p>
      <div className={styles.buttons}>
        {planResults.map((result) => (
          <Button
            key={result}
            className={styles.button}
            aria-pressed={look?.result === result}
            disabled={say.isPending}
            onClick={() => say.mutate(result)}
          >
            {planResultLabels[result]}
          </Button>
        ))}
      </div>
      <span role="status">{say.isError && problemText(say.error)}</span>
    </section>
  );
}
