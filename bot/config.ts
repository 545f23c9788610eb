/** The one reader of the environment: every fault is found before anything starts, and all are said at once. */
import { z } from 'zod';
import { PlainError } from '#shared/domain/basics/plain-error.ts';
import { parseSchoolDate } from '#shared/domain/basics/school-date.ts';

const onOff = z.enum(['on', 'off']);
const guid = z.string().regex(/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i, 'expected a GUID');
const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);

const isLocalGraph = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const { hostname, pathname } = new URL(text);
  return isLoopback(hostname.replace(/^\[|\]$/g, '')) && /\/v1\.0\/?$/.test(pathname);
};

const shared = {
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'expected a port, 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65535, 'expected a port, 0 to 65535')
    .default(3978),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('./.data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'expected postgres://…')
    .optional(),
  IMPORT_DIR: z.string().optional(),
  FIGURES_MEMORY_MB: z
    .string()
    .regex(/^\d{2,5}$/, 'expected megabytes, 16 to 65536')
    .transform(Number)
    .refine((megabytes) => megabytes >= 16 && megabytes <= 65_536, 'expected megabytes, 16 to 65536')
    .default(256),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
};

const localSettings = z.object({
  ...shared,
  MODE: z.literal('local').default('local'),
  HOST: shared.HOST.refine(isLoopback, 'local mode listens on this computer only: 127.0.0.1 or localhost'),
  DEMO: onOff.default('on'),
  LOCAL_NOW: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/, 'expected a date and time like 2026-11-18T09:40')
    .refine((text) => {
      const [date = '', time = ''] = text.split('T');
      return parseSchoolDate(date) === date && time < '24' && !Number.isNaN(Date.parse(`${text}Z`));
    }, 'expected a date and time that exist, like 2026-11-18T09:40')
    .optional(),
  GRAPH_BASE_URL: z
    .string()
    .refine(
      isLocalGraph,
      'expected an address on this computer that ends in /v1.0, like http://127.0.0.1:4000/v1.0',
    )
    .optional(),
});

const entraSettings = z.object({
  ...shared,
  MODE: z.literal('entra'),
  ENTRA_TENANT_ID: guid,
  ENTRA_CLIENT_ID: guid,
  /** Client applications that may call us (azp): Teams, Outlook, our own. */
  ENTRA_ALLOWED_CLIENTS: z
    .string()
    .default('')
    .transform((text) => text.split(/[\s,;]+/).filter(Boolean)),
  ENTRA_APP_ROLE: z.string().default('Attendance.Staff'),
  /** Only for a national cloud or a test: where the tenant's keys are and who issues its tokens. */
  ENTRA_ISSUER: z.url().optional(),
  ENTRA_KEYS_URL: z.url().optional(),
  BOT_APP_ID: guid,
  BOT_APP_TYPE: z.enum(['SingleTenant', 'UserAssignedMSI']),
  BOT_APP_PASSWORD: z.string().optional(),
  BOT_TENANT_ID: guid,
  GRAPH_CLIENT_SECRET: z.string().min(1, 'needed for Planner'),
  PLANNER_GROUP_ID: z.string().optional(),
  TAB_HOST: z.string().min(1),
  /** The app's id in the Teams catalogue: with it, links open the tab inside Teams. */
  TEAMS_APP_ID: guid.optional(),
});

export type LocalConfig = z.infer<typeof localSettings>;
export type EntraConfig = z.infer<typeof entraSettings>;
export type Config = LocalConfig | EntraConfig;

export class ConfigFault extends PlainError {}

/** Reads the settings; throws a ConfigFault that lists every one that is wrong or missing. */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const faults: string[] = [];
  const entra = given.MODE === 'entra';
  const wrongMode = given.MODE !== undefined && !['local', 'entra'].includes(given.MODE);
  if (wrongMode) {
    faults.push(`MODE: "${given.MODE}" is neither local nor entra`);
    delete given.MODE;
  }
  const read = entra ? entraSettings.safeParse(given) : localSettings.safeParse(given);
  if (!read.success) {
    const named = new Set<string>();
    for (const issue of read.error.issues) {
      const name = issue.path.join('.');
      if (named.has(name)) continue;
      named.add(name);
      faults.push(`${name}: ${given[name] === undefined ? 'is missing' : issue.message}`);
    }
  }
  if (entra) {
    for (const name of ['DEMO', 'LOCAL_NOW', 'GRAPH_BASE_URL']) {
      if (given[name] !== undefined) faults.push(`${name}: is for local mode only`);
    }
    if (given.BOT_APP_TYPE !== 'UserAssignedMSI' && !given.BOT_APP_PASSWORD)
      faults.push('BOT_APP_PASSWORD: is missing');
  }
  if (faults.length > 0 || !read.success) throw new ConfigFault(faults.join('\n'));
  return read.data;
}
