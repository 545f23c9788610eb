import { Button, makeStyles } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { StandingPlanView } from '#shared/contracts/escalation/standing-plan.ts';
import type { PupilSummary } from '#shared/contracts/pupils/pupil-summary.ts';
import { hasRight } from '#shared/domain/people/permission.ts';
import { standingPlanLabels } from '#shared/wording/escalation/standing-plan-text.ts';
import { useApi } from '../../../api/use-api.ts';
import { useMe } from '../../../api/use-me.ts';
import { refreshActions } from '../../../components/actions/cached-actions.ts';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { ProblemNotice } from '../../../components/basics/ProblemNotice.tsx';
import { useUndo } from '../../../components/basics/undo-context.ts';
import { asPerson } from '../../pages-for.ts';

const RecordPlan = lazy(() => import('./RecordPlan.tsx'));

const useStyles = makeStyles({
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 12px', margin: '0 0 4px' },
  note: { flexBasis: '100%', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
});

/** The pupil's health plan and part-time timetable; whoever may records and ends them here. */
export function StandingPlans({
  pupil,
  plans,
}: {
  pupil: PupilSummary['pupil'];
  plans: readonly StandingPlanView[];
}) {
  const styles = useStyles();
  const page = usePageStyles();
  const me = useMe();
  const [isRecording, setRecording] = useState(false);
  const end = useEnd(pupil);
  const mayRecord = hasRight(asPerson(me), 'record-standing-plans', pupil.school);
  return (
    <div>
      {plans.length === 0 && <p className={page.quiet}>{standingPlanLabels.none}</p>}
      {plans.map((plan) => (
        <div key={plan.id} className={styles.line}>
          <span>{plan.says}</span>
          {plan.note && <span className={styles.note}>{plan.note}</span>}
          {mayRecord && (
            <Button
              className={page.touch}
              appearance="subtle"
              aria-label={standingPlanLabels.endOf(plan.kind)}
              disabled={end.isPending}
              onClick={() => end.mutate(plan)}
            >
              {standingPlanLabels.end}
            </Button>
          )}
        </div>
      ))}
      {end.isError && <ProblemNotice inline error={end.error} />}
      {mayRecord && (
        <Button className={page.touch} onClick={() => setRecording(true)}>
          {standingPlanLabels.record}
        </Button>
      )}
      {isRecording && (
        <Suspense fallback={null}>
          <RecordPlan pupil={pupil} close={() => setRecording(false)} />
        </Suspense>
      )}
    </div>
  );
}

function useEnd(pupil: PupilSummary['pupil']) {
  const api = useApi();
  const client = useQueryClient();
  const { say } = useUndo();
  const setEnded = async ({ id }: StandingPlanView, ended: boolean): Promise<void> => {
    await api.request('endStandingPlan', { params: { id }, body: { ended } });
    await refreshActions(client);
  };
  return useMutation({
    mutationFn: (plan: StandingPlanView) => setEnded(plan, true),
    onSuccess: (_done, plan) =>
      say(standingPlanLabels.ended(pupil.name, plan.kind), () => setEnded(plan, false)),
  });
}
