import { ConfidentialClientApplication, type INetworkModule } from '@azure/msal-node';
import { PlainError } from '#shared/domain/basics/plain-error.ts';

export interface AppSignIn {
  tenantId: string;
  clientId: string;
  clientSecret: string;
  /** How tokens are fetched; for tests. */
  networkClient?: INetworkModule;
}

const SCOPE = 'https://graph.microsoft.com/.default';

/** The application's own token for Graph (client credentials); the library keeps it until it is about to end. */
export function appToken(signIn: AppSignIn): () => Promise<string> {
  const { networkClient } = signIn;
  const application = new ConfidentialClientApplication({
    auth: {
      clientId: signIn.clientId,
      clientSecret: signIn.clientSecret,
      authority: `https://login.microsoftonline.com/${signIn.tenantId}`,
    },
    ...(networkClient && { system: { networkClient } }),
  });
  return async () => {
    const answer = await application.acquireTokenByClientCredential({ scopes: [SCOPE] });
    if (!answer) throw new PlainError('Entra gave no token for Microsoft Graph.');
    return answer.accessToken;
  };
}
