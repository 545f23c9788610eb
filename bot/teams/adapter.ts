import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConfigurationBotFrameworkAuthenticationOptions,
  type TurnContext,
} from 'botbuilder';
import type { Log } from '../operations/context.ts';

export interface BotIdentity {
  appId: string;
  appType: 'SingleTenant' | 'UserAssignedMSI';
  tenantId: string;
  password?: string | undefined;
}

/** The real adapter. Without an identity it signs nothing: that is for local mode, and wiring sees to it. */
export function createAdapter(identity: BotIdentity | null, log: Log): CloudAdapter {
  const options: ConfigurationBotFrameworkAuthenticationOptions = identity
    ? {
        MicrosoftAppId: identity.appId,
        MicrosoftAppType: identity.appType,
        MicrosoftAppTenantId: identity.tenantId,
        ...(identity.password && { MicrosoftAppPassword: identity.password }),
      }
    : {};
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication(options));
  // The adapter would put the error's own words into its answer: log them, and answer without.
  adapter.onTurnError = async (_turn: TurnContext, error: Error) => {
    log.error({ err: error }, 'a turn of the bot met a bug');
  };
  return adapter;
}
