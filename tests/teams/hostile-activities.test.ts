import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sql } from 'kysely';
import { startConnector, type RecordingConnector } from '../support/product/connector.ts';
import { createLogger } from '../../bot/logger.ts';
import { keptLog, type KeptLog } from '../support/product/kept-log.ts';
import { eventually, startProduct, type RunningProduct } from '../support/product/running-product.ts';
import { marksCsv, smallSchool } from '../support/schools/small-school.ts';

const kept = keptLog();
/** The same through the real log. */
const written: string[] = [];
const real = createLogger('info', { write: (line) => void written.push(line) });
const log: KeptLog = {
  ...kept,
  info: (facts, message) => (kept.info(facts, message), real.info(facts, message)),
  warn: (facts, message) => (kept.warn(facts, message), real.warn(facts, message)),
  error: (facts, message) => (kept.error(facts, message), real.error(facts, message)),
};
let product: RunningProduct;
let connector: RecordingConnector;
let officerId: string;
let callId: string;

beforeAll(async () => {
  connector = await startConnector();
  product = await startProduct({ LOCAL_NOW: '2026-09-16T09:40' }, log);
  for (const kind of ['schools', 'terms', 'staff', 'pupils', 'contacts'] as const)
    await product.importCsv(kind, smallSchool[kind]);
  await product.importCsv('marks', marksCsv('2026-09-16', 'AM', { KHAN1: 'N' }));
  const officer = 'officer@grove.example';
  const answer = await product.request('/api/actions?kind=absence-call', { as: officer });
  callId = (answer.body as { items: { id: string }[] }).items[0]?.id ?? '';
  officerId = ((await product.request('/api/me', { as: officer })).body as { id: string }).id;
});
beforeEach(() => void (log.troubles.length = 0));
afterAll(async () => {
  await product.stop();
  await connector.close();
});

const nested = (depth: number): unknown => (depth === 0 ? 'end' : { in: [nested(depth - 1)] });
const odd = fc.oneof(
  fc.anything({ maxDepth: 3, withBigInt: false, withNullPrototype: true }),
  fc.constantFrom<unknown>(
    ...['', '__proto__', 'constructor', 'toString', '\u0000', '2026-02-30', '9'.repeat(400), '\ud800', "'--"],
    ...[1e308, -0, Number.MAX_SAFE_INTEGER, null, true, [], {}, nested(200)],
    'x'.repeat(200_000),
  ),
);
const verbs = [
  'my-calls',
  'open-call',
  'record-outcome',
  'refresh-calls',
  'open-summary',
  'refresh-summary',
  'today',
  'gaps',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '',
];
const fields = ['actionId', 'result', 'reason', 'back', 'note', 'madeAt', 'pupilId', 'verb', '__proto__'];
const data = fc.dictionary(fc.constantFrom(...fields), odd).map((said) => ({
  ...said,
  // What is not odd would be taken, as it should be.
  ...(said.actionId === undefined && { actionId: callId }),
  result: typeof said.result === 'string' ? `${said.result}!` : said.result,
}));

const value = fc.oneof(
  fc.record({ action: fc.record({ verb: fc.constantFrom(...verbs), data }) }),
  fc.record({ action: fc.record({ verb: odd, data: odd }) }),
  fc.record({ action: odd }),
  fc.constantFrom(...verbs).chain((verb) => data.map((said) => ({ ...said, verb }))),
  odd,
);
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom(
    'summary %',
    'summary \\',
    'summary __proto__',
    `summary ${'x'.repeat(90_000)}`,
    '<at>'.repeat(20_000),
  ),
);
const activity = fc.record(
  {
    type: fc.constantFrom(
      'message',
      'invoke',
      'installationUpdate',
      'conversationUpdate',
      'messageReaction',
      'x',
    ),
    name: fc.constantFrom('adaptiveCard/action', 'composeExtension/query', '__proto__'),
    text,
    value,
    channelData: fc.oneof(odd, fc.constant({ channel: { id: '19:c', name: 'Attendance' } })),
    entities: odd,
    attachments: odd,
    replyToId: odd,
    locale: odd,
    timestamp: odd,
    localTimestamp: odd,
  },
  { requiredKeys: ['type'] },
);

/** What a refused press must leave as it is; who looked, and how to reach them, is noted all the same. */
async function fingerprint(): Promise<string> {
  const { db } = product.running.ports.store;
  const { rows } = await sql<{ all: string }>`
    select (select md5(string_agg(a::text, '' order by action_id)) from action a) ||
           (select coalesce(md5(string_agg(o::text, '' order by outcome_id)), '-') from outcome o) ||
           (select md5(string_agg(p::text, '' order by pupil_id)) from pupil p) ||
           (select count(*) from channel) as "all"`.execute(db);
  return rows[0]?.all ?? '';
}

async function post(sent: object, body = JSON.stringify(sent)): Promise<{ status: number; text: string }> {
  const answer = await fetch(`${product.address}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  return { status: answer.status, text: await answer.text() };
}

const personal = { id: 'a:chat', conversationType: 'personal' };
const from = (person: string): object => ({
  id: 'm1',
  channelId: 'msteams',
  serviceUrl: connector.serviceUrl,
  from: { id: '29:somebody', aadObjectId: person },
  recipient: { id: '28:bot' },
  conversation: personal,
});

describe('whatever somebody known says or presses', () => {
  it('is answered in words, is no bug, and changes nothing', async () => {
    // Whoever opens a call first is named as ringing: done before, as a press of those below may open it by chance.
    const open = { action: { verb: 'open-call', data: { actionId: callId } } };
    await post({ ...from(officerId), type: 'invoke', name: 'adaptiveCard/action', value: open });
    const before = await fingerprint();
    await fc.assert(
      fc.asyncProperty(activity, async (said) => {
        const { status, text } = await post({ ...from(officerId), ...said });
        // Longer than a message can be: refused before it is read.
        expect([200, 201, 202, 400, 413, 501]).toContain(status);
        expect(text).not.toMatch(/"problem":\{"code":"internal"|Something went wrong here/);
        expect(log.troubles).toEqual([]);
      }),
      { numRuns: 1000 },
    );
    expect(await fingerprint()).toBe(before);
    expect((await product.request('/health')).status).toBe(200);
  });

  it.each([
    ['a list', '[]'],
    ['a list of activities', '[{"type":"message"}]'],
    ['deeper than any card', `{"type":"message","value":${'['.repeat(200_000)}${']'.repeat(200_000)}}`],
    ['a number too large to be one', '{"type":"message","id":1e999}'],
    [
      'with a prototype of its own',
      '{"__proto__":{"type":"message"},"constructor":{"prototype":{"type":1}}}',
    ],
    ['with half a letter', '{"type":"message","locale":"\\ud800"}'],
    ['with half a letter in a name', '{"type":"message","\\udfff":1}'],
    ['cut off', '{"type":"message","text":"'],
    ['two in one', '{"type":"message"}{"type":"message"}'],
    ['not JSON', 'type=message'],
    ['nothing', ''],
  ])('is refused when it is %s', async (_what, body) => {
    const { status, text } = await post({}, body);
    expect([400, 403]).toContain(status);
    expect(JSON.parse(text)).toMatchObject({ problem: { message: expect.stringMatching(/\w/) } });
    expect(log.troubles).toEqual([]);
    expect(({} as { type?: unknown }).type).toBeUndefined();
  });
});

/** Part of no code: found in a log, it came from what was sent. */
const NAME = 'Zaphira Quillmarrow';

describe('what should be a text and is something else', () => {
  const lies = [[NAME], { name: NAME }, 17];
  const places: [string, (lie: unknown) => object][] = [
    ['the chat’s tenant', (lie) => ({ conversation: { ...personal, tenantId: lie } })],
    ['the chat’s name', (lie) => ({ conversation: { ...personal, name: lie } })],
    ['the chat’s kind', (lie) => ({ conversation: { ...personal, conversationType: lie } })],
    ['the chat’s role', (lie) => ({ conversation: { ...personal, role: lie } })],
    ['the chat’s account', (lie) => ({ conversation: { ...personal, aadObjectId: lie } })],
    ['whether the chat is a group', (lie) => ({ conversation: { ...personal, isGroup: lie } })],
    ['the sender’s name', (lie) => ({ from: { id: '29:a', name: lie } })],
    ['the sender’s role', (lie) => ({ from: { id: '29:a', role: lie } })],
    ['the reader’s name', (lie) => ({ recipient: { id: '28:bot', name: lie } })],
    ['the channel', (lie) => ({ channelData: { teamsChannelId: lie } })],
    ['the team', (lie) => ({ channelData: { teamsTeamId: lie } })],
    ['the team’s id', (lie) => ({ channelData: { team: { id: lie } } })],
    ['the tenant’s id', (lie) => ({ channelData: { tenant: { id: lie } } })],
    ['the channel’s name', (lie) => ({ channelData: { channel: { name: lie } } })],
    ['the language', (lie) => ({ locale: lie })],
    ['the time', (lie) => ({ timestamp: lie })],
    ['what it answers', (lie) => ({ replyToId: lie })],
    ['the way it is delivered', (lie) => ({ deliveryMode: lie })],
  ];
  it.each(places)('is refused before the SDK sees it: %s', async (_what, withLie) => {
    for (const lie of lies) {
      const { status, text } = await post({
        ...from('nobody'),
        type: 'message',
        text: 'help',
        ...withLie(lie),
      });
      expect([lie, status]).toEqual([lie, 400]);
      expect(text).not.toContain('Zaphira');
    }
    expect(log.troubles).toEqual([]);
  });
});

it('no name that a sender put anywhere reaches the log, whatever becomes of the answer', async () => {
  const lines = written.length;
  const deep = (value: unknown): object => ({
    [NAME]: value,
    properties: value,
    value,
    id: NAME,
    name: NAME,
  });
  for (const odd of [deep(NAME), [deep([NAME])]]) {
    const sent = {
      ...from(officerId),
      type: 'message',
      text: NAME,
      value: odd,
      entities: [odd],
      attachments: [odd],
    };
    const conversation = { ...personal, properties: odd, [NAME]: odd };
    const around = {
      channelData: { [NAME]: odd, eventType: odd },
      label: odd,
      valueType: odd,
      relatesTo: odd,
    };
    await post({ ...sent, ...around, conversation });
    await post({
      ...sent,
      ...around,
      conversation,
      type: 'invoke',
      name: NAME,
      from: { id: '29:x', properties: odd },
    });
    await post({ ...sent, conversation, serviceUrl: `http://127.0.0.1:1/${encodeURIComponent(NAME)}` });
  }
  await eventually('what could not be sent to be told of', async () => written.length > lines);
  expect(written.join('')).not.toMatch(/Zaphira|Quillmarrow/);
});
