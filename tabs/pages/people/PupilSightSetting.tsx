import { Button, makeStyles, mergeClasses } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import type { GivenPupilSight } from '#shared/contracts/people/pupil-sight.ts';
import { pupilSightLabels, sightStateText, sightTitle } from '#shared/wording/people/pupil-sight-text.ts';
import { useApi, useAsk } from '../../api/use-api.ts';
import { Disclosure } from '../../components/basics/Disclosure.tsx';
import { useListStyles } from '../../components/basics/list-styles.ts';
import { usePageStyles } from '../../components/basics/page-styles.ts';
import { ProblemNotice, problemText } from '../../components/basics/ProblemNotice.tsx';
import { TableSkeleton } from '../../components/basics/Skeletons.tsx';
import { GivePupilSight } from './GivePupilSight.tsx';

const useStyles = makeStyles({
  says: { maxWidth: '46rem', margin: '0 0 8px' },
  heading: { ':focus:not(:focus-visible)': { outline: 'none' } },
  nobody: { margin: '12px 0' },
});

/** Which trust leads see pupils, and of which schools: an administrator of the whole trust lets them, and ends it. */
export function PupilSightSetting() {
  const styles = useStyles();
  const page = usePageStyles();
  const list = useListStyles();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const found = useAsk('pupilSights', {});
  const runs = ({ state }: GivenPupilSight) => state === 'holds' || state === 'rests';
  const given = found.data?.given ?? [];
  const [standing, earlier] = [given.filter(runs), given.filter((one) => !runs(one))];
  const listOf = (sights: readonly GivenPupilSight[]) => (
    <ul className={mergeClasses(page.sheet, list.list)}>
      {sights.map((sight) => (
        <Given
          key={sight.id}
          sight={sight}
          today={found.data?.date ?? ''}
          mayEnd={runs(sight)}
          ended={() => heading.current?.focus()}
        />
      ))}
    </ul>
  );
  return (
    <section aria-labelledby={id}>
      <h2 ref={heading} tabIndex={-1} className={mergeClasses(page.section, styles.heading)} id={id}>
        {pupilSightLabels.title}
      </h2>
      <p className={styles.says}>{pupilSightLabels.says}</p>
      {found.isPending && <TableSkeleton rows={1} within />}
      {found.isError && !found.data && (
        <ProblemNotice inline error={found.error} again={() => void found.refetch()} />
      )}
      {found.data && (
        <>
          {standing.length === 0 ? (
            <p className={styles.nobody}>
              {pupilSightLabels.nobody} <span className={page.quiet}>{pupilSightLabels.nobodySays}</span>
            </p>
          ) : (
            listOf(standing)
          )}
          {found.data.leads.length === 0 ? (
            <p className={page.quiet}>{pupilSightLabels.noLeads}</p>
          ) : (
            <Disclosure says={pupilSightLabels.give}>
              <GivePupilSight sights={found.data} />
            </Disclosure>
          )}
          {earlier.length > 0 && <Disclosure says={pupilSightLabels.earlier}>{listOf(earlier)}</Disclosure>}
        </>
      )}
    </section>
  );
}

interface GivenProps {
  sight: GivenPupilSight;
  today: string;
  mayEnd: boolean;
  /** Its button has gone with it: the focus goes somewhere else. */
  ended: () => void;
}

function Given({ sight, today, mayEnd, ended }: GivenProps) {
  const styles = useListStyles();
  const page = usePageStyles();
  const api = useApi();
  const client = useQueryClient();
  const [step, setStep] = useState<'begin' | 'sure' | 'kept'>('begin');
  const end = useMutation({
    mutationFn: () => api.request('endPupilSight', { params: { id: sight.id } }),
    onSuccess: (answer) => {
      ended();
      client.setQueryData(['pupilSights', {}], answer);
    },
    onError: () => setStep('kept'),
  });
  const title = sightTitle(
    sight.staff.name,
    sight.schools.map(({ name }) => name),
  );
  return (
    <li className={styles.item}>
      <span className={styles.text}>
        <span className={styles.what}>{title}</span>
        <span>{sight.reason}</span>
        <span className={page.quiet}>{sightStateText(sight, today)}</span>
        <span role="status">{end.isError && problemText(end.error)}</span>
      </span>
      {mayEnd && step !== 'sure' && (
        <Button
          className={mergeClasses(styles.button, page.notPrinted)}
          aria-label={`${pupilSightLabels.end}: ${title}`}
          autoFocus={step === 'kept'}
          onClick={() => setStep('sure')}
        >
          {pupilSightLabels.end}
        </Button>
      )}
      {mayEnd && step === 'sure' && (
        <span className={styles.buttons}>
          <Button autoFocus className={styles.button} disabled={end.isPending} onClick={() => end.mutate()}>
            {pupilSightLabels.endSure}
          </Button>
          <Button className={styles.button} appearance="subtle" onClick={() => setStep('kept')}>
            {pupilSightLabels.keep}
          </Button>
        </span>
      )}
    </li>
  );
}
