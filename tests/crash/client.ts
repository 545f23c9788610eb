import type { Action } from '#shared/contracts/actions/action.ts';
import type { ImportReport } from '#shared/contracts/imports/import-report.ts';

/** How a person's programs speak with the product; every method throws when the connection breaks. */
export interface Client {
  /** Any request, with whatever it is answered. */
  ask(method: string, path: string, body?: object): Promise<{ status: number; answer: unknown }>;
  importCsv(kind: string, text: string): Promise<ImportReport>;
  openCalls(school: string): Promise<Action[]>;
  /** The numbers by which an open page hears of changes. */
  changes(): Promise<string>;
  /** The status of the answer. */
  recordOutcome(actionId: string, outcome: object): Promise<number>;
  /** Says that a pupil is away on a day, as it was left on the absence line; the notice's id. */
  giveNotice(school: string, pupil: string, day: string): Promise<string>;
  /** The status of the answer. */
  withdrawNotice(id: string): Promise<number>;
  postCardNow(school: string): Promise<void>;
  /** Says something to the bot in a channel, mentioning it, or in a chat of their own (`19:…` is a channel). */
  say(email: string, channel: string, text: string, serviceUrl: string): Promise<void>;
}

/** Signs in as the local administrator, or that person. */
export async function signIn(address: string, as?: string): Promise<Client> {
  const token = await tokenAt(address, as);
  const people = (await (await fetch(`${address}/api/local/people`)).json()) as {
    people: { email: string; entraObjectId: string }[];
  };
  const objectIds = new Map(people.people.map(({ email, entraObjectId }) => [email, entraObjectId]));
  const headers = { authorization: `Bearer ${token}` };
  let messages = 0;

  return {
    ask: async (method, path, body) => {
      const answer = await fetch(`${address}${path}`, {
        method,
        headers: { ...headers, 'content-type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      });
      return { status: answer.status, answer: await answer.json() };
    },
    importCsv: async (kind, text) =>
      (await (
        await expectOk(
          fetch(`${address}/api/imports/${kind}`, {
            method: 'POST',
            // On a connection of its own: one that is kept is closed after some idle seconds, and a slow machine has these.
            headers: { ...headers, 'content-type': 'text/csv', connection: 'close' },
            body: text,
          }),
        )
      ).json()) as ImportReport,
    openCalls: async (school) => {
      const calls: Action[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const next = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
        const asked = `${address}/api/actions?school=${school}&status=open&limit=200${next}`;
        const page = (await (await expectOk(fetch(asked, { headers }))).json()) as {
          items: Action[];
          next: string | null;
        };
        calls.push(...page.items);
        cursor = page.next;
      }
      return calls;
    },
    changes: async () => (await expectOk(fetch(`${address}/api/changes`, { headers }))).text(),
    recordOutcome: async (actionId, outcome) => {
      const answer = await fetch(`${address}/api/actions/${actionId}/outcome`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(outcome),
      });
      await answer.arrayBuffer();
      return answer.status;
    },
    giveNotice: async (school, pupil, day) => {
      const answer = await expectOk(
        fetch(`${address}/api/schools/${school}/notices`, {
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/json' },
          body: JSON.stringify({
            pupils: [pupil],
            from: day,
            to: day,
            reason: 'illness',
            by: 'line',
            conversation: false,
          }),
        }),
      );
      return ((await answer.json()) as { id: string }).id;
    },
    withdrawNotice: async (id) => {
      const answer = await fetch(`${address}/api/notices/${id}/withdraw`, { method: 'POST', headers });
      await answer.arrayBuffer();
      return answer.status;
    },
    postCardNow: async (school) => {
      const asked = fetch(`${address}/api/schools/${school}/daily-card`, { method: 'POST', headers });
      await (await expectOk(asked)).arrayBuffer();
    },
    say: async (email, channel, text, serviceUrl) => {
      const inChannel = channel.startsWith('19:');
      const answer = fetch(`${address}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          type: 'message',
          id: `said-${(messages += 1)}`,
          channelId: 'msteams',
          serviceUrl,
          text: `<at>Attendance First</at> ${text}`,
          from: { id: `29:${email}`, name: email, aadObjectId: objectIds.get(email) },
          recipient: { id: '28:bot', name: 'Attendance First' },
          conversation: inChannel
            ? { id: channel, conversationType: 'channel', isGroup: true, tenantId: 'tenant' }
            : { id: channel, conversationType: 'personal', tenantId: 'tenant' },
          channelData: {
            tenant: { id: 'tenant' },
            ...(inChannel && { channel: { id: channel, name: 'Attendance' } }),
          },
        }),
      });
      await (await expectOk(answer)).arrayBuffer();
    },
  };
}

export async function tokenAt(address: string, email = 'admin@local'): Promise<string> {
  const answer = await fetch(`${address}/api/local/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email }),
  });
  return ((await answer.json()) as { token: string }).token;
}

/** An answer that says no, where a yes was wanted. */
export class Refused extends Error {}

async function expectOk(asked: Promise<Response>): Promise<Response> {
  const answer = await asked;
  if (answer.ok) return answer;
  throw new Refused(`${answer.url} answered ${answer.status}: ${(await answer.text()).slice(0, 500)}`);
}
