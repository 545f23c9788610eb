import {
  createNestablePublicClientApplication,
  InteractionRequiredAuthError,
  type IPublicClientApplication,
} from '@azure/msal-browser';
import type { TabConfig } from './tab-config.ts';

let application: Promise<IPublicClientApplication> | null = null;

/** A token of our own API by nested app authentication; asks the person only where the host must. */
export async function nestedToken(config: TabConfig): Promise<string> {
  application ??= createNestablePublicClientApplication({
    auth: {
      clientId: config.clientId,
      authority: `https://login.microsoftonline.com/${config.tenantId}`,
    },
    cache: { cacheLocation: 'memoryStorage' },
  });
  const request = { scopes: [`api://${config.clientId}/access_as_user`] };
  const client = await application;
  try {
    return (await client.acquireTokenSilent(request)).accessToken;
  } catch (error) {
    if (!(error instanceof InteractionRequiredAuthError)) throw error;
    return (await client.acquireTokenPopup(request)).accessToken;
  }
}
