import { Button, makeStyles } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { PupilSummary } from '#shared/contracts/pupils/pupil-summary.ts';
import type { CaseloadOfPupil } from '#shared/contracts/roll/caseloads.ts';
import { hasRight } from '#shared/domain/people/permission.ts';
import { caseloadLabels, caseloadLine } from '#shared/wording/roll/caseload-text.ts';
import { useApi } from '../../../api/use-api.ts';
import { useMe, useNow } from '../../../api/use-me.ts';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { ProblemNotice } from '../../../components/basics/ProblemNotice.tsx';
import { useUndo } from '../../../components/basics/undo-context.ts';
import { asPerson } from '../../pages-for.ts';

const GiveCaseload = lazy(() => import('./GiveCaseload.tsx'));

const useStyles = makeStyles({
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 12px', margin: '0 0 4px' },
});

/** On whose caseload the pupil is; whoever may gives and ends it here. */
export function CaseloadsOfPupil({ summary: { pupil, caseloads } }: { summary: PupilSummary }) {
  const styles = useStyles();
  const page = usePageStyles();
  const me = useMe();
  const { today } = useNow();
  const [isGiving, setGiving] = useState(false);
  const end = useEnd(pupil);
  const mayGive = hasRight(asPerson(me), 'give-caseloads', pupil.school);
  return (
    <div>
      {caseloads.length === 0 && <p className={page.quiet}>{caseloadLabels.nobody}</p>}
      {caseloads.map((one) => (
        <div key={one.id} className={styles.line}>
          <span>{caseloadLine(one, today)}</span>
          {mayGive && (
            <Button
              className={page.touch}
              appearance="subtle"
              aria-label={caseloadLabels.endOf(one.staff.name)}
              disabled={end.isPending}
              onClick={() => end.mutate(one)}
            >
              {caseloadLabels.end}
            </Button>
          )}
        </div>
      ))}
      {end.isError && <ProblemNotice inline error={end.error} />}
      {mayGive && (
        <Button className={page.touch} onClick={() => setGiving(true)}>
          {caseloadLabels.give}
        </Button>
      )}
      {isGiving && (
        <Suspense fallback={null}>
          <GiveCaseload pupil={pupil} close={() => setGiving(false)} />
        </Suspense>
      )}
    </div>
  );
}

/** Ends a caseload; taking that back gives it again, from today. */
function useEnd(pupil: PupilSummary['pupil']) {
  const api = useApi();
  const client = useQueryClient();
  const { today } = useNow();
  const { say } = useUndo();
  const again = () =>
    Promise.all(['pupilSummary', 'caseloads'].map((name) => client.invalidateQueries({ queryKey: [name] })));
  return useMutation({
    mutationFn: async ({ id }: CaseloadOfPupil) => {
      await api.request('endCaseload', { params: { id } });
      await again();
    },
    onSuccess: (_done, { staff, from, until }) =>
      say(caseloadLabels.ended(pupil.name, staff.name), async () => {
        await api.request('giveCaseload', {
          params: { school: pupil.school },
          body: { staff: staff.id, pupils: [pupil.id], from: from > today ? from : today, until },
        });
        await again();
      }),
  });
}
