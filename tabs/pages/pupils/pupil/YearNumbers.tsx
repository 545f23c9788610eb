import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { PupilYear } from '#shared/contracts/pupils/pupil-year.ts';
import { addDays } from '#shared/domain/basics/school-date.ts';
import { dayText } from '#shared/wording/basics/date-text.ts';
import { sessionsMissedText } from '#shared/wording/registers/rate-text.ts';
import { percentText } from '#shared/wording/basics/number-text.ts';
import { persistentAbsenceText } from '#shared/wording/roll/pupil-facts.ts';
import { pupilLabels } from '#shared/wording/roll/pupil-text.ts';
import {
  latenessText,
  provisionalText,
  pupilYearLabels,
  sessionsLeftText,
} from '#shared/wording/pupils/pupil-year-text.ts';
import { useNow } from '../../../api/use-me.ts';
import { usePageStyles } from '../../../components/basics/page-styles.ts';

const useStyles = makeStyles({
  numbers: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    columnGap: '20px',
    margin: '8px 0 0',
  },
  missed: { fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  beside: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '2px 20px',
    margin: '4px 0 0',
    padding: 0,
    listStyle: 'none',
  },
});

/** The rate and "12 of 190 sessions missed", large; beside them what follows from it. */
export function YearNumbers({ year, meeting }: { year: PupilYear; meeting: boolean }) {
  const styles = useStyles();
  const page = usePageStyles();
  const { today } = useNow();
  const { rate, sessions, onRoll } = year;
  const parts = [
    provisionalText(sessions.missing),
    persistentAbsenceText(year.persistentAbsence, rate.possible),
    sessionsLeftText(year.sessionsLeft, year.persistentAbsence),
    rate.possible > 0 ? latenessText(year.late) : '',
    year.band && !meeting ? pupilLabels.band(year.band) : '',
    onRoll.from && onRoll.from > today ? pupilYearLabels.startsOn(dayText(onRoll.from)) : '',
    joinedLater(year, today) ? pupilYearLabels.joinedOn(dayText(onRoll.from ?? '')) : '',
    onRoll.to && onRoll.to < today ? pupilYearLabels.leftOn(dayText(onRoll.to)) : '',
  ];
  return (
    <>
      <p className={styles.numbers}>
        {rate.possible > 0 ? (
          <>
            <span className={page.largest}>{percentText(rate.percent)}</span>
            <span className={styles.missed}>{sessionsMissedText(rate)}</span>
          </>
        ) : (
          <span className={styles.missed}>{pupilYearLabels.noMarks}</span>
        )}
      </p>
      <ul className={mergeClasses(styles.beside, page.quiet)}>
        {parts.filter(Boolean).map((part) => (
          <li key={part}>{part}</li>
        ))}
      </ul>
    </>
  );
}

/** After the year had begun: the year is judged by fewer sessions, and the reader should know. */
function joinedLater({ onRoll, weeks }: PupilYear, today: string): boolean {
  const first = weeks[0]?.week;
  return (
    onRoll.from !== null && first !== undefined && onRoll.from > addDays(first, 6) && onRoll.from <= today
  );
}
