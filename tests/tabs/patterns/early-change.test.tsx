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
  byChance: { expected: 9, ofTen: 8 },
  answered: [{ kind: 'more-lates', knewAlready: 2, newAndRight: 1, nothingInIt: 0 }],
  items: [
    {
      pupil: { id: '7', name: 'Noah Sampleton', tutorGroup: '9C' },
      because: 'Missed 3 of the last 4 Mondays; 2 of 61 other days.',
      newThisWeek: true,
      evidence: {
        kind: 'weekday-pattern',
        weekday: 0,
        on: { days: 4, missed: 3 },
        other: { days: 61, missed: 2 },
      },
      answer: null,
      earlier: null,
    },
  ],
};

const shown = (list: EarlyChange): string =>
  renderToStaticMarkup(<EarlyChangeList changes={list} answer={() => undefined} />);

describe('the list of early changes', () => {
  it('names pupils with their reason, under its kind, and leads to their page', () => {
    const html = shown(changes);
    for (const text of [
      'A day of the week',
      'Noah Sampleton',
      '9C',
      changes.items[0]?.because,
      'new this week',
    ])
      expect(html).toContain(text);
    expect(html).toMatch(/href="[^"]*\/pupil\/7"/);
    expect(html).toContain('Week of 2 Nov, 970 pupils looked at');
  });

  it('says how many of ten names chance alone would bring, and what was said so far', () => {
    const html = shown(changes);
    expect(html).toContain('so of ten such names expect about 8 to have nothing in them');
    expect(html).toContain('2 knew already, 1 new and right, 0 nothing in it');
  });

  it('has a button for each answer, with who said what stands and what was said before', () => {
    const [item] = changes.items;
    if (!item) throw new Error('nobody is listed');
    const by = { id: 'olu', name: 'Olu Officer' };
    const given = {
      id: 4,
      answer: 'knew-already',
      week: '2026-11-02',
      by,
      at: '2026-11-09T08:10:00Z',
    } as const;
    const pressed = /<button[^>]*aria-pressed="true"[^>]*>(?:<[^>]*>)*([^<]*)/g;
    const pressedIn = (html: string) => [...html.matchAll(pressed)].map(([, text]) => text);
    const none = shown(changes);
    expect(pressedIn(none)).toEqual([]);
    expect(none).toContain('aria-label="What there is to it: Noah Sampleton"');
    const answered = shown({ ...changes, items: [{ ...item, answer: given }] });
    expect(pressedIn(answered)).toEqual(['Knew already']);
    expect(answered).toContain('Olu Officer, Mon 9 Nov');
    const earlier = shown({ ...changes, items: [{ ...item, earlier: { ...given, week: '2026-10-19' } }] });
    expect(pressedIn(earlier)).toEqual([]);
    expect(earlier).toContain('Knew already, said of the week of 19 Oct (Olu Officer)');
  });

  it('is as it was where the node that answers knows of no answers yet', () => {
    const { byChance: _byChance, answered: _answered, ...older } = changes;
    const items = changes.items.map(({ answer: _answer, earlier: _earlier, ...item }) => item);
    const html = shown({ ...older, items });
    expect(html).toContain('Noah Sampleton');
    expect(html).not.toMatch(/<button|nothing in/);
  });

  it('is good news when it is empty, and says what cannot be told yet', () => {
    const html = shown({ ...changes, items: [], answered: [], byChance: null, tooEarly: true });
    expect(html).toContain('No changes to tell');
    expect(html).toContain('from the seventh week');
  });
});
