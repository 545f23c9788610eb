import { Button, mergeClasses } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { alertLabels } from '#shared/wording/actions/alert-text.ts';
import { useApi } from '../../api/use-api.ts';
import { refreshActions } from '../../components/actions/cached-actions.ts';
import { usePageStyles } from '../../components/basics/page-styles.ts';
import { problemText } from '../../components/basics/ProblemNotice.tsx';

/** Whoever visited a home and did not see the child raises an alert with one press; the visit itself stays open. */
export function ChildNotSeen({ id, name }: { id: string; name: string }) {
  const page = usePageStyles();
  const api = useApi();
  const client = useQueryClient();
  const notSeen = useMutation({
    mutationFn: () => api.request('childNotSeen', { params: { id } }),
    onSettled: () => refreshActions(client),
  });
  return (
    <>
      <span role="status">
        {notSeen.isSuccess && alertLabels.notSeenSaved}
        {notSeen.isError && problemText(notSeen.error)}
      </span>
      {!notSeen.isSuccess && (
        <Button
          className={mergeClasses(page.touch, page.notPrinted)}
          aria-label={`${alertLabels.notSeen}: ${name}`}
          disabled={notSeen.isPending}
          onClick={() => notSeen.mutate()}
        >
          {alertLabels.notSeen}
        </Button>
      )}
    </>
  );
}
