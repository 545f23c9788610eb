import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { PupilYear } from '#shared/contracts/pupils/pupil-year.ts';
import { addDays } from '#shared/domain/basics/school-date.ts';
import { dayWords } from '#shared/wording/basics/date-words.ts';
import { sessionsMissedWords } from '#shared/wording/registers/rate-words.ts';
import { percentWords } from '#shared/wording/basics/number-words.ts';
import { persistentAbsenceWords } from '#shared/wording/roll/pupil-facts.ts';
import { pupilWords } from '#shared/wording/roll/pupil-words.ts';
import {
  latenessWords,
  provisionalWords,
  pupilYearWords,
  sessionsLeftWords,
} from '#shared/wording/pupils/pupil-year-words.ts';
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
    provisionalWords(sessions.missing),
    persistentAbsenceWords(year.persistentAbsence, rate.possible),
    sessionsLeftWords(year.sessionsLeft, year.persistentAbsence),
    rate.possible > 0 ? latenessWords(year.late) : '',
    year.band && !meeting ? pupilWords.band(year.band) : '',
    onRoll.from && onRoll.from > today ? pupilYearWords.startsOn(dayWords(onRoll.from)) : '',
    joinedLater(year, today) ? pupilYearWords.joinedOn(dayWords(onRoll.from ?? '')) : '',
    onRoll.to && onRoll.to < today ? pupilYearWords.leftOn(dayWords(onRoll.to)) : '',
  ];
  return (
    <>
      <p className={styles.numbers}>
        {rate.possible > 0 ? (
          <>
            <span className={page.largest}>{percentWords(rate.percent)}</span>
            <span className={styles.missed}>{sessionsMissedWords(rate)}</span>
          </>
        ) : (
          <span className={styles.missed}>{pupilYearWords.noMarks}</span>
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
