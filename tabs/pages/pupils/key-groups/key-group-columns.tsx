import { Button } from '@fluentui/react-components';
import type { KeyGroupPupils } from '#shared/contracts/pupils/key-groups.ts';
import { isPersistentlyAbsent } from '#shared/domain/figures/persistent-absence.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import { checkInWords } from '#shared/wording/pupils/check-in-words.ts';
import { sessionsMissedWords } from '#shared/wording/registers/rate-words.ts';
import { countWords } from '#shared/wording/basics/number-words.ts';
import { yearWords } from '#shared/wording/roll/pupil-facts.ts';
import { sessionsLeftWords } from '#shared/wording/pupils/pupil-year-words.ts';
import { keyGroupPageWords } from '#shared/wording/pupils/key-group-words.ts';
import { rateReached } from '#shared/wording/basics/table-words.ts';
import { Flags } from '../../../components/roll/Flags.tsx';
import type { FiguresColumn } from '../../../components/basics/FiguresTable.tsx';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { Mark } from '../../../components/registers/Mark.tsx';
import { decimal } from '../../../components/figures/figure-columns.ts';

type PupilRow = KeyGroupPupils['pupils'][number];

/** What a target list says of each pupil. */
export function keyGroupColumns(date: SchoolDate): FiguresColumn<PupilRow>[] {
  const { list, missedOf, leftOf } = keyGroupPageWords;
  return [
    {
      key: 'group',
      heading: list.group,
      words: true,
      value: ({ tutorGroup, yearGroup }) => tutorGroup ?? yearGroup,
      cell: ({ tutorGroup, yearGroup }) => tutorGroup ?? yearWords(yearGroup),
    },
    {
      key: 'flags',
      heading: list.flags,
      words: true,
      onPhone: 'less',
      cell: ({ flags }) => <Flags flags={flags} />,
    },
    {
      key: 'rate',
      heading: list.rate,
      strong: true,
      value: ({ yearToDate }) => yearToDate.percent,
      cell: ({ yearToDate }) => decimal(yearToDate.percent),
      reached: ({ yearToDate }) => [rateReached(yearToDate)],
    },
    {
      key: 'missed',
      heading: list.missed,
      explains: missedOf,
      onPhone: 'least',
      value: ({ missedSessions }) => missedSessions,
      cell: ({ missedSessions }) => countWords(missedSessions),
      reached: ({ yearToDate }) => [`${sessionsMissedWords(yearToDate)}.`],
    },
    {
      key: 'left',
      heading: list.left,
      explains: leftOf,
      onPhone: 'less',
      value: ({ sessionsLeft }) => sessionsLeft,
      cell: ({ sessionsLeft }) => (sessionsLeft === null ? '–' : countWords(sessionsLeft)),
      reached: ({ sessionsLeft, yearToDate }) => [
        sessionsLeft === null ? '' : `${sessionsLeftWords(sessionsLeft, isPersistentlyAbsent(yearToDate))}.`,
      ],
    },
    {
      key: 'today',
      heading: list.today,
      words: true,
      onPhone: 'least',
      cell: ({ marks }) => (
        <>
          <Mark code={marks.AM} date={date} due={false} /> <Mark code={marks.PM} date={date} due={false} />
        </>
      ),
    },
  ];
}

const besideCheckIn = ['group', 'flags', 'rate', 'today'];

/** The same where somebody is to check in with each, with the button that says it was done. */
export function checkInColumns(
  date: SchoolDate,
  onCheckedIn: (pupil: PupilRow) => void,
): FiguresColumn<PupilRow>[] {
  return [
    ...keyGroupColumns(date).filter(({ key }) => besideCheckIn.includes(key)),
    {
      key: 'done',
      heading: checkInWords.press,
      words: true,
      cell: (pupil) => <CheckedIn pupil={pupil} onCheckedIn={onCheckedIn} />,
    },
  ];
}

/** On paper the column is left to be ticked. */
function CheckedIn({ pupil, onCheckedIn }: { pupil: PupilRow; onCheckedIn: (pupil: PupilRow) => void }) {
  const page = usePageStyles();
  return (
    <Button
      className={`${page.touch} ${page.notPrinted}`}
      aria-label={checkInWords.button(pupil.name)}
      onClick={() => onCheckedIn(pupil)}
    >
      {checkInWords.press}
    </Button>
  );
}
