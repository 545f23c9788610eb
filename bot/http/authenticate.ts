import type { IncomingMessage } from 'node:http';
import type { JWTPayload } from 'jose';
import { Problem } from '#shared/domain/basics/problem.ts';
import type { Context, StaffMember } from '../operations/context.ts';

/** Finds out who sends a request; throws a not-signed-in Problem (401) when that can't be told. */
export type Authenticate = (ctx: Context, request: IncomingMessage) => Promise<StaffMember>;

export function bearerOf(request: IncomingMessage): string {
  const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (!token) throw new Problem('not-signed-in', 'Sign in first: this request carries no token.');
  return token;
}

export const notAccepted = (): Problem =>
  new Problem('not-signed-in', 'Your sign-in has ended or is not accepted. Sign in again.');

export type FindPerson = (ctx: Context, id: string) => Promise<StaffMember | null>;

const LONGEST_TRUSTED_MS = 5 * 60_000;
const MOST_TRUSTED = 5000;

/** Tokens whose signature has been checked, each for five minutes and never past its own end. */
export class CheckedTokens {
  readonly #checked = new Map<string, { claims: JWTPayload; until: number }>();

  /** The claims of a token; `check` answers null for one that is not accepted, which is not remembered. */
  async claimsOf(
    token: string,
    check: (token: string) => Promise<JWTPayload | null>,
  ): Promise<JWTPayload | null> {
    const cached = this.#checked.get(token);
    if (cached && Date.now() < cached.until) return cached.claims;
    this.#checked.delete(token);
    const claims = await check(token);
    if (!claims?.exp) return claims;
    if (this.#checked.size >= MOST_TRUSTED) this.#checked.clear();
    this.#checked.set(token, { claims, until: Math.min(claims.exp * 1000, Date.now() + LONGEST_TRUSTED_MS) });
    return claims;
  }
}
