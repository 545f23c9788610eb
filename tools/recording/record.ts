import { rmSync } from 'node:fs';
import { recordBeginnings } from './beginnings.ts';
import { busiestCallers, recordChannel, recordChat, recordOddActivities, recordOutcomes } from './chats.ts';
import { recordFaults } from './faults.ts';
import { recordPlanner, recordTicks } from './planner.ts';
import { startProduct, type Product } from './product.ts';
import { questionsOf } from './questions.ts';
import { Recording } from './recording.ts';
import { makeMachineStill } from './still-machine.ts';
import { findWorld, type Who, type World } from './world.ts';
import { Writes } from './writes.ts';

/** Roles that are asked in channels, and again after everything that was written. */
const asksInChannel =
  /^(attendance-officer|tutor|trust-lead|cluster-lead|every role) at (BRA|the trust|several)/;
const asksAgain = /^(attendance-officer|tutor|every role) at (BRA|several)/;

/** Writes down all that the product answers, from its first start on, to everybody it could answer. */
export async function record(folder: string): Promise<void> {
  const began = performance.now();
  rmSync(folder, { recursive: true, force: true });
  makeMachineStill();
  const product = await startProduct();
  const recording = new Recording(folder, product.address);
  const done = (what: string): void => {
    const seconds = ((performance.now() - began) / 1000).toFixed(0);
    console.log(`${seconds.padStart(4)} s  ${what}: ${recording.files} files so far`);
  };
  await product.settle();
  await recordBeginnings(product, recording);
  await product.settle();
  const world = await findWorld(product);
  await recordPlanner(product, recording, '1 first');
  await recordOpenPages(product, recording);
  done('the beginning');

  if (!process.env.QUICK)
    for (const who of world.people) await recordQuestions(product, recording, world, who, 'questions');
  done('every question');
  await recordFaults(product, recording, world);
  done('faults');

  for (const who of world.people) await recordChat(product, recording, who);
  for (const who of await busiestCallers(product, world)) await recordOutcomes(product, recording, who);
  await product.settle();
  await recordPlanner(product, recording, '2 after outcomes');
  done('chats');

  const writes = new Writes(product, recording, world);
  const channels = [];
  for (const who of world.people.filter(({ label }) => asksInChannel.test(label)))
    channels.push(...(await recordChannel(product, recording, who)));
  await recordOddActivities(product, recording);
  await writes.dailyCards();
  await writes.lateFiles();
  for (const channel of channels) await channel.look('after the late files');
  done('channels and daily cards');

  await writes.targets();
  await writes.settings();
  await writes.checkIns();
  await writes.calls();
  await recordTicks(product, recording, writes.as('tutor at AMB'));
  await product.pass(1);
  await writes.localCodes();
  await writes.imports();
  await product.pass(60);
  await recordPlanner(product, recording, '3 after all');
  for (const channel of channels) await channel.look('after all');
  done('writes');
  for (const who of world.people.filter(({ label }) => asksAgain.test(label)))
    await recordQuestions(product, recording, world, who, 'questions again');
  done('questions again');
}

async function recordOpenPages({ ask }: Product, recording: Recording): Promise<void> {
  const open = [
    '/health',
    '/ready',
    '/',
    '/tab',
    '/tab-config.json',
    '/api/local/people',
    '/api/local/desk/schools',
  ];
  for (const path of open)
    recording.answer(`pages/${path.replaceAll('/', ' ')}`, `GET ${path}`, await ask('GET', path));
  const openapi = await ask('GET', '/api/openapi.json', { as: 'admin@local' });
  recording.answer('pages/openapi', 'GET /api/openapi.json', openapi);
}

/** Every request that reads, as one person. */
async function recordQuestions(
  product: Product,
  recording: Recording,
  world: World,
  who: Who,
  prefix: string,
): Promise<void> {
  for (const operation of world.operations.filter(({ method }) => method === 'GET')) {
    for (const address of questionsOf(operation, world, who)) {
      const answer = await product.ask('GET', address, { as: who.email });
      const [path = '', query = 'as it stands'] = address.replace('/api/', '').split('?');
      const asked = decodeURIComponent(query).replaceAll('/', '-');
      const name = `${prefix}/${path.replaceAll('/', ' ')}/${asked}/${who.label}`;
      recording.answer(name, `GET ${address}`, answer, who.label);
    }
  }
  const upn = world.upns.get('BRA')?.[7] ?? '';
  for (const json of [{ text: 'khan' }, { text: 'a', limit: 3 }, { text: 'zzzz' }, { text: ' ' }, { upn }]) {
    const answer = await product.ask('POST', '/api/pupils/search', { as: who.email, json });
    const said = JSON.stringify(json);
    const name = `${prefix}/pupils search/${Object.values(json).join(' ')}/${who.label}`;
    recording.answer(name, `POST /api/pupils/search ${said}`, answer, who.label);
  }
}
