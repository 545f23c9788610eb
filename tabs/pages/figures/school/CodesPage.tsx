import { makeStyles } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import type { Measures } from '#shared/contracts/figures/measures.ts';
import type { AboutSchool } from '#shared/contracts/figures/about-school.ts';
import { codeCountsAs, codeIsPossible, codeMeaning, codeShown } from '#shared/wording/registers/code-text.ts';
import { plural, countText } from '#shared/wording/basics/number-text.ts';
import { codesPageLabels } from '#shared/wording/figures/school-text.ts';
import { codesByHalfTermText } from '#shared/wording/figures/disclosure-text.ts';
import { rangeText, tableLabels } from '#shared/wording/basics/table-text.ts';
import { useAsk } from '../../../api/use-api.ts';
import { useNow } from '../../../api/use-me.ts';
import { Choice } from '../../../components/basics/Choice.tsx';
import { DaysBeside } from '../../../components/figures/DaysBeside.tsx';
import { NotTold } from '../../../components/figures/NotTold.tsx';
import { DaysPicker } from '../../../components/basics/DaysPicker.tsx';
import { ExportMenu } from '../../../components/basics/ExportMenu.tsx';
import { FiguresTable, type FiguresColumn } from '../../../components/basics/FiguresTable.tsx';
import { useDays } from '../../../components/basics/use-days.ts';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { ProblemNotice } from '../../../components/basics/ProblemNotice.tsx';
import { TableSkeleton } from '../../../components/basics/Skeletons.tsx';
import { decimal } from '../../../components/figures/figure-columns.ts';

interface Range {
  from: string;
  to: string;
}
type CodeRow = NonNullable<NonNullable<Measures['total']>['codes']>[number];

const useStyles = makeStyles({
  controls: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: '12px', margin: '12px 0' },
});

/** How often each register code was used over days one chooses. */
export default function CodesPage({ about }: { about: AboutSchool }) {
  const { codesOf } = about;
  if (codesOf === null) return <CodesOfDays school={about.school} />;
  if (codesOf.length === 0) return <p role="status">{codesByHalfTermText}</p>;
  return <CodesOfHalfTerms school={about.school} halfTerms={codesOf} />;
}

/** Of one half-term at a time, for those who do not see the pupils. */
function CodesOfHalfTerms({ school, halfTerms }: { school: string; halfTerms: Range[] }) {
  const [from, choose] = useState(halfTerms[0]?.from ?? '');
  const days = halfTerms.find((one) => one.from === from) ?? { from, to: from };
  const among = Object.fromEntries(halfTerms.map((one) => [one.from, rangeText(one.from, one.to, null)]));
  return (
    <Codes
      school={school}
      days={days}
      chosen={<Choice label={tableLabels.days} value={from} among={among} onChoose={choose} />}
    />
  );
}

function CodesOfDays({ school }: { school: string }) {
  const { today } = useNow();
  const [days, setDays] = useDays('year', today);
  return (
    <Codes school={school} days={days} chosen={<DaysPicker days={days} today={today} onDays={setDays} />} />
  );
}

function Codes({ school, days, chosen }: { school: string; days: Range; chosen: ReactNode }) {
  const styles = useStyles();
  const page = usePageStyles();
  const query = { school, from: days.from, to: days.to, by: 'school', codes: 'yes' } as const;
  const found = useAsk('figures', { query });
  return (
    <>
      <div className={`${styles.controls} ${page.notPrinted}`}>
        {chosen}
        <ExportMenu name="figures" input={{ query }} />
      </div>
      {found.isPending && <TableSkeleton within />}
      {found.isError && <ProblemNotice inline error={found.error} again={() => void found.refetch()} />}
      {found.data && (
        <>
          <div className={page.headerLine}>
            <h2 className={page.section}>{codesPageLabels.title}</h2>
            <span className={page.quiet}>
              <DaysBeside {...found.data} missing={found.data.total?.sessions.missing ?? null} />
            </span>
          </div>
          <CodesTable measures={found.data} />
        </>
      )}
    </>
  );
}

function CodesTable({ measures }: { measures: Measures }) {
  const page = usePageStyles();
  const { codes = [], sessions } = measures.total ?? { sessions: { possible: 0 } };
  if (measures.total === null) return <NotTold rows={measures.hidden} />;
  if (codes.length === 0) return <p role="status">{tableLabels.noRows}</p>;
  return (
    <FiguresTable
      label={codesPageLabels.title}
      firstHeading={codesPageLabels.first}
      columns={columnsFor(sessions.possible, page.quiet)}
      rows={codes}
      keyOf={({ code }) => code}
      nameOf={({ code }) => `${code}, ${codeMeaning(code)}`}
      head={({ code }) => (
        <>
          <strong>{codeShown(code)}</strong> {codeMeaning(code)}
        </>
      )}
    />
  );
}

function columnsFor(possible: number, quiet: string): FiguresColumn<CodeRow>[] {
  const { columns, reached, beside, shareOf } = codesPageLabels;
  return [
    {
      key: 'counts',
      heading: columns.counts,
      onPhone: 'less',
      isText: true,
      value: ({ code }) => codeCountsAs(code),
      cell: ({ code }) => <span className={quiet}>{codeCountsAs(code)}</span>,
    },
    {
      key: 'sessions',
      heading: columns.sessions,
      value: ({ sessions }) => sessions,
      cell: ({ sessions }) => countText(sessions),
    },
    {
      key: 'share',
      heading: columns.share,
      explains: shareOf,
      strong: true,
      value: ({ percent }) => percent,
      cell: ({ percent }) => decimal(percent),
      reached: ({ code, sessions }) => [
        (codeIsPossible(code) ? reached : beside)(plural(sessions, 'session'), countText(possible)),
      ],
    },
  ];
}
