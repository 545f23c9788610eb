import { mergeClasses } from '@fluentui/react-components';
import { useId } from 'react';
import type { ResultsFigures, TrustResults } from '#shared/contracts/figures/results.ts';
import {
  withoutBothText,
  gradedText,
  progress8Text,
  resultsSentence,
  resultsLabels,
  whoseResultsText,
} from '#shared/wording/figures/results-text.ts';
import { countText } from '#shared/wording/basics/number-text.ts';
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
        {resultsLabels.title}
      </h2>
      {!figures || (figures.all?.pupils === 0 && figures.withoutAttendance === 0) ? (
        <p role="status">
          <strong>{resultsLabels.none(results.schoolYear)}</strong> {resultsLabels.noneSays}
        </p>
      ) : (
        <>
          <p>{resultsSentence(results.schoolYear, whoseResultsText(names), figures.all?.pupils ?? null)}</p>
          <BandsTable figures={figures} />
          <p className={page.quiet}>
            {withoutBothText(figures)} {hidesAny(figures) && resultsLabels.smallSays}
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
  const { columns } = resultsLabels;
  return (
    <div className={mergeClasses(page.sheet, table.scroll)}>
      <table className={table.table} aria-label={resultsLabels.table}>
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
            <BandRow key={band} name={resultsLabels.band(band)} group={group} />
          ))}
        </tbody>
        <tfoot>
          <BandRow name={resultsLabels.all} group={all} />
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
      <td>{group ? countText(group.pupils) : resultsLabels.small}</td>
      <td>{group ? progress8Text(group.progress8, group.pupils) : ''}</td>
      <td>{group ? gradedText(group.fourPlus) : ''}</td>
      <td>{group ? gradedText(group.fivePlus) : ''}</td>
    </tr>
  );
}
