/** How long a client may keep a connection of ours: whoever has not signed in, only shortly. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

export interface Patience {
  /** For the first line and the headers. */
  headersMs: number;
  /** For a whole request and its answer, until its sender is known. */
  unknownSenderMs: number;
  /** For a client that takes no more of an answer. */
  silentReaderMs: number;
  /** Between an answer and the next request. */
  idleMs: number;
  lookEveryMs: number;
}

const usualPatience: Patience = {
  headersMs: 20_000,
  unknownSenderMs: 60_000,
  silentReaderMs: 60_000,
  idleMs: 5000,
  lookEveryMs: 5000,
};

const untilKnown = new WeakMap<IncomingMessage, NodeJS.Timeout>();

/** Whoever sends this has signed in: a large file on a slow line may take Node's own five minutes. */
export function senderIsKnown(request: IncomingMessage): void {
  clearTimeout(untilKnown.get(request));
}

/** Ends what is held without need. To be called before the server listens. */
export function limitConnections(http: Server, patience: Patience = usualPatience): void {
  // restify listens for upgrades and does nothing with them: Node hands such a socket over and forgets it.
  http.removeAllListeners('upgrade');
  http.headersTimeout = patience.headersMs;
  http.keepAliveTimeout = patience.idleMs;
  Object.assign(http, { connectionsCheckingInterval: patience.lookEveryMs });

  const latest = new WeakMap<Socket, ServerResponse>();
  const begin = (request: IncomingMessage, response: ServerResponse): void => {
    latest.set(request.socket, response);
    const isOver = (): boolean => request.complete && response.closed;
    const timer = setTimeout(() => {
      if (!isOver()) request.socket.destroy();
    }, patience.unknownSenderMs).unref();
    untilKnown.set(request, timer);
    const forget = (): void => {
      if (isOver()) clearTimeout(timer);
    };
    request.once('close', forget);
    response.once('close', forget);
  };
  http.prependListener('request', begin);
  http.prependListener('checkContinue', begin);

  http.setTimeout(patience.silentReaderMs, (socket) => {
    const response = latest.get(socket);
    const isWorkedFor = response && !response.headersSent && !response.closed;
    if (isWorkedFor) socket.setTimeout(patience.silentReaderMs);
    else socket.destroy();
  });
}
