import { expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { jobNames } from '#shared/domain/admin/job-names.ts';
import { importKindNames } from '#shared/domain/people/import-kinds.ts';

const page = readFileSync('docs/operations.md', 'utf8');

it('docs/operations.md names every kind of file', () => {
  expect(importKindNames.filter((kind) => !page.includes(`\`${kind}\``))).toEqual([]);
});

it('docs/operations.md has a row for every job', () => {
  expect(jobNames.filter((name) => !page.includes(`\n| \`${name}\` `))).toEqual([]);
});
