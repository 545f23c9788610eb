import { Link as FluentLink, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { TutorGroupDay, TutorGroupPupil } from '#shared/contracts/pupils/tutor-group.ts';
import { sessionsMissedText } from '#shared/wording/registers/rate-text.ts';
import { minutesLateText } from '#shared/wording/registers/mark-text.ts';
import { percentText } from '#shared/wording/basics/number-text.ts';
import { byWhomText, knownText } from '#shared/wording/actions/outcome-text.ts';
import { knownAbsenceText, toldByText } from '#shared/wording/actions/notice-text.ts';
import { todayLabels } from '#shared/wording/pupils/today-text.ts';
import { Flags } from '../../../components/roll/Flags.tsx';
import { Mark } from '../../../components/registers/Mark.tsx';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { TwoWeeks } from '../../../components/registers/TwoWeeks.tsx';
import { useHref } from '../../../components/basics/use-href.ts';

const phone = '@media (max-width: 640px)';

const useStyles = makeStyles({
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    '& th': {
      textAlign: 'start',
      fontWeight: tokens.fontWeightRegular,
      fontSize: tokens.fontSizeBase200,
      color: tokens.colorNeutralForeground2,
      padding: '6px 10px',
      whiteSpace: 'nowrap',
    },
    '& td, & tbody th': { padding: '3px 10px', verticalAlign: 'middle' },
    '& tbody tr': { borderTop: `1px solid ${tokens.colorNeutralStroke2}`, height: '34px' },
    '& tbody tr:hover': { backgroundColor: tokens.colorNeutralBackground2 },
    [phone]: { display: 'block', '& thead': { display: 'none' }, '& tbody': { display: 'block' } },
  },
  row: {
    [phone]: {
      display: 'grid',
      gridTemplateColumns: '1fr auto auto',
      gridTemplateAreas: '"name am pm" "known known known" "year weeks weeks"',
      columnGap: '8px',
      alignItems: 'center',
      padding: '6px 4px',
      '& td, & th': { padding: '2px 8px' },
      height: 'auto !important',
    },
  },
  name: {
    width: '30%',
    minWidth: '150px',
    color: `${tokens.colorNeutralForeground1} !important`,
    fontSize: `${tokens.fontSizeBase300} !important`,
    whiteSpace: 'normal !important' as 'normal',
    [phone]: { gridArea: 'name' },
  },
  link: { color: tokens.colorNeutralForeground1 },
  nameLine: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: '8px', rowGap: '2px' },
  am: { width: '36px', [phone]: { gridArea: 'am', width: 'auto' } },
  pm: { width: '36px', [phone]: { gridArea: 'pm', width: 'auto' } },
  year: {
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
    textAlign: 'end',
    [phone]: { gridArea: 'year', textAlign: 'start' },
  },
  yearHead: { textAlign: 'end !important' as 'end' },
  persistent: { fontWeight: tokens.fontWeightSemibold },
  weeks: { [phone]: { gridArea: 'weeks', justifySelf: 'end' } },
  known: { overflowWrap: 'anywhere', [phone]: { gridArea: 'known', width: 'auto' } },
  hiddenWhenEmpty: { [phone]: { '&:empty': { display: 'none' } } },
});

/** The group as its register: dense on a desk, a card for each pupil on a phone. */
export function GroupTable({ day }: { day: TutorGroupDay }) {
  const styles = useStyles();
  const page = usePageStyles();
  const { columns } = todayLabels;
  return (
    <div className={page.sheet}>
      <table className={styles.table} role="table" aria-label={todayLabels.theGroup}>
        <thead>
          <tr>
            <th scope="col">{columns.name}</th>
            <th scope="col">{columns.AM}</th>
            <th scope="col">{columns.PM}</th>
            <th scope="col" className={styles.yearHead}>
              {columns.year}
            </th>
            <th scope="col">{columns.weeks}</th>
            <th scope="col">{columns.known}</th>
          </tr>
        </thead>
        <tbody>
          {day.pupils.map((pupil) => (
            <PupilRow key={pupil.id} pupil={pupil} day={day} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PupilRow({ pupil, day }: { pupil: TutorGroupPupil; day: TutorGroupDay }) {
  const styles = useStyles();
  const href = useHref();
  const persistent = pupil.persistentAbsence ? todayLabels.persistent : undefined;
  return (
    <tr role="row" className={styles.row}>
      <th scope="row" role="rowheader" className={styles.name}>
        <span className={styles.nameLine}>
          <FluentLink
            className={styles.link}
            appearance="subtle"
            href={href({ page: 'pupil', id: pupil.id })}
          >
            {pupil.name}
          </FluentLink>
          <Flags flags={pupil.flags} />
        </span>
      </th>
      <td role="cell" className={styles.am}>
        <Mark code={pupil.marks.AM} date={day.date} due={day.sessions.includes('AM')} />
      </td>
      <td role="cell" className={styles.pm}>
        <Mark code={pupil.marks.PM} date={day.date} due={day.sessions.includes('PM')} />
      </td>
      <td
        role="cell"
        className={mergeClasses(styles.year, pupil.persistentAbsence && styles.persistent)}
        title={[sessionsMissedText(pupil.yearToDate), persistent].filter(Boolean).join('; ')}
      >
        {percentText(pupil.yearToDate.percent)}
      </td>
      <td role="cell" className={styles.weeks}>
        <TwoWeeks days={pupil.lastTwoWeeks} />
      </td>
      <td role="cell" className={mergeClasses(styles.known, styles.hiddenWhenEmpty)}>
        <Known pupil={pupil} date={day.date} />
      </td>
    </tr>
  );
}

function Known({ pupil, date }: { pupil: TutorGroupPupil; date: string }) {
  const { comment, outcome, known } = pupil;
  const late = minutesLateText(pupil.minutesLate);
  if (!late && !comment && !outcome && !known) return null;
  return (
    <>
      {[
        late,
        comment,
        outcome && knownText(outcome, date),
        known && knownAbsenceText(known, date),
        known?.note,
      ]
        .filter(Boolean)
        .join(' · ')}
      {known && !outcome && <By text={toldByText(known, date)} />}
      {outcome && <By text={byWhomText(outcome, date)} />}
    </>
  );
}

function By({ text }: { text: string }) {
  const page = usePageStyles();
  return <span className={page.quiet}> ({text})</span>;
}
