import { expect, it } from '@jest/globals';
import { globSync } from 'node:fs';
import { cardActions } from '#shared/contracts/card-actions.ts';
import { tabApi } from '#shared/contracts/tab-api.ts';

/** Lists are joined by name: of two entries of one name in two rooms, one would be lost without a word. */
it.each([
  ['requests', Object.keys(tabApi).filter((name) => name !== 'me' && name !== 'changes')],
  ['card-actions', Object.keys(cardActions)],
])(
  'every entry of the rooms’ %s stands in the joined list, each under a name of its own',
  async (file, joined) => {
    const names: string[] = [];
    for (const path of globSync(`shared/contracts/*/${file}.ts`)) {
      const lists = (await import(`../../${path}`)) as Record<string, object>;
      for (const [exported, list] of Object.entries(lists))
        if (/(Requests|CardActions)$/.test(exported)) names.push(...Object.keys(list));
    }
    expect(names.sort()).toEqual(joined.sort());
  },
);
