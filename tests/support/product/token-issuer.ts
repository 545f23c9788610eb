import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT, exportJWK, exportSPKI, generateKeyPair, type JWTPayload } from 'jose';

export interface TokenIssuer {
  keysUrl: string;
  /** An OpenID document that names the keys. */
  metadataUrl: string;
  /** The published key itself, as its holders' page shows it. */
  publishedKey: string;
  /** A token signed by this issuer's published key; claims that are undefined are left out. */
  sign(claims: Record<string, unknown>, header?: Record<string, unknown>): Promise<string>;
  /** The same claims, signed by a key nobody has published, under the published key's name. */
  forge(claims: Record<string, unknown>): Promise<string>;
  stop(): Promise<void>;
}

const KEY_ID = 'published';

/** An issuer of tokens on this computer: a key pair, and its public half where a server looks for it. */
export async function startTokenIssuer(): Promise<TokenIssuer> {
  const published = await generateKeyPair('RS256');
  const unpublished = await generateKeyPair('RS256');
  const keys = [
    {
      ...(await exportJWK(published.publicKey)),
      kid: KEY_ID,
      alg: 'RS256',
      use: 'sig',
      endorsements: ['msteams'],
    },
  ];
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    const metadata = {
      issuer: 'https://api.botframework.com',
      jwks_uri: `${origin}/keys`,
      id_token_signing_alg_values_supported: ['RS256'],
    };
    response.end(JSON.stringify(request.url === '/metadata' ? metadata : { keys }));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const signedBy =
    (key: CryptoKey) =>
    (claims: Record<string, unknown>, header: Record<string, unknown> = {}): Promise<string> =>
      new SignJWT(JSON.parse(JSON.stringify(claims)) as JWTPayload)
        .setProtectedHeader({ alg: 'RS256', kid: KEY_ID, ...header })
        .sign(key);
  return {
    keysUrl: `${origin}/keys`,
    metadataUrl: `${origin}/metadata`,
    publishedKey: await exportSPKI(published.publicKey),
    sign: signedBy(published.privateKey),
    forge: signedBy(unpublished.privateKey),
    stop: () => new Promise((done) => server.close(() => done()).closeAllConnections()),
  };
}
