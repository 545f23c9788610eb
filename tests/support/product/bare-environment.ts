import { join } from 'node:path';

const compiled = join(import.meta.dirname, '../../../.build/compiled');

/**
 * What a process that a test starts is given besides its own settings: nothing of this one's, but where programs lie;
 * and where Node keeps what it has compiled, as loading the product anew takes a second more of the processor.
 */
export function bareEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env;
  return { PATH, HOME, NODE_COMPILE_CACHE: compiled };
}
