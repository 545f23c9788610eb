import { describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';

const largest = 1_000_000;
const picturesBelongIn = ['manifest/', 'docs/pictures/'];
const personalFolders = /(?<![\w.:/-])(?:\/(?:home|Users|root|work)\/[\w.-]+|[A-Z]:\\Users\\)/;

describe('what git holds', () => {
  const files = trackedFiles();

  it('is small, but for the figures tests compare with', () => {
    const large = files.filter(
      (file) => !file.startsWith('tests/fixtures/') && statSync(file).size > largest,
    );
    expect(large).toEqual([]);
  });

  it('has pictures only where they belong', () => {
    const pictures = files.filter((file) => /\.(png|jpe?g|gif|webp)$/i.test(file));
    expect(pictures.filter((file) => !picturesBelongIn.some((place) => file.startsWith(place)))).toEqual([]);
  });

  it('names no place of one machine', () => {
    expect(linesWith(files, personalFolders)).toEqual([]);
  });

  it.each(['see /home/alex/notes.txt', 'C:\\Users\\alex', '"/Users/alex/x"'])('would notice %s', (text) =>
    expect(text).toMatch(personalFolders),
  );

  it.each(['https://example.org/home/news', 'api/work/list', './root/a'])('has nothing against %s', (text) =>
    expect(text).not.toMatch(personalFolders),
  );
});

function trackedFiles(): string[] {
  const listed = execFileSync('git', ['-c', 'safe.directory=*', 'ls-files', '-z'], { encoding: 'utf8' });
  return listed.split('\0').filter((file) => file !== '' && isThere(file));
}

function isThere(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}

function linesWith(files: string[], pattern: RegExp): string[] {
  return files
    .filter(
      (file) => !/\.(png|zip|ico)$/.test(file) && file !== 'tests/repository/git-holds-source-only.test.ts',
    )
    .flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1} ${line.trim()}`] : [])),
    );
}
