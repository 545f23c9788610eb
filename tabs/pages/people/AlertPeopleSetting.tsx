import type { AlertStanding } from '#shared/contracts/people/alert-people.ts';
import { alertPeopleLabels, alertStandingText } from '#shared/wording/people/alert-people-text.ts';
import { useAsk } from '../../api/use-api.ts';
import { ProblemNotice } from '../../components/basics/ProblemNotice.tsx';
import { TableSkeleton } from '../../components/basics/Skeletons.tsx';
import { AlertPeopleForm } from './AlertPeopleForm.tsx';

/** Who hears of a school's alerts, whether all are there, and a form to change it. */
export function AlertPeopleSetting({ standing }: { standing: AlertStanding }) {
  const found = useAsk('alertPeople', { params: { school: standing.school } });
  return (
    <>
      <p>{alertPeopleLabels.says}</p>
      <p role="status">
        <strong>{alertStandingText(standing) || alertPeopleLabels.allNamed}</strong>
      </p>
      {found.isPending && <TableSkeleton rows={3} within />}
      {found.isError && !found.data && (
        <ProblemNotice inline error={found.error} again={() => void found.refetch()} />
      )}
      {found.data && <AlertPeopleForm found={found.data} />}
    </>
  );
}
