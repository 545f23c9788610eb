import { expect, it } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { tabPages } from '#shared/contracts/tab-addresses.ts';
import { linksIn, linksOfBot } from '../support/product/bot-links.ts';

const firstParts = new Set(Object.values(tabPages).flatMap(({ at }) => at.split('/')[1] || []));

/** Text in code that begins as an address of the tab does. */
function addressesIn(file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) {
      const first = /^#?\/([\w-]+)(?:\/|$)/.exec(node.text)?.[1];
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      if (first && firstParts.has(first)) found.push(`${file}:${line + 1} writes ${node.getText(source)}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

it('are written in shared/contracts/tab-addresses.ts alone; bot and tab make them by it', () => {
  const files = globSync(['bot/**/*.ts', 'tabs/**/*.ts', 'tabs/**/*.tsx']);
  expect(files.flatMap((file) => addressesIn(file, readFileSync(file, 'utf8')))).toEqual([]);
});

it('are seen however they are written', () => {
  const planted = [
    `const a = '/figures';`,
    'const b = `/pupil/${id}`;',
    'const c = "#/calls/" + id;',
    '<Link href="/school/BA" />;',
    `const not = ['/api/pupils', '/pupilsX', '/', './pages/trust', '/tab'];`,
  ].join('\n');
  expect(addressesIn('planted.tsx', planted)).toEqual([
    "planted.tsx:1 writes '/figures'",
    'planted.tsx:2 writes `/pupil/${',
    'planted.tsx:3 writes "#/calls/"',
    'planted.tsx:4 writes "/school/BA"',
  ]);
});

it('the bot writes each place where it links to it, so that a journey can open it', () => {
  const links = linksOfBot({ school: 'BA', id: '1' });
  expect(links.length).toBeGreaterThan(5);
  for (const { place } of links) expect(Object.keys(tabPages)).toContain(place.page);
  const planted = 'const link = ctx.linkTo(somewhere);';
  expect(() => linksIn('planted.ts', planted, {})).toThrow('planted.ts:1: write the place');
});
