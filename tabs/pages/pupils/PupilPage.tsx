import { makeStyles, mergeClasses, Select, Switch, tokens } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { PupilSummary } from '#shared/contracts/pupils/pupil-summary.ts';
import { yearText } from '#shared/wording/roll/pupil-facts.ts';
import { schoolYearText } from '#shared/wording/basics/date-text.ts';
import { pupilYearLabels } from '#shared/wording/pupils/pupil-year-text.ts';
import { useAsk } from '../../api/use-api.ts';
import { DataAge } from '../../components/basics/DataAge.tsx';
import { ExportMenu } from '../../components/basics/ExportMenu.tsx';
import { Flags } from '../../components/roll/Flags.tsx';
import { usePageStyles } from '../../components/basics/page-styles.ts';
import { ProblemNotice } from '../../components/basics/ProblemNotice.tsx';
import { TableSkeleton } from '../../components/basics/Skeletons.tsx';
import { UndoBar } from '../../components/basics/UndoBar.tsx';
import { Chronology } from './pupil/Chronology.tsx';
import { CodesOfYear } from './pupil/CodesOfYear.tsx';
import { PupilAside } from './pupil/PupilAside.tsx';
import { PupilTrend } from './pupil/PupilTrend.tsx';
import { YearCalendar } from './pupil/YearCalendar.tsx';
import { YearNumbers } from './pupil/YearNumbers.tsx';

const useStyles = makeStyles({
  name: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: '12px' },
  tools: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 16px',
    margin: '8px 0 0',
    '@media print': { display: 'none' },
  },
  field: { display: 'inline-flex', alignItems: 'center', gap: '8px' },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
    columnGap: '32px',
    '@media (max-width: 900px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
    '@media print': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  // For reading across a table.
  meeting: {
    maxWidth: '860px',
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    '@media print': { fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  },
  meetingName: {
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    '@media print': { fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  },
});

/** One pupil's school year: what was missed, when, what happened, and what is to do about it. */
export default function PupilPage({ id }: { id: string }) {
  const summary = useAsk('pupilSummary', { params: { id } });
  if (summary.isPending) return <TableSkeleton />;
  if (!summary.data) return <ProblemNotice error={summary.error} again={() => void summary.refetch()} />;
  return <Pupil summary={summary.data} />;
}

function Pupil({ summary }: { summary: PupilSummary }) {
  const styles = useStyles();
  const page = usePageStyles();
  const { pupil } = summary;
  const [picked, setAsked] = useState<number | null>(null);
  const [meeting, setMeeting] = useState(false);
  const year = useAsk('pupilYear', {
    params: { id: pupil.id },
    query: picked === null ? {} : { schoolYear: picked },
  });
  const groups = [yearText(pupil.yearGroup), pupil.tutorGroup, pupil.schoolName].filter(Boolean);
  return (
    <div className={mergeClasses(page.page, meeting && styles.meeting)}>
      <header>
        <div className={page.headerLine}>
          <div className={styles.name}>
            <h1 className={mergeClasses(page.heading, meeting && styles.meetingName)}>{pupil.name}</h1>
            <span>{groups.join(' · ')}</span>
            {!meeting && <Flags flags={pupil.flags} />}
          </div>
          <DataAge asOf={year.data?.asOf ?? summary.asOf} />
        </div>
        <div className={styles.tools}>
          {year.data && year.data.schoolYears.length > 1 && (
            <ChooseYear years={year.data.schoolYears} chosen={year.data.schoolYear} choose={setAsked} />
          )}
          <Switch
            label={pupilYearLabels.meetingView}
            checked={meeting}
            onChange={(_event, { checked }) => setMeeting(checked)}
          />
          {year.data && (
            <ExportMenu
              name="pupilYear"
              input={{ params: { id: pupil.id }, query: { schoolYear: year.data.schoolYear } }}
            />
          )}
          {meeting && <span className={page.quiet}>{pupilYearLabels.meetingSays}</span>}
        </div>
        {year.isPending && <TableSkeleton rows={1} within />}
        {year.data && <YearNumbers year={year.data} meeting={meeting} />}
      </header>
      <div className={meeting ? undefined : styles.columns}>
        <div>
          {year.isPending && <TableSkeleton rows={10} within />}
          {year.isError && <ProblemNotice error={year.error} again={() => void year.refetch()} />}
          {year.data && (
            <>
              <YearCalendar key={year.data.schoolYear} year={year.data} large={meeting} />
              <CodesOfYear codes={year.data.codes} />
              <PupilTrend year={year.data} alone={meeting} />
              <Chronology
                key={`${year.data.schoolYear} ${meeting}`}
                pupil={pupil.id}
                schoolYear={year.data.schoolYear}
                meeting={meeting}
              />
            </>
          )}
        </div>
        {!meeting && (
          <div>
            <PupilAside summary={summary} />
          </div>
        )}
      </div>
      {!meeting && <UndoBar />}
    </div>
  );
}

interface ChooseYearProps {
  years: readonly number[];
  chosen: number;
  choose: (schoolYear: number) => void;
}

function ChooseYear({ years, chosen, choose }: ChooseYearProps) {
  const styles = useStyles();
  const id = useId();
  return (
    <span className={styles.field}>
      <label htmlFor={id}>{pupilYearLabels.schoolYear}</label>
      <Select id={id} value={String(chosen)} onChange={(_event, { value }) => choose(Number(value))}>
        {years.map((year) => (
          <option key={year} value={year}>
            {schoolYearText(year)}
          </option>
        ))}
      </Select>
    </span>
  );
}
