import type { IncomingMessage, ServerResponse } from 'node:http';
import compression from 'compression';
import helmet from 'helmet';
import restify from 'restify';
import { NO_TEXT, Problem } from '#shared/domain/basics/problem.ts';
import type { Log } from '../operations/context.ts';
import { sendProblem } from './answer.ts';
import { limitConnections, type Patience } from './patience.ts';
import { answersAtOnce, drained, leftInTheMiddle, readJson } from './request-body.ts';

const MICROSOFT_HOSTS = [
  'https://*.cloud.microsoft',
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.office.com',
  'https://outlook.office365.com',
  'https://outlook-sdf.office.com',
  'https://outlook-sdf.office365.com',
];

type Next = (error?: unknown) => void;
type RestifyResponse = ServerResponse & { _sent?: boolean };
type RestifyError = Error & { statusCode?: number };

/** The one HTTP server, with the manners every answer shares; local mode answers to this computer's names only. */
export function createServer(options: { local: boolean; log: Log; patience?: Patience }): restify.Server {
  const server = restify.createServer({ name: 'attendance-first', ignoreTrailingSlash: true });
  limitConnections(server.server, options.patience);
  server.pre(((request: IncomingMessage, response: ServerResponse, next: Next) => {
    timeAnswers(response);
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    if (options.local && !['127.0.0.1', 'localhost', '[::1]'].includes(host)) {
      const problem = new Problem('forbidden', 'Local mode answers to 127.0.0.1 and localhost only.');
      sendProblem(response, problem, options.log, '');
      return next(false);
    }
    if (request.url?.includes('%00')) {
      sendProblem(response, new Problem('bad-request', NO_TEXT), options.log, '');
      return next(false);
    }
    return next();
  }) as never);
  server.pre(
    helmet({
      xFrameOptions: false,
      crossOriginOpenerPolicy: false,
      crossOriginEmbedderPolicy: false,
      strictTransportSecurity: !options.local,
      contentSecurityPolicy: {
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'", 'https://res.cdn.office.net'],
          styleSrc: ["'self'", "'unsafe-inline'"],
          imgSrc: ["'self'", 'data:'],
          fontSrc: ["'self'", 'https://res.cdn.office.net', 'https://static2.sharepointonline.com'],
          connectSrc: options.local
            ? ["'self'"]
            : ["'self'", 'https://login.microsoftonline.com', 'https://res.cdn.office.net'],
          frameSrc: ["'self'"],
          workerSrc: ["'self'"],
          frameAncestors: options.local ? ["'self'"] : MICROSOFT_HOSTS,
          upgradeInsecureRequests: options.local ? null : [],
        },
      },
    }) as never,
  );
  server.use(compression() as never);
  server.use(((request: IncomingMessage & { body?: unknown }, response: ServerResponse, next: Next) => {
    if (!(request.headers['content-type'] ?? '').startsWith('application/json')) return next();
    readJson(request).then(
      (body) => {
        request.body = body;
        next();
      },
      (error: unknown) => {
        if (leftInTheMiddle(request)) {
          options.log.info({}, 'a sender left in the middle');
          return next(false);
        }
        void (answersAtOnce(request, error) ? Promise.resolve() : drained(request)).then(() => {
          sendProblem(response, error, options.log, '');
          next(false);
        });
      },
    );
  }) as never);
  server.on(
    'restifyError',
    (_request: unknown, response: RestifyResponse, error: RestifyError, done: () => void) => {
      if (!response.headersSent) sendProblem(response, problemOf(error), options.log, '');
      // restify would answer a second time, and fall over it, unless it is told that an answer went out.
      response._sent = true;
      done();
    },
  );
  return server;
}

function problemOf(error: RestifyError): unknown {
  if (error.statusCode === 404) return new Problem('not-found', 'There is nothing at this address.');
  if (error.statusCode === 405)
    return new Problem('not-found', 'This address does not take that kind of request.');
  if (error.statusCode && error.statusCode < 500)
    return new Problem('bad-request', 'The request is not understood.');
  return error;
}

/** How long the server itself took, for whoever looks at the answer's headers. */
function timeAnswers(response: ServerResponse): void {
  const began = performance.now();
  const writeHead = response.writeHead.bind(response) as (...parts: unknown[]) => ServerResponse;
  response.writeHead = (...parts: unknown[]) => {
    if (!response.headersSent)
      response.setHeader('server-timing', `app;dur=${(performance.now() - began).toFixed(1)}`);
    return writeHead(...parts);
  };
}
