import { makeStyles, tokens } from '@fluentui/react-components';
import type { SchoolDaily, TrustDaily } from '#shared/contracts/figures/figures.ts';
import { missingText, schoolsCountedText } from '#shared/wording/figures/diff-text.ts';
import { cohortText, yearsText } from '#shared/wording/targets/cohort-text.ts';
import { dataFromText } from '#shared/wording/basics/date-text.ts';
import { figuresLabels } from '#shared/wording/figures/figures-text.ts';
import { sentenceCase, signed, targetText } from '#shared/wording/basics/number-text.ts';
import { allowedReached, absentReached, diffReached } from '#shared/wording/basics/table-text.ts';
import { countColumn, rateColumn } from '../../../components/figures/figure-columns.ts';
import { FiguresTable, type FiguresColumn } from '../../../components/basics/FiguresTable.tsx';
import { Meaning } from '../../../components/figures/Meaning.tsx';
import { NotTold } from '../../../components/figures/NotTold.tsx';
import { notToldShort } from '#shared/wording/basics/told-text.ts';
import { SchoolLink } from '../trust/SchoolLink.tsx';

const useStyles = makeStyles({
  says: { fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground2 },
});

/** A school, or the trust at the foot, which has no target of its own. */
type Row = Pick<
  SchoolDaily,
  | 'rate'
  | 'cohort'
  | 'allowed'
  | 'absent'
  | 'diff'
  | 'asOf'
  | 'missingMarks'
  | 'registersMissing'
  | 'diffIfMissingAbsent'
  | 'diffIfMissingPresent'
> & { key: string; name: string; school: SchoolDaily | null };

const { columns: headings } = figuresLabels;

const columns = (date: string): FiguresColumn<Row>[] => [
  rateColumn('pp', headings.pp, ({ rate }) => rate.pp, { explains: headings.ppFull, onPhone: 'less' }),
  rateColumn('all', headings.all, ({ rate }) => rate.all, { explains: headings.allFull, onPhone: 'less' }),
  rateColumn('nonPp', headings.nonPp, ({ rate }) => rate.nonPp, {
    explains: headings.nonPpFull,
    onPhone: 'less',
  }),
  countColumn('allowed', headings.allowed, ({ allowed }) => allowed, {
    onPhone: 'least',
    reached: ({ school, allowed }) =>
      school
        ? [allowedReached(cohortOf(school), targetText(school.target.percent), allowed)]
        : [figuresLabels.sumOfSchools],
  }),
  countColumn('absent', headings.absent, ({ absent }) => absent, {
    onPhone: 'least',
    reached: ({ school, absent }) =>
      school ? [absentReached(cohortOf(school), rateOf(school), absent)] : [figuresLabels.sumOfSchools],
  }),
  {
    key: 'diff',
    heading: headings.diff,
    strong: true,
    value: ({ diff }) => diff,
    cell: ({ diff }) => signed(diff),
    reached: (row) => [
      diffReached(row.allowed, row.absent, row.diff),
      row.school
        ? `${sentenceCase(cohortText(row.school.target.cohort))}, ${yearsText(row.school.years)}, target ${targetText(row.school.target.percent)}.`
        : figuresLabels.sumOfSchools,
      ...[missingText(row), dataFromText(row.asOf, date)]
        .filter(Boolean)
        .map((text) => `${sentenceCase(text)}.`),
    ],
  },
  {
    key: 'meaning',
    heading: figuresLabels.meaning,
    isText: true,
    cell: ({ diff, allowed }) => (allowed === null ? notToldShort : <Meaning diff={diff} />),
  },
];

const cohortOf = ({ target, cohort }: SchoolDaily): number | null =>
  target.cohort === 'pp' ? cohort.pp : cohort.all;
const rateOf = ({ target, rate }: SchoolDaily) => (target.cohort === 'pp' ? rate.pp : rate.all);

/** A line for each school in alphabetical order, as the trust prints it, and the sum at the foot. */
export function SchoolsTable({ daily, shown }: { daily: TrustDaily; shown: string | null }) {
  const styles = useStyles();
  const { trust } = daily;
  const schools = [...daily.schools].sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
  return (
    <>
      <FiguresTable<Row>
        label={figuresLabels.table}
        firstHeading={headings.school}
        columns={columns(daily.date)}
        rows={schools.map((school) => ({ ...school, key: school.school, school }))}
        keyOf={({ key }) => key}
        nameOf={({ name }) => name}
        head={({ key, name, school }) => (
          <>
            {school?.together ? name : <SchoolLink school={key} name={name} />}{' '}
            {school?.years && <span className={styles.says}>{yearsText(school.years)}</span>}
          </>
        )}
        foot={
          schools.length > 1
            ? {
                row: { ...trust, key: '', name: figuresLabels.trust, school: null, asOf: daily.asOf },
                head: (
                  <>
                    {figuresLabels.trust}{' '}
                    <span className={styles.says}>
                      {schoolsCountedText(trust.schoolsCounted, trust.schoolsTotal)}
                    </span>
                  </>
                ),
              }
            : undefined
        }
        shown={shown}
      />
      <NotTold rows={[...schools, { ...trust, name: figuresLabels.trust }]} />
    </>
  );
}
