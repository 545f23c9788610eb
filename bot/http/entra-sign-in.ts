import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload } from 'jose';
import { Problem } from '#shared/domain/basics/problem.ts';
import { bearerOf, CheckedTokens, notAccepted, type Authenticate, type FindPerson } from './authenticate.ts';

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
  return async (ctx, request) => {
    const claims = await checked.claimsOf(bearerOf(request), check);
    if (!claims) throw notAccepted();
    if (!claimList(claims.roles).includes(settings.appRole)) {
      throw new Problem(
        'forbidden',
        'Your account has not been given Attendance First. Your administrator can give it.',
      );
    }
    const person = await findByObjectId(ctx, String(claims.oid));
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
