import { useState } from 'react';
import { resultsLabels } from '#shared/wording/figures/results-text.ts';
import { figuresLabels } from '#shared/wording/figures/figures-text.ts';
import { useAsk } from '../../../api/use-api.ts';
import { Choice } from '../../../components/basics/Choice.tsx';
import { ExportMenu } from '../../../components/basics/ExportMenu.tsx';
import { TablePage } from '../../../components/figures/TablePage.tsx';
import { ResultsByBand } from '../day/ResultsTable.tsx';

const LATEST = 'latest';
const TRUST = '';

/** Year 11's results by band of attendance, for the trust or a school, of a year that has results. */
export default function ResultsPage() {
  const [year, setYear] = useState(LATEST);
  const [school, setSchool] = useState(TRUST);
  const input = { query: year === LATEST ? {} : { schoolYear: Number(year) } };
  const query = useAsk('trustResults', input);
  const schools = query.data?.schools ?? [];
  const years = query.data?.years ?? [];
  return (
    <TablePage
      title={resultsLabels.pageTitle}
      query={query}
      beside={({ schoolYear }) => resultsLabels.year(schoolYear)}
      chosen={
        <>
          {schools.length > 1 && (
            <Choice
              label={figuresLabels.columns.school}
              value={school}
              among={{
                [TRUST]: figuresLabels.trust,
                ...Object.fromEntries(schools.map((one) => [one.school, one.name])),
              }}
              onChoose={setSchool}
            />
          )}
          {years.length > 1 && (
            <Choice
              label={resultsLabels.schoolYear}
              value={year === LATEST ? String(query.data?.schoolYear) : year}
              among={Object.fromEntries(years.map((one) => [String(one), resultsLabels.year(one)]))}
              onChoose={setYear}
            />
          )}
        </>
      }
      keep={<ExportMenu name="trustResults" input={input} />}
    >
      {(results) => <ResultsByBand results={results} {...(school !== TRUST && { school })} />}
    </TablePage>
  );
}
