import { createHmac, randomBytes } from 'node:crypto';
import type { Changes } from '#shared/contracts/changes.ts';
import { postSchools } from '#shared/domain/people/permission.ts';
import type { Reading } from '#shared/store/engine/data-memory.ts';
import { findSecret, keptSecret } from '#shared/store/engine/secrets.ts';
import { cachedSchools } from '#shared/store/people/cached-people.ts';
import type { StaffContext } from './context.ts';

/**
 * Signs by which an open page sees that data has changed at the schools where the person has a post. The same at every
 * node; how often something changed, which would tell how many are away, cannot be read from them. In the usual case no
 * table is asked.
 */
export async function whatHasChanged(ctx: StaffContext): Promise<Changes> {
  const reading = await ctx.reading();
  const schools = postSchools(
    ctx.actor,
    (await cachedSchools(reading)).map(({ id }) => id),
  );
  return reading.whole(`changes at ${schools.join(' ')}`, async () => {
    const key = await keyOfSigns(reading);
    const sign = (versions: string): string =>
      createHmac('sha256', key).update(versions).digest('base64url').slice(0, SIGN_LENGTH);
    const { actions, registers, roll, trust } = reading.versionsAt(schools);
    return { actions: sign(actions), marks: sign(registers), roll: sign(roll), settings: sign(trust) };
  });
}

const SIGN_LENGTH = 16;

const KEY = 'signs of changes';

const keyOfSigns = (reading: Reading): Promise<string> =>
  reading.shared(
    KEY,
    async () =>
      (await findSecret(reading.db, KEY)) ??
      keptSecret(reading.db, KEY, randomBytes(32).toString('base64url')),
  );
