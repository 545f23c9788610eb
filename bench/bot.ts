/** The bot beside a bare echo bot on the same SDK, and the time from an import to the card in its channel. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { requestsPerSecond } from './load.ts';
import { compareRates, measured, middle, time, type Row } from './measure.ts';
import { Child, type Product } from './product.ts';

export async function botRows(kind: string, product: Product): Promise<Row[]> {
  const connector = await Connector.start();
  const echo = await Child.start('echo-bot.ts', {});
  try {
    const administrator = await objectIdOf(product, 'admin@local');
    const says = (text: string) => ({
      path: '/api/messages',
      body: (number: number) => JSON.stringify(message(connector, administrator, `m${number}`, text)),
    });
    const rows: Row[] = [];
    for (const text of ['help', 'today']) {
      const ours = await requestsPerSecond(product.child.address, says(text));
      const bare = await requestsPerSecond(echo.address, says(text));
      rows.push(compareRates(`${kind}: bot messages, "${text}"`, ours, ['bare echo bot', bare], '≥ 0.7'));
    }
    rows.push(await importToCard(kind, product, connector, administrator));
    return rows;
  } finally {
    await echo.stop();
    connector.close();
  }
}

/** From sending the file to the connector holding the card with its figures. */
async function importToCard(
  kind: string,
  product: Product,
  connector: Connector,
  administrator: string,
): Promise<Row> {
  const channel = { id: '19:bench@thread.tacv2', name: 'Attendance' };
  const text = '<at>Attendance First</at> post here S03';
  const activity = {
    ...message(connector, administrator, 'post-here', text),
    conversation: { id: channel.id, conversationType: 'channel', isGroup: true, tenantId: 'bench' },
    channelData: { tenant: { id: 'bench' }, channel, team: { id: 'bench' } },
  };
  await fetch(`${product.child.address}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(activity),
  });
  await fetch(`${product.child.address}/api/schools/S03/daily-card`, {
    method: 'POST',
    headers: product.headers,
  });
  const { date } = JSON.parse((await product.get('/api/trust/daily')).text) as { date: string };
  const taken: number[] = [];
  for (const code of ['I', 'L', 'I', 'L', 'I']) {
    const seen = connector.nextUpdate();
    const began = performance.now();
    await product.bringIn('marks', `school,upn,date,session,code\nS03,U${3 * 546 + 5},${date},AM,${code}\n`);
    await seen;
    taken.push((performance.now() - began) / 1000);
  }
  return measured(`${kind}: import to updated card`, time(middle(taken)), '');
}

function message(connector: Connector, objectId: string, id: string, text: string): Record<string, unknown> {
  return {
    type: 'message',
    id,
    text,
    channelId: 'msteams',
    serviceUrl: connector.address,
    from: { id: `29:${objectId}`, name: 'Somebody', aadObjectId: objectId },
    recipient: { id: '28:bot', name: 'Attendance First' },
    conversation: { id: 'a:bench', conversationType: 'personal', tenantId: 'bench' },
    channelData: { tenant: { id: 'bench' } },
  };
}

async function objectIdOf(product: Product, email: string): Promise<string> {
  const { people } = JSON.parse((await product.get('/api/local/people')).text) as {
    people: { email: string; entraObjectId: string }[];
  };
  return people.find((person) => person.email === email)?.entraObjectId ?? '';
}

/** Takes whatever the bot sends, at once. */
class Connector {
  readonly #server: Server;
  #onUpdate: (() => void) | null = null;

  private constructor() {
    this.#server = createServer((request, response) => {
      request.resume().on('end', () => {
        response.setHeader('content-type', 'application/json');
        response.end('{"id":"1","activityId":"1"}');
        if (request.method === 'PUT') this.#onUpdate?.();
      });
    });
    this.#server.keepAliveTimeout = 60_000;
  }

  static async start(): Promise<Connector> {
    const connector = new Connector();
    await new Promise<void>((resolve) => connector.#server.listen(0, '127.0.0.1', resolve));
    return connector;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  nextUpdate(): Promise<void> {
    return new Promise((resolve) => {
      this.#onUpdate = () => {
        this.#onUpdate = null;
        resolve();
      };
    });
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}
