import { mergeClasses } from '@fluentui/react-components';
import { useId } from 'react';
import type { ResultsFigures, TrustResults } from '#shared/contracts/figures/results.ts';
import {
  besideWords,
  gradedWords,
  progress8Words,
  resultsSentence,
  resultsWords,
  whoseResultsWords,
} from '#shared/wording/figures/results-words.ts';
import { countWords } from '#shared/wording/basics/number-words.ts';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { useTableStyles } from '../../../components/basics/table-styles.ts';

/** Year 11's results by band of attendance: the trust's, or one school's. */
export function ResultsByBand({ results, school }: { results: TrustResults; school?: string }) {
  const page = usePageStyles();
  const id = useId();
  const own = school === undefined ? null : results.schools.find((one) => one.school === school);
  const figures = school === undefined ? results.trust : own;
  const names = own ? [own.name] : results.schools.map(({ name }) => name);
  return (
    <section aria-labelledby={id}>
      <h2 className={page.section} id={id}>
        {resultsWords.title}
      </h2>
      {!figures || (figures.all?.pupils === 0 && figures.withoutAttendance === 0) ? (
        <p role="status">
          <strong>{resultsWords.none(results.schoolYear)}</strong> {resultsWords.noneSays}
        </p>
      ) : (
        <>
          <p>{resultsSentence(results.schoolYear, whoseResultsWords(names), figures.all?.pupils ?? null)}</p>
          <BandsTable figures={figures} />
          <p className={page.quiet}>
            {besideWords(figures)} {hidesAny(figures) && resultsWords.smallSays}
          </p>
        </>
      )}
    </section>
  );
}

const hidesAny = ({ bands, all }: ResultsFigures): boolean =>
  [...bands, all].some((group) => !group?.progress8 || !group.fourPlus);

function BandsTable({ figures: { bands, all } }: { figures: ResultsFigures }) {
  const page = usePageStyles();
  const table = useTableStyles();
  const { columns } = resultsWords;
  return (
    <div className={mergeClasses(page.sheet, table.scroll)}>
      <table className={table.table} aria-label={resultsWords.table}>
        <thead>
          <tr>
            <th scope="col" className={table.start}>
              {columns.band}
            </th>
            <th scope="col">{columns.pupils}</th>
            <th scope="col">{columns.progress8}</th>
            <th scope="col">{columns.fourPlus}</th>
            <th scope="col">{columns.fivePlus}</th>
          </tr>
        </thead>
        <tbody>
          {bands.map((group, band) => (
            <BandRow key={band} name={resultsWords.band(band)} group={group} />
          ))}
        </tbody>
        <tfoot>
          <BandRow name={resultsWords.all} group={all} />
        </tfoot>
      </table>
    </div>
  );
}

function BandRow({ name, group }: { name: string; group: ResultsFigures['all'] }) {
  const table = useTableStyles();
  return (
    <tr>
      <th scope="row" className={table.name}>
        {name}
      </th>
      <td>{group ? countWords(group.pupils) : resultsWords.small}</td>
      <td>{group ? progress8Words(group.progress8, group.pupils) : ''}</td>
      <td>{group ? gradedWords(group.fourPlus) : ''}</td>
      <td>{group ? gradedWords(group.fivePlus) : ''}</td>
    </tr>
  );
}
