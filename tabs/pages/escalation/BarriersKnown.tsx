import { Button, mergeClasses } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { BarrierView, MeetingSheet } from '#shared/contracts/escalation/meeting.ts';
import { dayText } from '#shared/wording/basics/date-text.ts';
import { meetingPageText } from '#shared/wording/escalation/meeting-page-text.ts';
import { barrierLabels, barrierText } from '#shared/wording/actions/barrier-text.ts';
import { useApi } from '../../api/use-api.ts';
import { refreshActions } from '../../components/actions/cached-actions.ts';
import { useListStyles } from '../../components/basics/list-styles.ts';
import { usePageStyles } from '../../components/basics/page-styles.ts';
import { problemText } from '../../components/basics/ProblemNotice.tsx';

/** What was found to be in the way, at this meeting and before, and whether it is still. */
export function BarriersKnown({ sheet }: { sheet: MeetingSheet }) {
  const page = usePageStyles();
  const list = useListStyles();
  const api = useApi();
  const client = useQueryClient();
  const set = useMutation({
    mutationFn: ({ id, meeting, removedOn }: BarrierView) =>
      api.request('removeBarrier', {
        params: { id: meeting, barrier: id },
        body: { removed: removedOn === null },
      }),
    onSettled: () => refreshActions(client),
  });
  if (sheet.barriers.length === 0) return null;
  return (
    <section className={page.notPrinted} aria-label={meetingPageText.barriers}>
      <ul className={mergeClasses(page.sheet, list.list)}>
        {sheet.barriers.map((barrier) => (
          <li key={barrier.id} className={list.item}>
            <span className={list.text}>
              <span className={list.what}>{barrierText(barrier)}</span>
              <span className={page.quiet}>{stateText(barrier)}</span>
            </span>
            <Button
              className={list.button}
              aria-label={`${buttonText(barrier)}: ${barrierLabels[barrier.kind]}`}
              disabled={set.isPending}
              onClick={() => set.mutate(barrier)}
            >
              {buttonText(barrier)}
            </Button>
          </li>
        ))}
      </ul>
      <span role="status">{set.isError && problemText(set.error)}</span>
    </section>
  );
}

const buttonText = ({ removedOn }: BarrierView): string =>
  removedOn === null ? meetingPageText.removed : meetingPageText.standsAgain;

const stateText = ({ owner, due, removedOn }: BarrierView): string =>
  removedOn
    ? meetingPageText.removedOn(removedOn)
    : [owner && (owner.hasList ? owner.name : meetingPageText.toldByYou(owner.name)), due && dayText(due)]
        .filter(Boolean)
        .join(', ');
