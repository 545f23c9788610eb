import { Link as FluentLink } from '@fluentui/react-components';
import { awayLabels } from '#shared/wording/actions/away-text.ts';
import { dayText } from '#shared/wording/basics/date-text.ts';
import { plural, sentenceCase } from '#shared/wording/basics/number-text.ts';
import { useAsk } from '../../../api/use-api.ts';
import { DataAge } from '../../../components/basics/DataAge.tsx';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { ProblemNotice } from '../../../components/basics/ProblemNotice.tsx';
import { TableSkeleton } from '../../../components/basics/Skeletons.tsx';
import { UndoBar } from '../../../components/basics/UndoBar.tsx';
import { useHref } from '../../../components/basics/use-href.ts';
import { AwayList } from './AwayList.tsx';

/** Exactly the pupils behind the day's "counted absent by name", of those the reader sees. */
export default function CountedAbsentPage({ school, date }: { school: string; date: string }) {
  const page = usePageStyles();
  const href = useHref();
  const found = useAsk(
    'away',
    { params: { school }, query: { date, counted: 'true' } },
    { lookAgain: 30, enabled: school !== '' },
  );
  const away = found.data;
  return (
    <div className={page.page}>
      {found.isPending && <TableSkeleton />}
      {found.isError && !away && <ProblemNotice error={found.error} again={() => void found.refetch()} />}
      {away && (
        <>
          <header className={page.headerLine}>
            <div>
              <h1 className={page.heading}>{awayLabels.counted}</h1>
              <span className={page.quiet}>
                {[dayText(away.date), away.schoolName].join(' · ')}
                {!away.ofSchool && ` · ${awayLabels.ownOnly}`}
              </span>
            </div>
            <DataAge asOf={away.asOf} />
          </header>
          <p className={page.largest}>{plural(away.pupils.length, 'pupil')}</p>
          {away.counted && <p>{awayLabels.countedSays(sentenceCase(away.counted))}</p>}
          {away.registersMissing.length > 0 && <p>{awayLabels.missing(away.registersMissing)}</p>}
          <AwayList away={away} shown={away.pupils} signIn={null} />
          <p className={page.notPrinted}>
            <FluentLink href={href({ page: 'away', school })}>{awayLabels.everybodyAway}</FluentLink>
          </p>
        </>
      )}
      <UndoBar />
    </div>
  );
}
