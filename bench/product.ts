/** The product as its own process, asked over HTTP as its users ask it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export class Child {
  readonly address: string;
  readonly #process: ChildProcess;

  private constructor(process: ChildProcess, address: string) {
    this.#process = process;
    this.address = address;
  }

  /** Runs a file of ours; the first address it prints is where it answers. */
  static async start(file: string, environment: Record<string, string>): Promise<Child> {
    const child = spawn(process.execPath, [fileURLToPath(new URL(file, import.meta.url))], {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    for await (const line of createInterface({ input: child.stdout })) {
      const address = /http:\/\/\S+/.exec(line)?.[0];
      if (!address) continue;
      child.stdout.resume();
      return new Child(child, address);
    }
    throw new Error(`${file} ended before it answered`);
  }

  /** Memory in MB; NaN where the system does not say. */
  memory(): number {
    try {
      const status = readFileSync(`/proc/${this.#process.pid}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
    } catch {
      return NaN;
    }
  }

  /** Seconds of a processor used since the start; NaN where the system does not say. */
  processorSeconds(): number {
    try {
      const fields = readFileSync(`/proc/${this.#process.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      return (Number(fields[11]) + Number(fields[12])) / 100;
    } catch {
      return NaN;
    }
  }

  async stop(): Promise<void> {
    const ended = once(this.#process, 'exit');
    this.#process.kill('SIGTERM');
    await ended;
  }
}

export class Product {
  readonly child: Child;
  readonly #token: string;

  private constructor(child: Child, token: string) {
    this.child = child;
    this.#token = token;
  }

  static async start(settings: Record<string, string>): Promise<Product> {
    const child = await Child.start('../bot/main.ts', {
      PORT: '0',
      DEMO: 'off',
      LOG_LEVEL: 'error',
      MODE: 'local',
      ...settings,
    });
    return new Product(child, await tokenAt(child.address, 'admin@local'));
  }

  tokenOf(email: string): Promise<string> {
    return tokenAt(this.child.address, email);
  }

  get headers(): Record<string, string> {
    return { authorization: `Bearer ${this.#token}` };
  }

  /** The answer, and the server's own time for it in seconds. */
  async get(path: string, headers = this.headers): Promise<{ text: string; serverTime: number }> {
    const answer = await fetch(`${this.child.address}${path}`, { headers });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    const duration = /dur=([\d.]+)/.exec(answer.headers.get('server-timing') ?? '')?.[1];
    return { text: await answer.text(), serverTime: Number(duration) / 1000 };
  }

  async bringIn(kind: string, csv: string | { file: string }): Promise<{ changed: number }> {
    const body = typeof csv === 'string' ? csv : createReadStream(csv.file, { highWaterMark: 1 << 18 });
    const answer = await fetch(`${this.child.address}/api/imports/${kind}`, {
      method: 'POST',
      headers: { ...this.headers, 'content-type': 'text/csv' },
      body: body as BodyInit,
      duplex: 'half',
    } as RequestInit);
    const report = (await answer.json()) as { changed: number; rejectedCount: number };
    if (!answer.ok || report.rejectedCount > 0)
      throw new Error(`${kind}: ${JSON.stringify(report).slice(0, 300)}`);
    return report;
  }
}

async function tokenAt(address: string, email: string): Promise<string> {
  const answer = await fetch(`${address}/api/local/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email }),
  });
  return ((await answer.json()) as { token: string }).token;
}
