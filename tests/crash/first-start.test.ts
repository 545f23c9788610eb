import { expect, it } from '@jest/globals';
import { runFirstStart } from './first-start.ts';

it('a first start that is killed twice is made good by the next: the whole invented trust is there', async () => {
  expect(await runFirstStart({ seed: '1', kills: 2, databaseUrl: null })).toEqual([]);
});
