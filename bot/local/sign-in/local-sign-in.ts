import { jwtVerify, SignJWT, type JWTPayload } from 'jose';
import {
  bearerOf,
  CheckedTokens,
  notAccepted,
  type Authenticate,
  type FindPerson,
} from '../../http/authenticate.ts';

const LOCAL_ISSUER = 'attendance-first-local';

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
    authenticate: async (ctx, request) => {
      const id = (await checked.claimsOf(bearerOf(request), check))?.sub;
      const person = id ? await findById(ctx, id) : null;
      if (!person) throw notAccepted();
      return person;
    },
  };
}
