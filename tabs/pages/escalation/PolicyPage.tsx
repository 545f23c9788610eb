import { EVERY_SCHOOL, hasRight } from '#shared/domain/people/permission.ts';
import { policyPageText, whosePolicyText } from '#shared/wording/escalation/policy-page-text.ts';
import { tabLabels } from '#shared/wording/basics/tab-text.ts';
import { useAsk } from '../../api/use-api.ts';
import { useMe } from '../../api/use-me.ts';
import { usePageStyles } from '../../components/basics/page-styles.ts';
import { ProblemNotice } from '../../components/basics/ProblemNotice.tsx';
import { TableSkeleton } from '../../components/basics/Skeletons.tsx';
import { SchoolChoice } from '../../components/people/SchoolChoice.tsx';
import { asPerson } from '../pages-for.ts';
import { PolicyForm } from './PolicyForm.tsx';
import { useSchoolsWith } from '../people/use-schools-with.ts';

/** The policy of a school, or of the trust (`*`): what holds, and how it is changed. */
export default function PolicyPage({ school }: { school?: string | undefined }) {
  const page = usePageStyles();
  const me = useMe();
  const { schools, isPending } = useSchoolsWith('hold-tutor-meetings');
  const setsTrust = hasRight(asPerson(me), 'set-trust-policy', EVERY_SCHOOL);
  const choices: Record<string, string> = {
    ...(setsTrust && { [EVERY_SCHOOL]: policyPageText.trust }),
    ...schools,
  };
  const chosen = school ?? Object.keys(choices)[0];
  if (isPending) return <TableSkeleton rows={4} />;
  if (chosen === undefined) return <ProblemNotice title={tabLabels.noSuchPage} />;
  return (
    <div className={page.page}>
      <div className={page.headerLine}>
        <h1 className={page.heading}>{policyPageText.title}</h1>
        <SchoolChoice
          label={policyPageText.school}
          schools={choices}
          chosen={chosen}
          placeOf={(id) => ({ page: 'policy', school: id })}
        />
      </div>
      {chosen === EVERY_SCHOOL ? <OfTrust /> : <OfSchool key={chosen} school={chosen} />}
    </div>
  );
}

function OfSchool({ school }: { school: string }) {
  const me = useMe();
  const found = useAsk('escalationPolicy', { params: { school } });
  if (found.isPending) return <TableSkeleton rows={6} within />;
  if (!found.data) return <ProblemNotice inline error={found.error} again={() => void found.refetch()} />;
  return (
    <PolicyForm
      policy={found.data}
      school={school}
      mayChange={hasRight(asPerson(me), 'set-school-policy', school)}
    />
  );
}

function OfTrust() {
  const page = usePageStyles();
  const found = useAsk('trustEscalationPolicy', {});
  if (found.isPending) return <TableSkeleton rows={6} within />;
  if (!found.data) return <ProblemNotice inline error={found.error} again={() => void found.refetch()} />;
  const { policy, variations } = found.data;
  return (
    <>
      <PolicyForm policy={policy} school={null} mayChange />
      <section aria-label={policyPageText.variations}>
        <h2 className={page.section}>{policyPageText.variations}</h2>
        {variations.length === 0 && <p className={page.quiet}>{policyPageText.noVariations}</p>}
        <ul>
          {variations.map(({ school, name, policy: own }) => (
            <li key={school}>
              {name}: {whosePolicyText(own)}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
