import type { Product } from './product.ts';
import type { Recording } from './recording.ts';
import { addressOf, pathsOf } from './questions.ts';
import type { World } from './world.ts';

const nowhere = [
  '/api/nothing',
  '/nothing',
  '/api',
  '/api/trust',
  '/assets/nothing.js',
  '/api/actions/1',
  '/api/local/nothing',
];

/** What nobody may ask, what is not there, and what is said badly. */
export async function recordFaults({ ask }: Product, recording: Recording, world: World): Promise<void> {
  const [who] = world.people;
  const as = 'admin@local';
  if (!who) return;
  const note = async (what: string, method: string, path: string, options = {}) =>
    recording.answer(
      `faults/${what}/${method} ${path.replaceAll('/', ' ')}`,
      `${method} ${path}`,
      await ask(method, path, options),
    );
  for (const { method, path, parameters } of world.operations) {
    const [address = ''] = method === 'GET' ? pathsOf(path, world, who) : [path.replaceAll(/[{}]/g, '')];
    await note('nobody', method, address);
    if (method !== 'GET') {
      await note('no body', method, address, { as, json: [] });
      continue;
    }
    await note('wrong method', 'DELETE', address, { as });
    await note('wrong format', method, addressOf(address, { format: 'pdf' }), { as });
    for (const { name } of parameters.filter((one) => one.in === 'query'))
      for (const value of ['nonsense', '\u0000'])
        await note('wrong value', method, addressOf(address, { [name]: value }), { as });
  }
  for (const path of nowhere) await note('nowhere', 'GET', path, { as });
  for (const email of ['nobody@larkmere.example', ''])
    recording.answer(
      `faults/sign-in/${email || 'nobody'}`,
      email,
      await ask('POST', '/api/local/sign-in', { json: { email } }),
    );
}
