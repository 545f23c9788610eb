import { useId } from 'react';
import type { AlertStanding } from '#shared/contracts/people/alert-people.ts';
import { alertPeopleLabels, alertStandingText } from '#shared/wording/people/alert-people-text.ts';
import { useAsk } from '../../api/use-api.ts';
import { usePageStyles } from '../../components/basics/page-styles.ts';
import { ProblemNotice } from '../../components/basics/ProblemNotice.tsx';
import { TableSkeleton } from '../../components/basics/Skeletons.tsx';
import { AlertPeopleForm } from './AlertPeopleForm.tsx';

/** Who hears of a school's alerts, whether all are there, and a form to change it. */
export function AlertPeopleSetting({ standing }: { standing: AlertStanding }) {
  const page = usePageStyles();
  const id = useId();
  const found = useAsk('alertPeople', { params: { school: standing.school } });
  return (
    <section aria-labelledby={id}>
      <h2 className={page.section} id={id}>
        {alertPeopleLabels.title}
      </h2>
      <p>{alertPeopleLabels.says}</p>
      <p role="status">
        <strong>{alertStandingText(standing) || alertPeopleLabels.allNamed}</strong>
      </p>
      {found.isPending && <TableSkeleton rows={3} within />}
      {found.isError && !found.data && (
        <ProblemNotice inline error={found.error} again={() => void found.refetch()} />
      )}
      {found.data && <AlertPeopleForm found={found.data} />}
    </section>
  );
}
