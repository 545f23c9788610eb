import { Button, makeStyles } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { PupilSummary } from '#shared/contracts/pupils/pupil-summary.ts';
import { hasRight } from '#shared/domain/people/permission.ts';
import { shareLabels } from '#shared/wording/actions/share-out-text.ts';
import { dayText } from '#shared/wording/basics/date-text.ts';
import { useApi } from '../../../api/use-api.ts';
import { useMe } from '../../../api/use-me.ts';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { ProblemNotice } from '../../../components/basics/ProblemNotice.tsx';
import { useUndo } from '../../../components/basics/undo-context.ts';
import { asPerson } from '../../pages-for.ts';

const PickCaller = lazy(() => import('../../../components/actions/call/PickCaller.tsx'));

const useStyles = makeStyles({
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 12px' },
  text: { margin: 0 },
});

/** Who rings home about the pupil, where the school has named somebody; named by whoever shares calls out. */
export function NamedAdult({ summary }: { summary: PupilSummary }) {
  const styles = useStyles();
  const page = usePageStyles();
  const me = useMe();
  const [isPicking, setPicking] = useState(false);
  const { namedAdult: named, pupil } = summary;
  const name = useNameAdult(summary);
  return (
    <div>
      <p className={styles.text}>
        {named ? shareLabels.namedSince(named.name, dayText(named.from)) : shareLabels.nobodyNamed}
      </p>
      {name.isError && <ProblemNotice inline error={name.error} />}
      {hasRight(asPerson(me), 'share-out-calls', pupil.school) && (
        <div className={styles.line}>
          <Button className={page.touch} disabled={name.isPending} onClick={() => setPicking(true)}>
            {named ? shareLabels.nameAnother : shareLabels.name}
          </Button>
          {named && (
            <Button
              className={page.touch}
              appearance="subtle"
              disabled={name.isPending}
              onClick={() => name.mutate(null)}
            >
              {shareLabels.nameNobody}
            </Button>
          )}
        </div>
      )}
      {isPicking && (
        <Suspense fallback={null}>
          <PickCaller
            school={pupil.school}
            title={shareLabels.name}
            isLeftOut={({ id }) => id === named?.id}
            pick={({ id }) => name.mutate(id)}
            close={() => setPicking(false)}
          />
        </Suspense>
      )}
    </div>
  );
}

function useNameAdult({ pupil, namedAdult }: PupilSummary) {
  const api = useApi();
  const client = useQueryClient();
  const { say } = useUndo();
  const set = async (staff: string | null) => {
    const found = await api.request('nameAdult', { params: { id: pupil.id }, body: { staff } });
    await client.invalidateQueries({ queryKey: ['pupilSummary'] });
    return found.namedAdult;
  };
  return useMutation({
    mutationFn: set,
    onSuccess: (named) =>
      say(shareLabels.named(pupil.name, named?.name ?? null), async () => {
        await set(namedAdult?.id ?? null);
      }),
  });
}
