import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConfigurationBotFrameworkAuthenticationOptions,
  type TurnContext,
} from 'botbuilder';
import type { ServiceClientCredentialsFactory } from 'botframework-connector';
import type { Log } from '../operations/context.ts';
import { connectorHttpClient, type ConnectorManners } from './connector-client.ts';

export interface BotIdentity {
  appId: string;
  appType: 'SingleTenant' | 'UserAssignedMSI';
  tenantId: string;
  password?: string | undefined;
}

/** Where a national cloud, or a test, keeps what Microsoft keeps elsewhere. */
export interface BotEndpoints {
  /** The keys by which the connector's tokens are known. */
  keysUrl?: string;
  settings?: Partial<ConfigurationBotFrameworkAuthenticationOptions>;
  credentials?: ServiceClientCredentialsFactory;
  manners?: ConnectorManners;
}

/** The real adapter. Without an identity it signs nothing: that is for local mode, and wiring sees to it. */
export function createAdapter(
  identity: BotIdentity | null,
  log: Log,
  endpoints: BotEndpoints = {},
): CloudAdapter {
  const options: ConfigurationBotFrameworkAuthenticationOptions = identity
    ? {
        MicrosoftAppId: identity.appId,
        MicrosoftAppType: identity.appType,
        MicrosoftAppTenantId: identity.tenantId,
        ...(identity.password && { MicrosoftAppPassword: identity.password }),
        ...endpoints.settings,
      }
    : {};
  const adapter = new CloudAdapter(
    new ConfigurationBotFrameworkAuthentication(options, endpoints.credentials, undefined, undefined, {
      httpClient: connectorHttpClient(endpoints.manners),
    }),
  );
  // The adapter would put the error's own words into its answer: log them, and answer without.
  adapter.onTurnError = async (_turn: TurnContext, error: Error) => {
    log.error({ err: error }, 'a turn of the bot met a bug');
  };
  return adapter;
}
