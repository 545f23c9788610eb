import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { Answer } from './product.ts';
import { DRAWN } from './still-machine.ts';

/**
 * Writes answers into a folder, one file each. Replaced in them are: ids that would be random, by their order of
 * appearance, so that one more of them elsewhere changes nothing here; the port; which built files a page loads;
 * Planner's order hints, as four tasks are written there at a time.
 */
export class Recording {
  files = 0;
  readonly #folder: string;
  readonly #address: string;
  readonly #ids = new Map<string, string>();
  /** What a request answered, and to whom first: the same answer to others is not written out again. */
  readonly #answered = new Map<string, string>();

  constructor(folder: string, address: string) {
    this.#folder = folder;
    this.#address = address;
  }

  /** Numbers the ids in a text, in its order. */
  learn(text: string): void {
    for (const [id] of text.matchAll(DRAWN)) {
      if (!this.#ids.has(id)) this.#ids.set(id, `(id ${this.#ids.size + 1})`);
    }
  }

  write(name: string, text: string): void {
    const shown = this.#steady(text);
    const file = join(this.#folder, ...this.#steady(name).split('/').map(fileName));
    mkdirSync(dirname(`${file}.txt`), { recursive: true });
    writeFileSync(`${file}.txt`, shown.endsWith('\n') ? shown : `${shown}\n`, { flag: 'wx' });
    this.files += 1;
  }

  answer(name: string, asked: string, answer: Answer, whom?: string): void {
    const text = `${answer.status} ${answer.type}\n${readable(answer)}`;
    const earlier = whom === undefined ? undefined : this.#answered.get(`${asked}\n${text}`);
    if (whom !== undefined && earlier === undefined) this.#answered.set(`${asked}\n${text}`, whom);
    this.write(name, `${asked}${whom ? ` as ${whom}` : ''}\n${earlier ? `the same as to ${earlier}` : text}`);
  }

  #steady(text: string): string {
    // An ETag of Planner holds the id of what it is of.
    const open = text.replaceAll(/W\/\\"([\w-]+)\\"/g, (_, tag: string) => textOf(tag));
    this.learn(open);
    return open
      .replaceAll(DRAWN, (id) => this.#ids.get(id) ?? id)
      .replaceAll(this.#address, 'http://product')
      .replaceAll(/\n *<link rel="modulepreload"[^>]*>/g, '')
      .replaceAll(/\/assets\/[\w.-]+\.(js|css)/g, '/assets/*.$1')
      .replaceAll(/"(orderHint|assigneePriority)": "[^"]*"/g, '"$1": "*"');
  }
}

const fileName = (part: string): string => part.replaceAll(/[^\w.,=&@+() -]/g, '_').slice(0, 150);

const textOf = (base64: string): string => Buffer.from(base64, 'base64url').toString();

function readable({ type, bytes }: Answer): string {
  if (type.includes('json')) return pretty(bytes.toString());
  if (!type.includes('spreadsheet')) return bytes.toString();
  // The bytes of a zip hold times; its texts are what a reader sees.
  const texts = Object.entries(unzipSync(bytes)).sort(([a], [b]) => (a < b ? -1 : 1));
  return texts.map(([name, text]) => `${name}\n${strFromU8(text).replaceAll('><', '>\n<')}`).join('\n');
}

function pretty(text: string): string {
  const shown = (key: string, value: unknown): unknown =>
    key === 'next' && typeof value === 'string' ? textOf(value) : value;
  return text === '' ? '' : JSON.stringify(JSON.parse(text), shown, 1);
}

export const asText = (body: unknown): string => JSON.stringify(body, null, 1);
