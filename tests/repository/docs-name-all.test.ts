import { expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { importKindNames } from '#shared/domain/people/import-kinds.ts';

it('docs/operations.md names every kind of file', () => {
  const page = readFileSync('docs/operations.md', 'utf8');
  expect(importKindNames.filter((kind) => !page.includes(`\`${kind}\``))).toEqual([]);
});
