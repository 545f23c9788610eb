import { Button, Link as FluentLink, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PlansToLookAt as Plans } from '#shared/contracts/escalation/plans-to-look-at.ts';
import { plansToLookAtLabels } from '#shared/wording/escalation/plans-to-look-at-text.ts';
import { useApi, useAsk } from '../../api/use-api.ts';
import { refreshActions } from '../../components/actions/cached-actions.ts';
import { Disclosure } from '../../components/basics/Disclosure.tsx';
import { usePageStyles } from '../../components/basics/page-styles.ts';
import { problemText, ProblemNotice } from '../../components/basics/ProblemNotice.tsx';
import { useUndo } from '../../components/basics/undo-context.ts';
import { useHref } from '../../components/basics/use-href.ts';

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  line: {
    display: 'grid',
    gridTemplateColumns: 'minmax(140px, 20%) 56px 1fr auto',
    columnGap: '12px',
    rowGap: '4px',
    alignItems: 'center',
    minHeight: '44px',
    padding: '8px 16px',
    boxSizing: 'border-box',
    '& + &': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
    '@media (max-width: 720px)': { gridTemplateColumns: '1fr auto', padding: '10px 12px' },
  },
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  whole: { '@media (max-width: 720px)': { gridColumn: '1 / -1', justifySelf: 'start' } },
});

type PlanToLookAt = Plans['items'][number];

/** Pupils whose plan somebody looks at now: part-time without one, or its end or review is near. Nothing, where none is. */
export function PlansToLookAt({ school }: { school: string }) {
  const styles = useStyles();
  const page = usePageStyles();
  const found = useAsk('plansToLookAt', { params: { school } });
  const { ask, isPending } = useReview();
  if (found.isError && !found.data)
    return <ProblemNotice inline error={found.error} again={() => void found.refetch()} />;
  if (!found.data || found.data.items.length === 0) return null;
  return (
    <Disclosure says={plansToLookAtLabels.title(found.data.items.length)}>
      <ul className={mergeClasses(page.sheet, styles.list)} aria-label={plansToLookAtLabels.list}>
        {found.data.items.map((item) => (
          <Line key={`${item.pupil.id} ${item.says}`} item={item} ask={ask} isPending={isPending} />
        ))}
      </ul>
    </Disclosure>
  );
}

interface LineProps {
  item: PlanToLookAt;
  ask: (item: PlanToLookAt) => void;
  isPending: boolean;
}

function Line({ item, ask, isPending }: LineProps) {
  const styles = useStyles();
  const page = usePageStyles();
  const href = useHref();
  const { pupil, tutorGroup, says, review, mayPlan } = item;
  const look = mergeClasses(page.touch, page.notPrinted, styles.whole);
  const named = (what: string): string => `${what}: ${pupil.name}`;
  return (
    <li className={styles.line}>
      <FluentLink className={styles.name} href={href({ page: 'pupil', id: pupil.id })}>
        {pupil.name}
      </FluentLink>
      <span>{tutorGroup}</span>
      <span className={styles.whole}>{says}</span>
      {review !== null ? (
        <FluentLink
          className={look}
          href={href({ page: 'meeting', id: review })}
          aria-label={named(plansToLookAtLabels.open)}
        >
          {plansToLookAtLabels.open}
        </FluentLink>
      ) : mayPlan ? (
        <Button
          className={look}
          aria-label={named(plansToLookAtLabels.plan)}
          disabled={isPending}
          onClick={() => ask(item)}
        >
          {plansToLookAtLabels.plan}
        </Button>
      ) : (
        <span />
      )}
    </li>
  );
}

function useReview() {
  const api = useApi();
  const client = useQueryClient();
  const { say } = useUndo();
  const setWanted = async (id: string, wanted: boolean): Promise<void> => {
    await api.request('planReview', { params: { id }, body: { wanted } });
    await refreshActions(client);
  };
  const { mutate: ask, isPending } = useMutation({
    mutationFn: ({ pupil }: PlanToLookAt) => setWanted(pupil.id, true),
    onSuccess: (_done, { pupil }) =>
      say(plansToLookAtLabels.planned(pupil.name), () => setWanted(pupil.id, false)),
    onError: async (error) => {
      say(problemText(error));
      await refreshActions(client);
    },
  });
  return { ask, isPending };
}
