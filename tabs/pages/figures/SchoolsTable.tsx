import { Link as FluentLink, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { SchoolDaily, TrustDaily } from '#shared/contracts/figures.ts';
import { schoolsCountedWords, yearsWords } from '#shared/wording/diff-words.ts';
import { figuresWords } from '#shared/wording/figures-words.ts';
import { countWords, signed } from '#shared/wording/number-words.ts';
import { Meaning } from '../../components/Meaning.tsx';
import { usePageStyles } from '../../components/page-styles.ts';
import { useHref } from '../../components/use-href.ts';

const useStyles = makeStyles({
  // What is only heard has its place within it, or the page would grow wider by it.
  scroll: { overflowX: 'auto', position: 'relative' },
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    fontVariantNumeric: 'tabular-nums',
    '& th, & td': { padding: '6px 12px', textAlign: 'end', whiteSpace: 'nowrap', height: '26px' },
    '& thead th': {
      fontWeight: tokens.fontWeightRegular,
      fontSize: tokens.fontSizeBase200,
      color: tokens.colorNeutralForeground2,
    },
    '& tbody tr, & tfoot tr': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
    '& tbody tr:hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    '& tfoot': { fontWeight: tokens.fontWeightSemibold },
    '@media (max-width: 640px)': { '& th, & td': { padding: '6px 8px' } },
  },
  school: {
    textAlign: 'start !important' as 'start',
    fontWeight: tokens.fontWeightRegular,
    whiteSpace: 'normal !important' as 'normal',
    minWidth: '150px',
    '@media (max-width: 640px)': { minWidth: '0' },
  },
  foot: { textAlign: 'start !important' as 'start', fontWeight: tokens.fontWeightSemibold },
  footSays: {
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground2,
    '@media (min-width: 641px)': { whiteSpace: 'nowrap' },
  },
  link: { color: tokens.colorNeutralForeground1 },
  diff: { fontWeight: tokens.fontWeightSemibold },
  meaning: { textAlign: 'start !important' as 'start' },
  shown: { '& th': { boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}` } },
  lessOnPhone: { '@media (max-width: 640px)': { display: 'none' } },
  /** The diff is the one number: where not all fit, the two it is made of go first. */
  leastOnPhone: { '@media (max-width: 460px)': { display: 'none' } },
});

/** A line for each school in alphabetical order, as the trust prints it, and the sum at the foot. */
export function SchoolsTable({ daily, shown }: { daily: TrustDaily; shown: string | null }) {
  const styles = useStyles();
  const page = usePageStyles();
  const { columns } = figuresWords;
  const { trust } = daily;
  const schools = [...daily.schools].sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
  return (
    <div className={mergeClasses(page.sheet, styles.scroll)}>
      <table className={styles.table} aria-label={figuresWords.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.school}>
              {columns.school}
            </th>
            <th scope="col" className={styles.lessOnPhone}>
              {columns.pp}
            </th>
            <th scope="col" className={styles.lessOnPhone}>
              {columns.all}
            </th>
            <th scope="col" className={styles.lessOnPhone}>
              {columns.nonPp}
            </th>
            <th scope="col" className={styles.leastOnPhone}>
              {columns.allowed}
            </th>
            <th scope="col" className={styles.leastOnPhone}>
              {columns.absent}
            </th>
            <th scope="col">{columns.diff}</th>
            <th scope="col">
              <span className={page.onlyHeard}>{figuresWords.meaning}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {schools.map((school) => (
            <SchoolRow key={school.school} school={school} shown={school.school === shown} />
          ))}
        </tbody>
        {schools.length > 1 && (
          <tfoot>
            <tr>
              <th scope="row" className={styles.foot}>
                {figuresWords.trust}{' '}
                <span className={styles.footSays}>
                  {schoolsCountedWords(trust.schoolsCounted, trust.schoolsTotal)}
                </span>
              </th>
              <Figures of={trust} />
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

function SchoolRow({ school, shown }: { school: SchoolDaily; shown: boolean }) {
  const styles = useStyles();
  const href = useHref();
  return (
    <tr className={shown ? styles.shown : undefined}>
      <th scope="row" className={styles.school}>
        <FluentLink
          className={styles.link}
          appearance="subtle"
          href={href(`/figures/${encodeURIComponent(school.school)}`)}
        >
          {school.name}
        </FluentLink>{' '}
        {school.years && <span className={styles.footSays}>{yearsWords(school.years)}</span>}
      </th>
      <Figures of={school} />
    </tr>
  );
}

function Figures({ of }: { of: Pick<SchoolDaily, 'rate' | 'allowed' | 'absent' | 'diff'> }) {
  const styles = useStyles();
  return (
    <>
      <td className={styles.lessOnPhone}>{percentCell(of.rate.pp.percent)}</td>
      <td className={styles.lessOnPhone}>{percentCell(of.rate.all.percent)}</td>
      <td className={styles.lessOnPhone}>{percentCell(of.rate.nonPp.percent)}</td>
      <td className={styles.leastOnPhone}>{countWords(of.allowed)}</td>
      <td className={styles.leastOnPhone}>{of.absent === null ? '–' : countWords(of.absent)}</td>
      <td className={styles.diff}>{signed(of.diff)}</td>
      <td className={styles.meaning}>
        <Meaning diff={of.diff} />
      </td>
    </>
  );
}

function percentCell(percent: number | null): string {
  return percent === null ? '–' : percent.toFixed(1);
}
