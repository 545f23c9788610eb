import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { lockGaps } from '../../tools/packages/lock-gaps.mjs';

interface LockFile {
  packages: Record<string, { optionalDependencies?: Record<string, string> }>;
}

describe('package-lock.json', () => {
  const text = readFileSync('package-lock.json', 'utf8');

  it("names every platform's packages, else `npm ci` refuses it (mend: node tools/packages/complete-lock.mjs)", () => {
    expect(lockGaps((JSON.parse(text) as LockFile).packages)).toEqual([]);
  });

  it('names no address to download packages from', () => {
    expect(text.match(/"resolved": *"https?:.*/g) ?? []).toEqual([]);
  });

  it('is looked through as Node would look: near the parent first, then outside it', () => {
    const packages = {
      '': {},
      'node_modules/a': { optionalDependencies: { near: '1.0.0', outside: '2.0.0', missing: '3.0.0' } },
      'node_modules/a/node_modules/near': {},
      'node_modules/outside': {},
    };
    expect(lockGaps(packages)).toEqual([{ name: 'missing', version: '3.0.0', parent: 'node_modules/a' }]);
  });
});
