import { beforeAll, describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { existsSync, readFileSync } from 'node:fs';
import { buildPackage, readParts } from '../../tools/app-package/build-package.ts';
import { exampleValues } from '../../tools/app-package/example-values.ts';
import { manifestFaults, type AppManifest } from '../../tools/app-package/manifest-faults.ts';
import { renderManifest, variablesOf } from '../../tools/app-package/render-manifest.ts';

/** Where the server serves the tab. */
const tabPath = '/tab';

let template: string;
let manifest: AppManifest;

beforeAll(async () => {
  ({ template } = await readParts());
  manifest = JSON.parse(renderManifest(template, exampleValues)) as AppManifest;
});

describe('the Teams app package', () => {
  it('holds manifest and icons at its root, and nothing else', async () => {
    const files = unzipSync(await buildPackage(exampleValues));
    expect(Object.keys(files).sort()).toEqual(['color.png', 'manifest.json', 'outline.png']);
    expect(JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()))).toEqual(manifest);
  });

  it('says all at once which values are missing', async () => {
    const building = buildPackage({ ...exampleValues, TAB_HOST: undefined, BOT_APP_ID: ' ' });
    await expect(building).rejects.toThrow(/^ {2}TAB_HOST .*\n {2}BOT_APP_ID [^\n]*$/m);
  });

  it('says what is wrong with the values given', async () => {
    const building = buildPackage({
      ...exampleValues,
      TAB_HOST: 'localhost:3978',
      PRIVACY_URL: 'http://a.org',
    });
    await expect(building).rejects.toThrow(/must be https[^]*cannot reach it/);
  });

  it('takes a value with quotation marks as it stands', () => {
    const TRUST_NAME = 'The "Oak" \\ Trust';
    const rendered = JSON.parse(renderManifest(template, { ...exampleValues, TRUST_NAME })) as AppManifest;
    expect(rendered.developer.name).toBe(TRUST_NAME);
  });
});

describe('the manifest', () => {
  it('has no fault', async () => {
    expect(await manifestFaults(manifest)).toEqual([]);
  });

  it('holds no id and no host of anybody, only variables', () => {
    expect(variablesOf(template).sort()).toEqual(Object.keys(exampleValues).sort());
    expect(template).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/i);
    expect(template.replace(/"\$schema": "[^"]*"/, '').match(/:\/\/(?!\$\{\{)[^"]*/g)).toBeNull();
  });

  it('shows the tab in person, in a channel and in a chat, where the server serves it', () => {
    const tab = manifest.staticTabs?.find(({ contentUrl }) => contentUrl !== undefined);
    expect(tab?.scopes).toEqual(['personal', 'team', 'groupChat']);
    expect(tab?.contentUrl).toBe(`https://${exampleValues['TAB_HOST']}${tabPath}`);
    expect(manifest.manifestVersion).toBe('1.25');
    expect(manifest.supportsChannelFeatures).toBe('tier1');
  });

  it('offers the commands the bot understands, where it understands them', () => {
    const commands = (scope: string) =>
      manifest.bots?.[0]?.commandLists
        ?.filter(({ scopes }) => scopes.some((one) => one === scope))
        .flatMap((list) => list.commands.map(({ title }) => title));
    expect(commands('personal')).toEqual([
      'help',
      'today',
      'my calls',
      'meetings',
      'away',
      'summary',
      'gaps',
    ]);
    expect(commands('team')).toEqual(['post here', 'stop posting', 'today']);
  });

  it('lets the host sign people in by nested app authentication', () => {
    expect(manifest.webApplicationInfo?.nestedAppAuthInfo).toEqual([
      {
        redirectUri: `brk-multihub://${exampleValues['TAB_HOST']}`,
        scopes: [`api://${exampleValues['ENTRA_CLIENT_ID']}/access_as_user`],
      },
    ]);
  });

  it('is what the toolkit builds from, and no second toolkit file takes its place', () => {
    const paths = readFileSync('teamsapp.yml', 'utf8').matchAll(/manifestPath: (.*)/g);
    expect(new Set([...paths].map(([, place]) => place))).toEqual(new Set(['./manifest/manifest.json']));
    expect(existsSync('m365agents.yml')).toBe(false);
  });
});
