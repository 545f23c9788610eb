import { AppManifestUtils, type TeamsManifestV1D25 } from '@microsoft/app-manifest';

/** A manifest of the version ours declares. */
export type AppManifest = TeamsManifestV1D25.TeamsManifestV1D25;

const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const nilGuid = '00000000-0000-0000-0000-000000000000';
const semver = /^(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2}(?:-[0-9A-Za-z.-]+)?$/;
const host = /^(?!-)[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i;
const loopback = /(?:^|\/\/)(?:localhost|127(?:\.\d+){3}|0\.0\.0\.0|\[::1\])(?=$|[:/])/i;

/** What is wrong with a rendered manifest, by Microsoft's schema and by what that leaves unsaid; all at once. */
export async function manifestFaults(manifest: AppManifest): Promise<string[]> {
  const bySchema = await AppManifestUtils.validateAgainstSchema(manifest);
  return [...bySchema.map((fault) => `schema: ${fault}`), ...ownFaults(manifest)];
}

function ownFaults(manifest: AppManifest): string[] {
  return [
    ...addressFaults(manifest),
    ...domainFaults(manifest),
    ...idFaults(manifest),
    ...(semver.test(manifest.version)
      ? []
      : [`version: "${manifest.version}" is not a version such as 1.2.0`]),
  ];
}

function addressFaults(manifest: AppManifest): string[] {
  return stringsIn(manifest).flatMap(({ path, text }) => {
    if (/^http:/i.test(text)) return [`${path}: "${text}" must be https`];
    if (loopback.test(text)) return [`${path}: "${text}" is this machine; Teams cannot reach it`];
    return [];
  });
}

/** Teams shows pages and hands out tokens only for hosts the manifest names. */
function domainFaults(manifest: AppManifest): string[] {
  const domains = manifest.validDomains ?? [];
  const malformed = domains
    .filter((domain) => !host.test(domain.replace(/^\*\./, '')))
    .map((domain) => `validDomains: "${domain}" must be a host alone, such as attendance.example.org`);
  const tabs = (manifest.staticTabs ?? []).flatMap(({ contentUrl, websiteUrl }) => [contentUrl, websiteUrl]);
  const redirects =
    manifest.webApplicationInfo?.nestedAppAuthInfo?.map(({ redirectUri }) => redirectUri) ?? [];
  const uncovered = [...new Set([...tabs, ...redirects])]
    .filter((address) => address !== undefined)
    .filter((address) => !domains.some((domain) => covers(domain, hostOf(address))))
    .map((address) => `validDomains: nothing covers ${address}`);
  const strange = redirects
    .filter((address) => !/^brk-multihub:\/\/[^/]+$/.test(address))
    .map((address) => `nestedAppAuthInfo: "${address}" must be brk-multihub:// and a host`);
  return [...malformed, ...uncovered, ...strange];
}

function idFaults(manifest: AppManifest): string[] {
  const ids = {
    id: manifest.id,
    'bots[0].botId': manifest.bots?.[0]?.botId,
    'webApplicationInfo.id': manifest.webApplicationInfo?.id,
  };
  return Object.entries(ids).flatMap(([path, id]) =>
    id !== undefined && guid.test(id) && id !== nilGuid
      ? []
      : [`${path}: "${id ?? ''}" is not an id (a GUID)`],
  );
}

function hostOf(address: string): string {
  return /^[a-z-]+:\/\/([^/:]+)/i.exec(address)?.[1] ?? '';
}

function covers(domain: string, wanted: string): boolean {
  if (!domain.startsWith('*.')) return domain.toLowerCase() === wanted.toLowerCase();
  return wanted.toLowerCase().endsWith(domain.slice(1).toLowerCase());
}

function stringsIn(value: unknown, path = ''): { path: string; text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    stringsIn(inner, Array.isArray(value) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`),
  );
}
