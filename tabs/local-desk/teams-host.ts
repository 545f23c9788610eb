import type { ThemeName } from './desk-place.ts';

/** What the frame knows of itself, as far as a tab may ask. */
export type Hosted = {
  theme: ThemeName;
  person: { name: string; email: string; entraObjectId: string; tenantId: string };
  /** The page inside the tab that a link named. */
  subPageId: string | null;
  token: () => Promise<string>;
  openLink: (link: string) => void;
  failed: (why: string) => void;
};

export type TeamsRequest = { id?: number; uuidAsString?: string; func?: string; args?: unknown[] };
export type TeamsResponse = { id: number; uuidAsString?: string; args: unknown[] };

/** The version of teams-js whose handshake is spoken here. */
const sdkVersion = '2.58.0';

const runtime = JSON.stringify({
  apiVersion: 4,
  hostVersionsInfo: { adaptiveCardSchemaVersion: { majorVersion: 1, minorVersion: 5 } },
  isLegacyTeams: false,
  supports: { pages: {} },
});

/** Answers one request of teams-js as Teams in a browser does; undefined where Teams stays silent. */
export async function answerTeams(request: TeamsRequest, hosted: Hosted): Promise<TeamsResponse | undefined> {
  if (typeof request.id !== 'number' || typeof request.func !== 'string') return undefined;
  const args = await answerArgs(request.func, request.args ?? [], hosted);
  return args && { id: request.id, uuidAsString: request.uuidAsString, args };
}

async function answerArgs(func: string, args: unknown[], hosted: Hosted): Promise<unknown[] | undefined> {
  switch (func) {
    case 'initialize':
      return ['content', 'web', runtime, sdkVersion];
    case 'getContext':
      return [contextOf(hosted)];
    case 'authentication.getAuthToken':
      return hosted.token().then(
        (token) => [true, token],
        (error: unknown) => [false, error instanceof Error ? error.message : 'Sign-in did not work.'],
      );
    case 'executeDeepLink':
      hosted.openLink(String(args[0]));
      return [true];
    case 'appInitialization.failure':
      hosted.failed(typeof args[1] === 'string' ? args[1] : '');
      return undefined;
    default:
      return undefined;
  }
}

/** The context in the flat form that teams-js unfolds. */
function contextOf({ theme, person, subPageId }: Hosted) {
  return {
    locale: 'en-gb',
    theme,
    entityId: 'attendance',
    subEntityId: subPageId ?? '',
    frameContext: 'content',
    hostName: 'Teams',
    hostClientType: 'web',
    sessionId: 'local-desk',
    appSessionId: 'local-desk',
    ringId: 'general',
    userObjectId: person.entraObjectId,
    userDisplayName: person.name,
    userPrincipalName: person.email,
    loginHint: person.email,
    tid: person.tenantId,
  };
}

/** An event Teams sends without being asked. */
export function themeEvent(theme: ThemeName) {
  return { func: 'themeChange', args: [theme] };
}

export type LinkInside = { path: string; subPageId: string | null };

/** Where in the tab a card's link leads: a link of our own, or Teams' deep link to it; null for any other. */
export function linkInside(link: string, origin: string): LinkInside | null {
  let url: URL;
  try {
    url = new URL(link, origin);
  } catch {
    return null;
  }
  if (url.origin === origin && (url.pathname === '/tab' || url.pathname.startsWith('/tab/')))
    return { path: url.pathname + url.search + url.hash, subPageId: null };
  if (url.hostname !== 'teams.microsoft.com' || !url.pathname.startsWith('/l/entity/')) return null;
  const web = url.searchParams.get('webUrl');
  const subPageId = subPageOf(url.searchParams.get('context'));
  return { path: (web && linkInside(web, origin)?.path) || '/tab', subPageId };
}

function subPageOf(context: string | null): string | null {
  try {
    const { subEntityId } = JSON.parse(context ?? '{}') as { subEntityId?: unknown };
    return typeof subEntityId === 'string' ? subEntityId : null;
  } catch {
    return null;
  }
}
