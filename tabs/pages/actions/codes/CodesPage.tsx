import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { Link, useLocation } from 'wouter';
import type { CodesToEnter } from '#shared/contracts/actions/codes-to-enter.ts';
import { addressOf } from '#shared/contracts/tab-addresses.ts';
import { hasRight } from '#shared/domain/people/permission.ts';
import { codesText, nothingToEnterText } from '#shared/wording/actions/code-text.ts';
import { dataAge } from '#shared/wording/basics/date-text.ts';
import { useAsk } from '../../../api/use-api.ts';
import { useMe, useNow } from '../../../api/use-me.ts';
import { Choice } from '../../../components/basics/Choice.tsx';
import { DataAge } from '../../../components/basics/DataAge.tsx';
import { Disclosure } from '../../../components/basics/Disclosure.tsx';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { ProblemNotice } from '../../../components/basics/ProblemNotice.tsx';
import { TableSkeleton } from '../../../components/basics/Skeletons.tsx';
import { UndoBar } from '../../../components/basics/UndoBar.tsx';
import { asPerson } from '../../pages-for.ts';
import { CodeList } from './CodeList.tsx';
import { CodeWork } from './CodeWork.tsx';

const useStyles = makeStyles({
  count: { margin: '8px 0 0' },
  school: { maxWidth: '20rem', margin: '8px 0' },
});
const LOOK_AGAIN_SECONDS = 60;

/** What is to be entered in the MIS of one school, for whoever enters it there. */
export default function CodesPage({ school }: { school?: string }) {
  const schools = useSchools();
  const chosen = school ?? Object.keys(schools)[0];
  if (chosen === undefined) return <ProblemNotice title={codesText.withOffice} />;
  return <CodesOfSchool schools={schools} chosen={chosen} />;
}

function CodesOfSchool({ schools, chosen }: { schools: Record<string, string>; chosen: string }) {
  const page = usePageStyles();
  const found = useAsk('codesToEnter', { params: { school: chosen } }, { lookAgain: LOOK_AGAIN_SECONDS });
  if (found.isPending) return <TableSkeleton />;
  if (!found.data) return <ProblemNotice error={found.error} again={() => void found.refetch()} />;
  return (
    <div className={page.page}>
      <h1 className={page.heading}>{codesText.title}</h1>
      <SchoolChoice schools={schools} chosen={chosen} />
      <Shown key={chosen} codes={found.data} />
      <UndoBar />
    </div>
  );
}

function Shown({ codes }: { codes: CodesToEnter }) {
  const styles = useStyles();
  const page = usePageStyles();
  const { items, done, asOf, registersMissing } = codes;
  const unknown = items.filter(({ state }) => state === 'not-known');
  const count = (state: CodesToEnter['items'][number]['state']) =>
    items.filter((item) => item.state === state).length;
  const open = items.length - unknown.length - count('entered');
  const missing = registersMissing.length;
  return (
    <>
      {items.length > 0 && (
        <p className={mergeClasses(page.largest, styles.count)}>{codesText.count(open)}</p>
      )}
      <p className={page.quiet}>
        {items.length > 0 &&
          codesText.counts(count('differs'), count('taken-back'), count('entered'), unknown.length)}
        <DataAge asOf={asOf} also={missing > 0 ? codesText.registersMissing(registersMissing) : ''} />
      </p>
      {items.length === 0 ? <NothingToEnter codes={codes} /> : <CodeWork codes={codes} />}
      {done.length > 0 && (
        <Disclosure says={codesText.done(done.length)}>
          <CodeList label={codesText.done(done.length)} rows={done} />
        </Disclosure>
      )}
      <p className={page.notPrinted}>
        <Link href={addressOf({ page: 'settings', school: codes.school, part: 'reason-codes' })}>
          {codesText.reasons}
        </Link>
      </p>
    </>
  );
}

function NothingToEnter({ codes }: { codes: CodesToEnter }) {
  const page = usePageStyles();
  const { text, stale } = dataAge(codes.asOf, useNow().iso);
  const { title, says } = nothingToEnterText({ ...codes, stale, dataAge: text });
  return (
    <div role="status">
      <h2 className={page.section}>{title}</h2>
      <p className={page.quiet}>{says}</p>
    </div>
  );
}

/** Schools where the person enters codes, with their names. */
function useSchools(): Record<string, string> {
  const me = useMe();
  const person = asPerson(me);
  const known = [...me.posts, ...me.tutorGroups].filter(
    ({ school }) => school !== '*' && hasRight(person, 'put-right-in-the-mis', school),
  );
  return Object.fromEntries(known.map(({ school, schoolName }) => [school, schoolName ?? school]));
}

function SchoolChoice({ schools, chosen }: { schools: Record<string, string>; chosen: string }) {
  const styles = useStyles();
  const page = usePageStyles();
  const [, navigate] = useLocation();
  if (Object.keys(schools).length < 2) return null;
  return (
    <div className={mergeClasses(styles.school, page.notPrinted)}>
      <Choice
        label={codesText.school}
        value={chosen}
        among={schools}
        onChoose={(school) => navigate(addressOf({ page: 'codes-to-enter', school }))}
      />
    </div>
  );
}
