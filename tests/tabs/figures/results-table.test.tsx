import { describe, expect, it } from '@jest/globals';
import { renderToStaticMarkup } from 'react-dom/server';
import type { ResultsFigures, TrustResults } from '#shared/contracts/figures/results.ts';
import { ResultsByBand } from '../../../tabs/pages/figures/day/ResultsTable.tsx';

const group = (pupils: number, mean: number) => ({
  pupils,
  progress8: { mean, of: pupils },
  fourPlus: { pupils: 10, of: pupils, percent: 50 },
  fivePlus: { pupils: 5, of: pupils, percent: 25 },
});
const figures: ResultsFigures = {
  bands: [null, group(20, -0.42), group(30, 0.1), group(40, 0.2), group(50, 0.3), null],
  all: group(151, 0.11),
  withoutResult: 11,
  withoutAttendance: 0,
};
const results: TrustResults = {
  schoolYear: 2025,
  years: [2025],
  from: '2025-08-01',
  to: '2026-07-31',
  edges: [0, 60, 90, 95, 97, 99, 100],
  schools: [{ school: 'HAW', name: 'Hawthorn Academy', ...figures }],
  trust: figures,
};

describe('attendance and results', () => {
  it('stand by band under what they are of, a small group without its figures', () => {
    const html = renderToStaticMarkup(<ResultsByBand results={results} school="HAW" />);
    for (const text of [
      'Year 11 of 2025/26 at Hawthorn Academy: 151 pupils with a result',
      '60–90 %',
      '−0.42',
      '10 of 20 · 50.0 %',
      'under 10',
      'All of year 11',
      'Not in the table: 11 pupils of year 11 without a result.',
      'Groups under 10 are not shown',
    ])
      expect(html).toContain(text);
  });

  it.each<[string, TrustResults, string | undefined]>([
    ['a school that has none', results, 'ELSE'],
    [
      'a trust that has none',
      {
        ...results,
        schools: [],
        trust: { bands: [], all: { ...group(0, 0), pupils: 0 }, withoutResult: 0, withoutAttendance: 0 },
      },
      undefined,
    ],
  ])('say how to bring the file in: %s', (_, found, school) => {
    const html = renderToStaticMarkup(<ResultsByBand results={found} {...(school && { school })} />);
    expect(html).toContain('No results of 2025/26 have been brought in yet.');
    expect(html).toContain('Bring in files');
  });
});
