import { describe, expect, it } from '@jest/globals';
import { gapsOnCards } from '../../../bot/operations/figures/gaps-on-cards.ts';
import { gapsCard } from '../../../bot/cards/figures/gaps-card.ts';
import { bringIn, markRow, newSchool, pupilRow } from '../../support/schools/a-school.ts';
import { requestBy } from '../../support/product/requests.ts';
import { person, post } from '../../support/schools/people.ts';
import { testContext } from '../../support/product/test-context.ts';
import { sharedStore } from '../../support/stores/both-engines.ts';

const TODAY = '2026-09-16';

describe.each<[string, [pp: number, others: number][], ('sides' | 'all' | 'none')[]]>([
  [
    'all are large',
    [
      [14, 16],
      [15, 14],
    ],
    ['sides', 'sides', 'sides'],
  ],
  [
    'one premium pupil',
    [
      [1, 30],
      [15, 14],
    ],
    ['all', 'sides', 'all'],
  ],
  [
    'one who is not',
    [
      [30, 1],
      [15, 14],
    ],
    ['all', 'sides', 'all'],
  ],
  [
    'two small ones that are ten together',
    [
      [6, 20],
      [7, 20],
      [15, 14],
    ],
    ['all', 'all', 'sides', 'sides', 'sides'],
  ],
  [
    'two small ones that are not',
    [
      [4, 20],
      [5, 20],
      [15, 14],
    ],
    ['all', 'all', 'sides', 'all'],
  ],
  [
    'nobody of one side',
    [
      [0, 30],
      [15, 14],
    ],
    ['sides', 'sides', 'sides'],
  ],
  [
    'a tiny school',
    [
      [4, 5],
      [15, 14],
    ],
    ['none', 'sides', 'none'],
  ],
])('gaps on cards', (what, schools, told) => {
  const store = sharedStore();

  it(`where ${what}`, async () => {
    const context = testContext(store(), { now: `${TODAY}T16:00` });
    const posts = [];
    for (const [pp, others] of schools) {
      const school = await newSchool(context);
      posts.push(post(school, ['senior-leader']));
      const upns = [...Array(pp + others).keys()];
      await bringIn(
        context,
        'pupils',
        upns.map((index) => pupilRow(school, `U${index}`, { pupilPremium: index < pp ? 'Y' : 'N' })),
      );
      await bringIn(
        context,
        'marks',
        upns.map((index) => markRow(school, `U${index}`, TODAY, 'AM', index % 3 ? '/' : 'I')),
      );
    }
    const view = await gapsOnCards(requestBy(context, person(posts)));
    const shown = [...view.schools, view.trust].map(({ sides, all }) =>
      sides ? 'sides' : all ? 'all' : 'none',
    );
    expect(shown).toEqual(told);
    const text = JSON.stringify(gapsCard(view));
    expect(text.includes('all pupils')).toBe(told.includes('all') || told.includes('none'));
  });
});
