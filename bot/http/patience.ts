/** How long, and for how much at once, a client may keep a connection of ours: whoever has not signed in, only shortly. */
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

/** Beyond these, new connections are closed at once: fewer than the files a process may usually have open. */
const MOST_CONNECTIONS = 2000;
/** Beyond these, a connection ends with its answer: open pages that ask every few seconds come and go, and all find room. */
const MANY_CONNECTIONS = 1000;
/** Sent ahead of their answers on one connection, as no browser does; whoever sends more is let go. */
const MOST_WAITING = 20;

const untilKnown = new WeakMap<IncomingMessage, NodeJS.Timeout>();

/** Whoever sends this has signed in: a large file on a slow line may take Node's own five minutes. */
export function senderIsKnown(request: IncomingMessage): void {
  clearTimeout(untilKnown.get(request));
}

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** Ends what is held without need. To be called before the server listens. */
export function limitConnections(http: Server, patience: Patience = usualPatience): void {
  // restify listens for upgrades and does nothing with them: Node hands such a socket over and forgets it.
  http.removeAllListeners('upgrade');
  http.maxConnections = MOST_CONNECTIONS;
  http.headersTimeout = patience.headersMs;
  http.keepAliveTimeout = patience.idleMs;
  Object.assign(http, { connectionsCheckingInterval: patience.lookEveryMs });

  let held = 0;
  http.on('connection', (socket: Socket) => {
    held += 1;
    socket.once('close', () => (held -= 1));
  });
  const begin: Listener = (request, response) => {
    if (held > MANY_CONNECTIONS) response.setHeader('connection', 'close');
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
  const atWork = answerInTurn(http, begin);

  http.setTimeout(patience.silentReaderMs, (socket) => {
    const response = atWork.get(socket);
    const isWorkedFor = response && !response.headersSent && !response.closed;
    if (isWorkedFor) socket.setTimeout(patience.silentReaderMs);
    else socket.destroy();
  });
}

interface Turn {
  request: IncomingMessage;
  response: ServerResponse;
  work: () => void;
}

/**
 * Works for one request of a connection at a time: its answers leave in that order anyway, and those that nobody reads
 * would pile up. Gives what is at work for each connection.
 */
function answerInTurn(http: Server, begin: Listener): WeakMap<Socket, ServerResponse> {
  const atWork = new WeakMap<Socket, ServerResponse>();
  const waiting = new WeakMap<Socket, Turn[]>();
  const take = ({ request: { socket }, response, work }: Turn): void => {
    atWork.set(socket, response);
    response.once('close', () => {
      const next = waiting.get(socket)?.shift();
      if (next && socket.writable) take(next);
      else atWork.delete(socket);
    });
    work();
  };
  for (const event of ['request', 'checkContinue'] as const) {
    const listeners = http.listeners(event) as Listener[];
    http.removeAllListeners(event);
    http.on(event, (request: IncomingMessage, response: ServerResponse) => {
      const { socket } = request;
      if (socket.destroyed) return;
      begin(request, response);
      const turn = {
        request,
        response,
        work: () => listeners.forEach((one) => one.call(http, request, response)),
      };
      const ahead = waiting.get(socket) ?? [];
      waiting.set(socket, ahead);
      if (!atWork.has(socket)) take(turn);
      else if (ahead.push(turn) > MOST_WAITING) socket.destroy();
    });
  }
  return atWork;
}
