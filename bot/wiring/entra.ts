/** Entra mode: a tenant's own sign-in, connector and Planner. */
import { startClock } from '../clock.ts';
import type { EntraConfig } from '../config.ts';
import { appToken } from '../graph/app-token.ts';
import { plannerBoard } from '../graph/planner-board.ts';
import type { Authenticate } from '../http/authenticate.ts';
import { entraSignIn } from '../http/entra-sign-in.ts';
import { createServer } from '../http/server.ts';
import type { Log, PlannerBoard } from '../operations/context.ts';
import { findPerson } from '../operations/people/find-person.ts';
import { tabLinks } from '../tab-links.ts';
import { createAdapter, type BotEndpoints } from '../teams/adapter.ts';
import { createCardPoster } from '../teams/card-poster.ts';
import { admitConnector } from '../teams/messages-route.ts';
import { mountBot, mountShared, portsOf, run, startOnStore, type Running } from './shared.ts';

export function startEntra(config: EntraConfig, log: Log, botEndpoints: BotEndpoints): Promise<Running> {
  return startOnStore({ config, clock: startClock(null), log }, (parts) => {
    const server = createServer({ local: false, log });
    const adapter = createAdapter(
      {
        appId: config.BOT_APP_ID,
        appType: config.BOT_APP_TYPE,
        tenantId: config.BOT_TENANT_ID,
        password: config.BOT_APP_PASSWORD,
      },
      log,
      botEndpoints,
    );
    const ports = portsOf(parts, {
      local: false,
      cards: createCardPoster(adapter, config.BOT_APP_ID),
      planner: tenantPlanner(config),
      linkTo: tabLinks(() => `https://${config.TAB_HOST}`, config.TEAMS_APP_ID ?? null),
    });
    mountShared(server, ports, tenantSignIn(config), {
      mode: 'entra',
      clientId: config.ENTRA_CLIENT_ID,
      tenantId: config.ENTRA_TENANT_ID,
      name: 'Attendance First',
    });
    const ours = { appId: config.BOT_APP_ID, tenantId: config.ENTRA_TENANT_ID };
    mountBot(server, adapter, ports, admitConnector(ours, botEndpoints.keysUrl));
    return run(server, parts, ports);
  });
}

function tenantSignIn(config: EntraConfig): Authenticate {
  return entraSignIn(
    {
      tenantId: config.ENTRA_TENANT_ID,
      clientId: config.ENTRA_CLIENT_ID,
      allowedClients: config.ENTRA_ALLOWED_CLIENTS,
      appRole: config.ENTRA_APP_ROLE,
      issuer: config.ENTRA_ISSUER,
      keysUrl: config.ENTRA_KEYS_URL,
    },
    findPerson,
  );
}

/** Planner is off until the settings name the group its plans live in. */
function tenantPlanner(config: EntraConfig): PlannerBoard | null {
  const groupId = config.PLANNER_GROUP_ID;
  if (!groupId) return null;
  return plannerBoard({
    baseUrl: () => 'https://graph.microsoft.com/v1.0',
    token: appToken({
      tenantId: config.ENTRA_TENANT_ID,
      clientId: config.ENTRA_CLIENT_ID,
      clientSecret: config.GRAPH_CLIENT_SECRET,
    }),
    groupIdOf: () => groupId,
  });
}
