import { Button } from '@fluentui/react-components';
import type { KeyGroupPupils } from '#shared/contracts/pupils/key-groups.ts';
import { isPersistentlyAbsent } from '#shared/domain/figures/persistent-absence.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import { checkInLabels } from '#shared/wording/pupils/check-in-text.ts';
import { sessionsMissedText } from '#shared/wording/registers/rate-text.ts';
import { countText } from '#shared/wording/basics/number-text.ts';
import { yearText } from '#shared/wording/roll/pupil-facts.ts';
import { sessionsLeftText } from '#shared/wording/pupils/pupil-year-text.ts';
import { keyGroupPageLabels } from '#shared/wording/pupils/key-group-text.ts';
import { rateReached } from '#shared/wording/basics/table-text.ts';
import { Flags } from '../../../components/roll/Flags.tsx';
import type { FiguresColumn } from '../../../components/basics/FiguresTable.tsx';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { Mark } from '../../../components/registers/Mark.tsx';
import { decimal } from '../../../components/figures/figure-columns.ts';

type PupilRow = KeyGroupPupils['pupils'][number];

/** What a target list says of each pupil. */
export function keyGroupColumns(date: SchoolDate): FiguresColumn<PupilRow>[] {
  const { list, missedOf, leftOf } = keyGroupPageLabels;
  return [
    {
      key: 'group',
      heading: list.group,
      isText: true,
      value: ({ tutorGroup, yearGroup }) => tutorGroup ?? yearGroup,
      cell: ({ tutorGroup, yearGroup }) => tutorGroup ?? yearText(yearGroup),
    },
    {
      key: 'flags',
      heading: list.flags,
      isText: true,
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
      cell: ({ missedSessions }) => countText(missedSessions),
      reached: ({ yearToDate }) => [`${sessionsMissedText(yearToDate)}.`],
    },
    {
      key: 'left',
      heading: list.left,
      explains: leftOf,
      onPhone: 'less',
      value: ({ sessionsLeft }) => sessionsLeft,
      cell: ({ sessionsLeft }) => (sessionsLeft === null ? '–' : countText(sessionsLeft)),
      reached: ({ sessionsLeft, yearToDate }) => [
        sessionsLeft === null ? '' : `${sessionsLeftText(sessionsLeft, isPersistentlyAbsent(yearToDate))}.`,
      ],
    },
    {
      key: 'today',
      heading: list.today,
      isText: true,
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
      heading: checkInLabels.press,
      isText: true,
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
      aria-label={checkInLabels.button(pupil.name)}
      onClick={() => onCheckedIn(pupil)}
    >
      {checkInLabels.press}
    </Button>
  );
}
