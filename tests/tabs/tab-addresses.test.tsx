import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { Route, Router, Switch } from 'wouter';
import {
  addressOf,
  sectionAt,
  tabPages,
  type TabPage,
  type TabPlace,
} from '#shared/contracts/tab-addresses.ts';

const pages = Object.keys(tabPages) as TabPage[];

/** The page that the tab's router finds at an address, and what it reads in it. */
function foundAt(address: string): Record<string, unknown> | null {
  let found: Record<string, unknown> | null = null;
  renderToStaticMarkup(
    <Router hook={() => [address, () => undefined]}>
      <Switch>
        {pages.map((page) => (
          <Route key={page} path={tabPages[page].at}>
            {(said: object) => {
              const read = Object.entries(said).flatMap(([name, value]: [string, string | undefined]) => {
                if (/^\d+$/.test(name) || value === undefined) return [];
                if (name === '*') return [['within', value.split('/').map(decodeURIComponent)]];
                return [[name, decodeURIComponent(value)]];
              });
              found = { page, ...(Object.fromEntries(read) as object) };
              return null;
            }}
          </Route>
        ))}
      </Switch>
    </Router>,
  );
  return found;
}

// The router decodes an address once by itself, and the pages once more: no code or group holds a percent sign.
const part = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).filter((text) => !text.includes('%')),
  fc.constantFrom('BA', '10/B', 'St A B', 'a?b#c', '*', ':id'),
);

/** Places of a page, with and without what may be left out. */
const placeOf = (page: TabPage): fc.Arbitrary<TabPlace> => {
  const open = tabPages[page].at.split('/').filter((one) => /^[:*]/.test(one));
  const options: boolean[] = open.map((one) => one.endsWith('?'));
  return fc
    .tuple(fc.array(part, { minLength: open.length, maxLength: open.length }), fc.nat(options.length))
    .map(([values, count]) => {
      const said = open.flatMap((one, index) => {
        if (options[index] && index >= count) return [];
        const value = values[index] ?? '';
        return one === '*?' ? [['within', ['groups', value]]] : [[one.replace(/^:|\?$/g, ''), value]];
      });
      return { page, ...(Object.fromEntries(said) as object) } as TabPlace;
    });
};

describe('the address of a page', () => {
  it.each(pages)('%s leads the router to it, and carries what it was given', (page) => {
    fc.assert(
      fc.property(placeOf(page), (place) => {
        expect(foundAt(addressOf(place))).toEqual(place);
      }),
    );
  });

  it('is none where nothing stands', () => {
    expect(['/nowhere', '/pupil', '/figures/BA/nothing'].map(foundAt)).toEqual([null, null, null]);
  });

  it('belongs to the section that is marked while it is open', () => {
    const sections = pages.map((page) => sectionAt(tabPages[page].at));
    expect(sections).toEqual(pages.map((page) => tabPages[page].section));
    expect(['/pupil/12', '/school/BA/codes', '/', '/nowhere'].map(sectionAt)).toEqual([
      'pupils',
      'figures',
      null,
      null,
    ]);
  });
});
