import type { IncomingMessage } from 'node:http';
import { createRemoteJWKSet, errors, jwtVerify, SignJWT, type JWTPayload } from 'jose';
import { Problem } from '#shared/domain/basics/problem.ts';
import type { StaffMember } from '../operations/context.ts';

/** Finds out who sends a request; throws a not-signed-in Problem (401) when that can't be told. */
export type Authenticate = (request: IncomingMessage) => Promise<StaffMember>;

const LOCAL_ISSUER = 'attendance-first-local';

function bearerOf(request: IncomingMessage): string {
  const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (!token) throw new Problem('not-signed-in', 'Sign in first: this request carries no token.');
  return token;
}

const notAccepted = (): Problem =>
  new Problem('not-signed-in', 'Your sign-in has ended or is not accepted. Sign in again.');

type FindPerson = (id: string) => Promise<StaffMember | null>;

const LONGEST_TRUSTED_MS = 5 * 60_000;
const MOST_TRUSTED = 5000;

/** Tokens whose signature has been checked, each for five minutes and never past its own end. */
class CheckedTokens {
  readonly #checked = new Map<string, { claims: JWTPayload; until: number }>();

  /** The claims of a token; `check` answers null for one that is not accepted, which is not remembered. */
  async claimsOf(
    token: string,
    check: (token: string) => Promise<JWTPayload | null>,
  ): Promise<JWTPayload | null> {
    const known = this.#checked.get(token);
    if (known && Date.now() < known.until) return known.claims;
    this.#checked.delete(token);
    const claims = await check(token);
    if (!claims?.exp) return claims;
    if (this.#checked.size >= MOST_TRUSTED) this.#checked.clear();
    this.#checked.set(token, { claims, until: Math.min(claims.exp * 1000, Date.now() + LONGEST_TRUSTED_MS) });
    return claims;
  }
}

/** Local mode: people are picked from a list, and a token names the person. */
export function localSignIn(
  secret: string,
  findById: FindPerson,
): { authenticate: Authenticate; tokenFor: (staffId: string) => Promise<string> } {
  const key = new TextEncoder().encode(secret);
  const checked = new CheckedTokens();
  const check = async (token: string): Promise<JWTPayload | null> => {
    const verified = await jwtVerify(token, key, { issuer: LOCAL_ISSUER, algorithms: ['HS256'] }).catch(
      () => null,
    );
    return verified?.payload ?? null;
  };
  return {
    tokenFor: (staffId) =>
      new SignJWT({})
        .setProtectedHeader({ alg: 'HS256' })
        .setIssuer(LOCAL_ISSUER)
        .setSubject(staffId)
        .setIssuedAt()
        .setExpirationTime('12h')
        .sign(key),
    authenticate: async (request) => {
      const id = (await checked.claimsOf(bearerOf(request), check))?.sub;
      const person = id ? await findById(id) : null;
      if (!person) throw notAccepted();
      return person;
    },
  };
}

export interface EntraSignIn {
  tenantId: string;
  clientId: string;
  /** Client applications besides our own that may call us (azp). */
  allowedClients: readonly string[];
  /** The app role that staff are given; pupils have accounts in the same tenant. */
  appRole: string;
  issuer?: string | undefined;
  keysUrl?: string | undefined;
}

/** Entra: a token for our own interface, from the tenant, for a member of staff; the person is oid and tid. */
export function entraSignIn(settings: EntraSignIn, findByObjectId: FindPerson): Authenticate {
  const authority = `https://login.microsoftonline.com/${settings.tenantId}`;
  const keys = createRemoteJWKSet(new URL(settings.keysUrl ?? `${authority}/discovery/v2.0/keys`));
  const issuer = settings.issuer ?? `${authority}/v2.0`;
  const checked = new CheckedTokens();
  const check = async (token: string): Promise<JWTPayload | null> => {
    const verified = await jwtVerify(token, keys, {
      issuer,
      audience: settings.clientId,
      algorithms: ['RS256'],
      requiredClaims: ['exp', 'nbf', 'oid', 'tid', 'azp', 'scp'],
    }).catch((error: unknown) => {
      if (isAboutToken(error)) return null;
      throw new Problem('unavailable', 'Sign-in could not be checked just now. Try again in a minute.');
    });
    return verified && claimsAreOurs(verified.payload, settings) ? verified.payload : null;
  };
  return async (request) => {
    const claims = await checked.claimsOf(bearerOf(request), check);
    if (!claims) throw notAccepted();
    if (!claimList(claims.roles).includes(settings.appRole)) {
      throw new Problem(
        'forbidden',
        'Your account has not been given Attendance First. Your administrator can give it.',
      );
    }
    const person = await findByObjectId(String(claims.oid));
    if (!person)
      throw new Problem(
        'forbidden',
        'You are signed in, but are not on the staff list yet. Your administrator can add you.',
      );
    return person;
  };
}

/** Keys out of reach, or no keys where they should be, say nothing about the token. */
function isAboutToken(error: unknown): boolean {
  const aboutKeys = ['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', errors.JOSEError.code];
  return error instanceof errors.JOSEError && !aboutKeys.includes(error.code);
}

const claimList = (claim: unknown): unknown[] =>
  Array.isArray(claim) ? claim : typeof claim === 'string' ? claim.split(' ') : [];

function claimsAreOurs(claims: JWTPayload, settings: EntraSignIn): boolean {
  return (
    claims.ver === '2.0' &&
    claims.tid === settings.tenantId &&
    typeof claims.azp === 'string' &&
    [settings.clientId, ...settings.allowedClients].includes(claims.azp) &&
    claimList(claims.scp).includes('access_as_user')
  );
}
