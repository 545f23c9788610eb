import { describe, expect, it } from '@jest/globals';
import { readParts } from '../../tools/app-package/build-package.ts';
import { exampleValues } from '../../tools/app-package/example-values.ts';
import { manifestFaults, type AppManifest } from '../../tools/app-package/manifest-faults.ts';
import { renderManifest } from '../../tools/app-package/render-manifest.ts';

const host = exampleValues['TAB_HOST'] ?? '';

/** The faults of the manifest once `change` has spoilt it. */
async function faultsAfter(change: (manifest: AppManifest) => void): Promise<string> {
  const { template } = await readParts();
  const manifest = JSON.parse(renderManifest(template, exampleValues)) as AppManifest;
  change(manifest);
  return (await manifestFaults(manifest)).join('\n');
}

function spoilTab(manifest: AppManifest, contentUrl: string): void {
  const tab = manifest.staticTabs?.[0];
  if (tab) tab.contentUrl = contentUrl;
}

describe('faults found in a manifest', () => {
  it.each<[string, (manifest: AppManifest) => void, RegExp]>([
    ['a name too long for Teams', (m) => (m.name.short = 'a'.repeat(31)), /^schema: .*30 characters/],
    ['a page without https', (m) => spoilTab(m, `http://${host}/tab`), /contentUrl: .* must be https/],
    [
      'a privacy page without https',
      (m) => (m.developer.privacyUrl = 'http://a.org'),
      /privacyUrl: .* https/,
    ],
    ['a page on this machine', (m) => spoilTab(m, 'https://localhost:3978/tab'), /cannot reach it/],
    ['a page on this machine by number', (m) => spoilTab(m, 'https://127.0.0.1/tab'), /cannot reach it/],
    ['a valid domain on this machine', (m) => m.validDomains?.push('localhost'), /cannot reach it/],
    [
      'a page on a host not named',
      (m) => spoilTab(m, 'https://other.org/tab'),
      /nothing covers https:\/\/other/,
    ],
    ['no valid domain', (m) => (m.validDomains = []), /nothing covers brk-multihub/],
    ['an address as valid domain', (m) => (m.validDomains = [`https://${host}`]), /must be a host alone/],
    ['every host as valid domain', (m) => (m.validDomains = ['*.org']), /must be a host alone/],
    ['an id that is none', (m) => (m.id = 'attendance-first'), /^id: .* not an id/m],
    ['a bot without its id', (m) => (m.bots = []), /botId: "" is not an id/],
    [
      'an id of noughts',
      (m) => (m.webApplicationInfo = { id: '00000000-0000-0000-0000-000000000000' }),
      /webApplicationInfo\.id: .* not an id/,
    ],
    ['a version in two parts', (m) => (m.version = '1.0'), /^version: "1.0"/m],
    [
      'a redirect with a path',
      (m) => (m.webApplicationInfo?.nestedAppAuthInfo ?? []).forEach((info) => (info.redirectUri += '/tab')),
      /must be brk-multihub/,
    ],
  ])('%s', async (_, change, fault) => {
    expect(await faultsAfter(change)).toMatch(fault);
  });

  it('lets a wildcard cover the hosts below it', async () => {
    expect(await faultsAfter((manifest) => (manifest.validDomains = ['*.example.org']))).toBe('');
  });
});
