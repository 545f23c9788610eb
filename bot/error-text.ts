/**
 * What may be said of an error, in a log, at a prompt or on What waits: what kind it is and where it happened, never a
 * value. Databases, parsers and clients put parameters, rows and whole answers into theirs.
 */

export interface ErrorFacts {
  type: string;
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

/** Errors whose words are the engine's, or our own, written to be shown. */
const IN_PLAIN_WORDS = new Set([
  'Error',
  'TypeError',
  'RangeError',
  'ReferenceError',
  'AggregateError',
  'Problem',
  'ConfigFault',
  'GraphTrouble',
  'ConnectorTrouble',
  'NotDelivered',
]);
/** Classes of SQLSTATE that speak of the server, the connection or our statements, never of a value. */
const ABOUT_THE_SERVER = new Set(['08', '25', '28', '3D', '40', '42', '53', '54', '55', '57', '58']);
const DATABASE_ABOUT = ['severity', 'schema', 'table', 'column', 'constraint', 'dataType', 'routine'];
const DEEPEST = 4;
const PLACE = /^ {4}at .*$/;

type AnyError = Error & Record<string, unknown>;

export function errorFacts(error: unknown, depth = 0): ErrorFacts {
  if (!isError(error)) return { type: typeof error };
  const { code, status, statusCode, cause, errors, issues } = error;
  const number = [status, statusCode].find((one) => typeof one === 'number');
  const within = (one: unknown): ErrorFacts => errorFacts(one, depth + 1);
  return {
    type: typeOf(error),
    ...(isInPlainWords(error) && { message: error.message }),
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
  return message ?? `${type}${code === undefined ? '' : ` ${code}`}`;
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
  return isOfDatabase(error) ? 'DatabaseError' : error.constructor.name;
}

function isInPlainWords(error: AnyError): boolean {
  if (isOfDatabase(error)) return ABOUT_THE_SERVER.has(codeOf(error).slice(0, 2));
  return IN_PLAIN_WORDS.has(error.constructor.name);
}

function textsOf(error: AnyError, names: readonly string[]): Record<string, string> {
  const entries = names.flatMap((name) => (typeof error[name] === 'string' ? [[name, error[name]]] : []));
  return Object.fromEntries(entries) as Record<string, string>;
}

function issueText(issue: unknown): string {
  const { code, path } = (issue ?? {}) as { code?: unknown; path?: unknown };
  return `${String(code)} at ${Array.isArray(path) ? path.map(String).join('.') : ''}`;
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
