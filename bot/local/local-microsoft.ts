import type { Server } from 'restify';
import { mountConnectorStandIn } from './connector/connector-stand-in.ts';
import { mountDeskRoutes } from './desk/desk-routes.ts';
import { mountGraphStandIn } from './graph/graph-stand-in.ts';
import type { StandInDocuments } from './stand-in-documents.ts';
import { teamsWorld } from './teams-world.ts';
import type { LocalPerson, LocalSchool } from './teams-world.ts';

export type LocalMicrosoftOptions = {
  /** The product's own address, such as `http://127.0.0.1:3978`. */
  origin: () => string;
  /** The product's clock, as an ISO instant. */
  now: () => string;
  listPeople: () => Promise<LocalPerson[]>;
  listSchools: () => Promise<LocalSchool[]>;
  /** The Entra object id behind a bearer token at the Graph stand-in, if it is a person's. */
  personOf?: (token: string) => Promise<string | undefined> | string | undefined;
  lateFile?: (school: string) => Promise<{ name: string; text: string } | undefined>;
};

/** Mounts Microsoft's side for a computer without a tenant: Graph, the bot connector and the local desk. */
export function mountLocalMicrosoft(
  server: Server,
  documents: StandInDocuments,
  options: LocalMicrosoftOptions,
) {
  const { origin, now, personOf, lateFile } = options;
  const world = async () => teamsWorld(await options.listPeople(), await options.listSchools());
  mountGraphStandIn(server, documents, { base: '/api/local/graph/v1.0', now, personOf });
  mountConnectorStandIn(server, documents, {
    base: '/api/local/connector',
    serviceUrl: () => `${origin()}/api/local/connector`,
    now,
    world,
  });
  mountDeskRoutes(server, documents, { base: '/api/local/desk', origin, now, world, lateFile });
}
