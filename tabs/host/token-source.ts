import type { Host } from './connect-host.ts';
import type { TabConfig } from './tab-config.ts';

/** Gives the bearer token of whoever is looking; `fresh` asks anew because the last one was refused. */
export type TokenSource = (fresh?: boolean) => Promise<string>;

/**
 * The way to a token in this place, or null on a page of its own in local mode, where somebody is picked first.
 * Tokens live in memory: storage is partitioned inside a host, and a token on disk is a token lost.
 */
export function tokenSourceFor(config: TabConfig, host: Host): TokenSource | null {
  if (config.mode === 'local') return host.inside ? kept(hostToken) : null;
  return kept(async () => {
    const { nestedToken } = await import('./nested-sign-in.ts');
    return nestedToken(config).catch((error: unknown) => {
      if (host.inside) return hostToken();
      throw error;
    });
  });
}

async function hostToken(): Promise<string> {
  const { authentication } = await import('@microsoft/teams-js');
  return authentication.getAuthToken();
}

/** A token for a person picked from the list of the local mode. */
export function localTokenSource(email: string): TokenSource {
  return kept(async () => {
    const answer = await fetch('/api/local/sign-in', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email }),
    });
    const body = (await answer.json()) as { token?: string; problem?: { message: string } };
    if (!body.token) throw new Error(body.problem?.message ?? 'Sign-in did not work.');
    return body.token;
  });
}

/** Keeps one token for fifty minutes; several requests at once wait for the same one. */
function kept(obtain: () => Promise<string>): TokenSource {
  const keepFor = 50 * 60_000;
  let current: { token: Promise<string>; at: number } | null = null;
  return (fresh = false) => {
    if (fresh || !current || performance.now() - current.at > keepFor) {
      const token = obtain();
      const held = { token, at: performance.now() };
      current = held;
      token.catch(() => {
        if (current === held) current = null;
      });
    }
    return current.token;
  };
}
