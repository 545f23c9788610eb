import { describe, expect, it } from '@jest/globals';
import { renderToStaticMarkup } from 'react-dom/server';
import type { EarlyChange } from '#shared/contracts/patterns/early-change.ts';
import { EarlyChangeList } from '../../../tabs/pages/patterns/EarlyChange.tsx';

const changes: EarlyChange = {
  school: 'BRA',
  schoolName: 'Bramblewood Academy',
  week: '2026-11-02',
  pupils: 970,
  tooEarly: false,
  items: [
    {
      pupil: { id: '7', name: 'Noah Sampleton', tutorGroup: '9C' },
      because: '5 of 7 Mondays missed, 2 of 31 other days.',
      newThisWeek: true,
      evidence: {
        kind: 'weekday-pattern',
        weekday: 0,
        on: { days: 7, missed: 5 },
        other: { days: 31, missed: 2 },
      },
    },
  ],
};

describe('the list of early changes', () => {
  it('names pupils with their reason, under its kind, and leads to their page', () => {
    const html = renderToStaticMarkup(<EarlyChangeList changes={changes} />);
    for (const shown of [
      'A day of the week',
      'Noah Sampleton',
      '9C',
      changes.items[0]?.because,
      'new this week',
    ])
      expect(html).toContain(shown);
    expect(html).toMatch(/href="[^"]*\/pupil\/7"/);
    expect(html).toContain('Week of 2 Nov, 970 pupils looked at');
    expect(html).not.toContain('Late more often');
  });

  it('is good news when it is empty, and says what cannot be told yet', () => {
    const html = renderToStaticMarkup(
      <EarlyChangeList changes={{ ...changes, items: [], tooEarly: true }} />,
    );
    expect(html).toContain('No changes to tell');
    expect(html).toContain('from the seventh week');
  });
});
