/**
 * What may be said of an error, in a log, at a prompt or on What waits: what kind it is and where it happened, never a
 * value. Databases, parsers and clients put parameters, rows and whole answers into theirs.
 */
import { getSystemErrorMap } from 'node:util';
import { PlainError } from '#shared/domain/basics/plain-error.ts';
import { Problem } from '#shared/domain/basics/problem.ts';

export interface ErrorFacts {
  type: string;
  /** Our own words, or the engine's where they can hold no value. */
  message?: string;
  code?: string;
  status?: number;
  /** Of the database: which of its own things it is about. */
  about?: Record<string, string>;
  /** Of what did not fit its contract. */
  issues?: string[];
  stack?: string;
  cause?: ErrorFacts;
  errors?: ErrorFacts[];
}

/** What the database's client says of its connection in errors without a code: the whole of it, and no value. */
const ABOUT_THE_CONNECTION = new Set([
  'Connection terminated',
  'Connection terminated unexpectedly',
  'Connection terminated due to connection timeout',
  'timeout exceeded when trying to connect',
  'Client has encountered a connection error and is not queryable',
  'Client was closed and is not queryable',
]);
/** Classes of SQLSTATE that speak of the server, the connection or our statements, never of a value. */
const ABOUT_THE_SERVER = new Set(['08', '25', '28', '3D', '40', '42', '53', '54', '55', '57', '58']);
const DATABASE_ABOUT = ['severity', 'schema', 'table', 'column', 'constraint', 'dataType', 'routine'];
const DEEPEST = 4;
const PLACE = /^ {4}at .*(:\d+:\d+|<anonymous>|native)\)?$/;
const FIELD = /^[a-z][A-Za-z]{0,40}$/;

type AnyError = Error & Record<string, unknown>;

export function errorFacts(error: unknown, depth = 0): ErrorFacts {
  if (!isError(error)) return { type: typeof error };
  const { code, status, statusCode, cause, errors, issues } = error;
  const number = [status, statusCode].find((one) => typeof one === 'number');
  const message = messageOf(error);
  const within = (one: unknown): ErrorFacts => errorFacts(one, depth + 1);
  return {
    type: typeOf(error),
    ...(message !== undefined && { message }),
    ...(typeof code === 'string' && /^[\w-]{1,50}$/.test(code) && { code }),
    ...(typeof number === 'number' && { status: number }),
    ...(isOfDatabase(error) && { about: textsOf(error, DATABASE_ABOUT) }),
    ...(Array.isArray(issues) && { issues: issues.map(issueText) }),
    ...(typeof error.stack === 'string' && { stack: placesOf(error) }),
    ...(depth < DEEPEST && cause !== undefined && { cause: within(cause) }),
    ...(depth < DEEPEST && Array.isArray(errors) && { errors: errors.map(within) }),
  };
}

/** The same in one sentence. */
export function errorText(error: unknown): string {
  const { type, message, code } = errorFacts(error);
  return message || `${type}${code === undefined ? '' : ` ${code}`}`;
}

/** Whatever realm it was made in. */
function isError(error: unknown): error is AnyError {
  return error instanceof Error || Object.prototype.toString.call(error) === '[object Error]';
}

const codeOf = ({ code }: AnyError): string => (typeof code === 'string' ? code : '');

function isOfDatabase(error: AnyError): boolean {
  return typeof error.severity === 'string' && /^[0-9A-Z]{5}$/.test(codeOf(error));
}

/** The embedded database's class has no name that says anything. */
function typeOf(error: AnyError): string {
  return isOfDatabase(error)
    ? 'DatabaseError'
    : ((error.constructor as { name?: string } | undefined)?.name ?? 'Error');
}

/** Undefined: it may hold a value. An engine's or a library's own words quote what they were given. */
function messageOf(error: AnyError): string | undefined {
  if (error instanceof PlainError) return error.message;
  // Whoever asked is told every refusal; these words alone quote nothing that was asked or brought in.
  if (error instanceof Problem) return error.code === 'unavailable' ? error.message : undefined;
  if (isOfDatabase(error)) return ABOUT_THE_SERVER.has(codeOf(error).slice(0, 2)) ? error.message : undefined;
  return systemText(error) ?? (ABOUT_THE_CONNECTION.has(error.message) ? error.message : undefined);
}

/** What the system refused, in its own words: without the path, which may be a file named after somebody. */
function systemText({ errno, syscall, address, port, hostname }: AnyError): string | undefined {
  if (typeof errno !== 'number' || typeof syscall !== 'string' || !/^\w+$/.test(syscall)) return undefined;
  const [name, text] = getSystemErrorMap().get(errno) ?? [];
  if (!name || !text) return undefined;
  const host = [address, hostname].find((one) => typeof one === 'string' && /^[\w.:-]{1,100}$/.test(one));
  const place = typeof host !== 'string' ? '' : ` ${host}${typeof port === 'number' ? `:${port}` : ''}`;
  return `${name}: ${text}, ${syscall}${place}`;
}

function textsOf(error: AnyError, names: readonly string[]): Record<string, string> {
  const entries = names.flatMap((name) => (typeof error[name] === 'string' ? [[name, error[name]]] : []));
  return Object.fromEntries(entries) as Record<string, string>;
}

function issueText(issue: unknown): string {
  const { code, path } = (issue ?? {}) as { code?: unknown; path?: unknown };
  // A record's key may be anything: what does not look like a field of ours is not told.
  const part = (one: unknown): string =>
    typeof one === 'number' || FIELD.test(String(one)) ? String(one) : '*';
  return `${String(code)} at ${Array.isArray(path) ? path.map(part).join('.') : ''}`;
}

/** The stack without the message that stands above it. */
function placesOf(error: AnyError): string {
  const stack = error.stack ?? '';
  const at = stack.indexOf(error.message);
  const below = at === -1 ? stack : stack.slice(at + error.message.length);
  return below
    .split('\n')
    .filter((line) => PLACE.test(line))
    .join('\n');
}
