import { describe, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importKindNames } from '#shared/domain/people/import-kinds.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { kindOfFile, takeDroppedFiles } from '../../bot/jobs/drop-folder.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const report = {
  id: '1',
  kind: 'marks' as const,
  rows: 1,
  accepted: 1,
  changed: 1,
  unchanged: 0,
  cleared: [],
  warnings: [],
  rejected: [],
  rejectedCount: 0,
};
const later = Date.now() + 60_000;

function folderWith(...names: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'drop-'));
  for (const name of names) writeFileSync(join(folder, name), name);
  return folder;
}

describe('the drop folder', () => {
  it('tells a file’s kind by how its name begins', () => {
    expect(kindOfFile('marks-2026-09-16.csv')).toBe('marks');
    expect(kindOfFile('PUPILS.CSV')).toBe('pupils');
    expect(kindOfFile('notes.csv')).toBeNull();
    expect(kindOfFile('marksheet.csv')).toBeNull();
    for (const kind of importKindNames) expect(kindOfFile(`${kind} of June.csv`)).toBe(kind);
    expect(kindOfFile('marks.csv.taken')).toBeNull();
  });

  it('brings nothing in that it could not keep afterwards', async () => {
    const folder = folderWith('marks.csv', 'done');
    const taken: string[] = [];
    const importFile = async (kind: string): Promise<typeof report> => (taken.push(kind), report);
    await expect(takeDroppedFiles({ folder, log: silent, importFile }, later)).rejects.toThrow('is a file');
    expect([taken, readdirSync(folder).sort()]).toEqual([[], ['done', 'marks.csv']]);
  });

  it('takes files in the order they build on each other, and keeps each with its report', async () => {
    const folder = folderWith('marks 1.csv', 'schools.csv', 'pupils.csv', 'readme.txt');
    const taken: string[] = [];
    await takeDroppedFiles(
      { folder, log: silent, importFile: async (kind) => (taken.push(kind), report) },
      later,
    );
    expect(taken).toEqual(['schools', 'pupils', 'marks']);
    expect(readdirSync(join(folder, 'done'))).toHaveLength(6);
    expect(readdirSync(folder).sort()).toEqual(['done', 'readme.txt', 'refused']);
  });

  it('puts a file that can’t be read aside with the reason', async () => {
    const folder = folderWith('marks.csv');
    const importFile = async (): Promise<never> => {
      throw new Problem('unprocessable', 'The file is empty. Nothing was changed.');
    };
    await takeDroppedFiles({ folder, log: silent, importFile }, later);
    const reports = readdirSync(join(folder, 'refused')).filter((name) => name.endsWith('.report.json'));
    expect(readFileSync(join(folder, 'refused', reports[0] ?? ''), 'utf8')).toMatch(/empty/);
  });

  it('leaves a file where it is when the product itself is in trouble, and one that is still being written', async () => {
    const folder = folderWith('marks.csv');
    const importFile = async (): Promise<never> => {
      throw new Error('the store is away');
    };
    await expect(takeDroppedFiles({ folder, log: silent, importFile }, later)).rejects.toThrow(
      'the store is away',
    );
    expect(existsSync(join(folder, 'marks.csv'))).toBe(true);
    expect(await takeDroppedFiles({ folder, log: silent, importFile }, Date.now())).toBe(0);
  });
});
