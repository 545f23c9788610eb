import { expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { tabLinks } from '../../bot/tab-links.ts';

it('links into the tab itself, and inside Teams where the app’s id is known', () => {
  expect(tabLinks(() => 'http://127.0.0.1:3978', null)({ page: 'figures', school: 'B A' })).toBe(
    'http://127.0.0.1:3978/tab#/figures/B%20A',
  );
  const early = { page: 'early-change', school: 'B A' } as const;
  expect(tabLinks(() => 'http://127.0.0.1:3978', null)(early)).toBe(
    'http://127.0.0.1:3978/tab#/figures/B%20A/early-change',
  );
  const link = new URL(tabLinks(() => 'https://tab.example', 'app-id')({ page: 'calls' }));
  expect(link.pathname).toBe('/l/entity/app-id/attendance');
  expect(JSON.parse(link.searchParams.get('context') ?? '')).toEqual({ subEntityId: '/calls' });
  const manifest = JSON.parse(readFileSync('manifest/manifest.json', 'utf8')) as {
    staticTabs: { entityId: string }[];
  };
  expect(manifest.staticTabs.map(({ entityId }) => entityId)).toContain('attendance');
});
