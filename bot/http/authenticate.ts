import type { IncomingMessage } from 'node:http';
import { createRemoteJWKSet, jwtVerify, SignJWT, type JWTPayload } from 'jose';
import { Problem } from '#shared/domain/problem.ts';
import { findStaff, type StaffMember } from '#shared/store/staff.ts';
import type { EntraConfig } from '../config.ts';
import type { Clock } from '../clock.ts';
import { momentOf } from '../clock.ts';
import type { Db } from '#shared/store/open-store.ts';

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

/** Local mode: people are picked from a list, and a token names the person. */
export function localSignIn(
  db: Db,
  clock: Clock,
  secret: string,
): { authenticate: Authenticate; tokenFor: (staffId: string) => Promise<string> } {
  const key = new TextEncoder().encode(secret);
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
      const token = bearerOf(request);
      const verified = await jwtVerify(token, key, { issuer: LOCAL_ISSUER, algorithms: ['HS256'] }).catch(
        () => null,
      );
      const id = verified?.payload.sub;
      const person = id ? await findStaff(db, { id }, momentOf(clock).today) : null;
      if (!person) throw notAccepted();
      return person;
    },
  };
}

/** Entra: a token for our own interface, from the tenant, for a member of staff; the person is oid and tid. */
export function entraSignIn(db: Db, clock: Clock, config: EntraConfig): Authenticate {
  const authority = `https://login.microsoftonline.com/${config.ENTRA_TENANT_ID}`;
  const keys = createRemoteJWKSet(new URL(config.ENTRA_KEYS_URL ?? `${authority}/discovery/v2.0/keys`));
  const issuer = config.ENTRA_ISSUER ?? `${authority}/v2.0`;
  return async (request) => {
    const token = bearerOf(request);
    const verified = await jwtVerify(token, keys, {
      issuer,
      audience: config.ENTRA_CLIENT_ID,
      algorithms: ['RS256'],
      requiredClaims: ['exp', 'nbf', 'oid', 'tid', 'azp', 'scp'],
    }).catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ERR_JWKS_TIMEOUT') {
        throw new Problem('unavailable', 'Sign-in could not be checked just now. Try again in a minute.');
      }
      return null;
    });
    if (!verified || !claimsAreOurs(verified.payload, config)) throw notAccepted();
    if (!claimList(verified.payload.roles).includes(config.ENTRA_APP_ROLE)) {
      throw new Problem(
        'forbidden',
        'Your account has not been given Attendance First. Your administrator can give it.',
      );
    }
    const person = await findStaff(
      db,
      { entraObjectId: String(verified.payload.oid) },
      momentOf(clock).today,
    );
    if (!person)
      throw new Problem(
        'forbidden',
        'You are signed in, but are not on the staff list yet. Your administrator can add you.',
      );
    return person;
  };
}

const claimList = (claim: unknown): unknown[] =>
  Array.isArray(claim) ? claim : typeof claim === 'string' ? claim.split(' ') : [];

function claimsAreOurs(claims: JWTPayload, config: EntraConfig): boolean {
  return (
    claims.ver === '2.0' &&
    claims.tid === config.ENTRA_TENANT_ID &&
    typeof claims.azp === 'string' &&
    [config.ENTRA_CLIENT_ID, ...config.ENTRA_ALLOWED_CLIENTS].includes(claims.azp) &&
    claimList(claims.scp).includes('access_as_user')
  );
}
