import {
  Button,
  Link as FluentLink,
  makeStyles,
  mergeClasses,
  Select,
  Tab,
  TabList,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { ProposalList } from '#shared/contracts/escalation/proposals.ts';
import { hasRight } from '#shared/domain/people/permission.ts';
import { familiesText } from '#shared/wording/escalation/families-text.ts';
import { proposalStatusLabels } from '#shared/wording/escalation/proposal-text.ts';
import { thisWeekText, weekCountsText } from '#shared/wording/escalation/this-week-text.ts';
import { tabLabels } from '#shared/wording/basics/tab-text.ts';
import { yearText } from '#shared/wording/roll/pupil-facts.ts';
import { useAsk } from '../../api/use-api.ts';
import { useMe } from '../../api/use-me.ts';
import { DataAge } from '../../components/basics/DataAge.tsx';
import { Disclosure } from '../../components/basics/Disclosure.tsx';
import { usePageStyles } from '../../components/basics/page-styles.ts';
import { ProblemNotice } from '../../components/basics/ProblemNotice.tsx';
import { TableSkeleton } from '../../components/basics/Skeletons.tsx';
import { useHref } from '../../components/basics/use-href.ts';
import { UndoBar } from '../../components/basics/UndoBar.tsx';
import { SchoolChoice } from '../../components/people/SchoolChoice.tsx';
import { PlansToLookAt } from './PlansToLookAt.tsx';
import { WeekLoad } from './WeekLoad.tsx';
import { MeetingsSoFarLine } from './MeetingsSoFarLine.tsx';
import { ProposalLine } from './ProposalLine.tsx';
import { useDecide } from './use-decide.ts';
import { mayShare, MeetingShareTools } from './sharing/MeetingShareTools.tsx';
import { asPerson } from '../pages-for.ts';
import { useSchoolsWith } from '../people/use-schools-with.ts';
import { WhyForm } from './WhyForm.tsx';

const useStyles = makeStyles({
  tools: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 12px', margin: '8px 0' },
  link: { display: 'inline-flex', alignItems: 'center' },
  tabs: { flexWrap: 'wrap' },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  several: { padding: '12px 16px' },
  button: { minHeight: '44px' },
});

const shownStatuses = ['proposed', 'approved', 'snoozed', 'dismissed'] as const;
type Shown = (typeof shownStatuses)[number];
const SHOWN_AT_FIRST = 40;
const MOST_SHOWN = 200;

/** The meetings that the policy proposes at a school, worst first, and what was decided about others. */
export default function ThisWeekPage({ school }: { school?: string | undefined }) {
  const { schools, isPending } = useSchoolsWith('hold-tutor-meetings');
  const chosen = school ?? Object.keys(schools)[0];
  if (isPending) return <TableSkeleton />;
  if (chosen === undefined) return <ProblemNotice title={tabLabels.noSuchPage} />;
  return <WeekOfSchool key={chosen} schools={schools} school={chosen} />;
}

function WeekOfSchool({ schools, school }: { schools: Record<string, string>; school: string }) {
  const page = usePageStyles();
  const styles = useStyles();
  const href = useHref();
  const me = useMe();
  const [status, setStatus] = useState<Shown>('proposed');
  const [year, setYear] = useState('');
  const [limit, setLimit] = useState(SHOWN_AT_FIRST);
  const found = useAsk('proposals', {
    params: { school },
    query: { status, limit, ...(year && { yearGroup: year }) },
  });
  return (
    <div className={page.page}>
      <div className={page.headerLine}>
        <h1 className={page.heading}>{thisWeekText.title}</h1>
        <SchoolChoice
          label={thisWeekText.school}
          schools={schools}
          chosen={school}
          placeOf={(id) => ({ page: 'this-week', school: id })}
        />
      </div>
      <div className={mergeClasses(styles.tools, page.notPrinted)}>
        <TabList
          className={styles.tabs}
          aria-label={thisWeekText.which}
          selectedValue={status}
          onTabSelect={(_event, { value }) => {
            setStatus(value as Shown);
            setLimit(SHOWN_AT_FIRST);
          }}
        >
          {shownStatuses.map((one) => (
            <Tab key={one} value={one}>
              {proposalStatusLabels[one]}
            </Tab>
          ))}
        </TabList>
        <FluentLink className={mergeClasses(page.touch, styles.link)} href={href({ page: 'policy', school })}>
          {thisWeekText.policy}
        </FluentLink>
        {hasRight(asPerson(me), 'write-to-families', school) && (
          <FluentLink
            className={mergeClasses(page.touch, styles.link)}
            href={href({ page: 'families', school })}
          >
            {familiesText.link}
          </FluentLink>
        )}
      </div>
      <PlansToLookAt school={school} />
      {found.isPending && <TableSkeleton within />}
      {found.isError && !found.data && (
        <ProblemNotice inline error={found.error} again={() => void found.refetch()} />
      )}
      {found.data && (
        <Week
          key={status}
          list={found.data}
          status={status}
          school={school}
          year={year}
          setYear={setYear}
          more={limit < MOST_SHOWN ? () => setLimit(MOST_SHOWN) : null}
        />
      )}
      <MeetingsSoFarLine school={school} />
      <UndoBar />
    </div>
  );
}

function Week({
  list,
  status,
  school,
  year,
  setYear,
  more,
}: {
  list: ProposalList;
  status: Shown;
  school: string;
  year: string;
  setYear: (year: string) => void;
  more: (() => void) | null;
}) {
  const page = usePageStyles();
  const styles = useStyles();
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null);
  const { items, years } = list;
  if (list.items.length === 0)
    return (
      <div role="status">
        <h2 className={page.section}>{status === 'proposed' ? thisWeekText.none : thisWeekText.noneLike}</h2>
        <p className={page.quiet}>
          {status === 'proposed' && `${thisWeekText.noneSays} `}
          <DataAge asOf={list.asOf} />
        </p>
      </div>
    );
  const isOpen = status === 'proposed';
  return (
    <>
      <p className={page.quiet}>
        {isOpen && `${weekCountsText(list.counts)} · `}
        <DataAge asOf={list.asOf} />
      </p>
      {isOpen && <p className={page.quiet}>{thisWeekText.says}</p>}
      <div className={mergeClasses(styles.tools, page.notPrinted)}>
        {years.length > 1 && (
          <Select
            aria-label={thisWeekText.year}
            value={year}
            onChange={(_event, { value }) => setYear(value)}
          >
            <option value="">{thisWeekText.everyYear}</option>
            {years.map((one) => (
              <option key={one} value={one}>
                {yearText(one)}
              </option>
            ))}
          </Select>
        )}
        {isOpen && items.some(({ mayDecide }) => mayDecide) && (
          <Button
            className={styles.button}
            aria-pressed={chosen !== null}
            onClick={() => setChosen(chosen ? null : new Set())}
          >
            {thisWeekText.several}
          </Button>
        )}
        {status === 'approved' && (
          <MeetingShareTools school={school} items={items} chosen={chosen} onChosen={setChosen} />
        )}
      </div>
      {chosen && isOpen && <PutOff chosen={chosen} done={() => setChosen(null)} />}
      <ul className={mergeClasses(page.sheet, styles.list)}>
        {items.map((proposal) => (
          <ProposalLine
            key={proposal.id}
            proposal={proposal}
            choosing={
              chosen && {
                chosen,
                ...(!isOpen && { may: mayShare }),
                choose: (id, isChosen) => {
                  const next = new Set(chosen);
                  if (isChosen) next.add(id);
                  else next.delete(id);
                  setChosen(next);
                },
              }
            }
          />
        ))}
      </ul>
      {list.next !== null && more && (
        <Button className={styles.button} onClick={more}>
          {thisWeekText.more}
        </Button>
      )}
      {isOpen && (
        <Disclosure says={thisWeekText.load}>
          <WeekLoad load={list.load} />
        </Disclosure>
      )}
    </>
  );
}

/** Several are put off together; a meeting is planned one by one. */
function PutOff({ chosen, done }: { chosen: ReadonlySet<string>; done: () => void }) {
  const styles = useStyles();
  const page = usePageStyles();
  const { putOff } = useDecide();
  return (
    <div className={mergeClasses(page.sheet, styles.several)}>
      <p role="status">{thisWeekText.putOff(chosen.size)}</p>
      {chosen.size > 0 && (
        <WhyForm
          asksUntil
          cancel={done}
          keep={(reason, until) => {
            void putOff([...chosen], until, reason);
            done();
          }}
        />
      )}
    </div>
  );
}
