import { spawn, type ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, '.tools/playground');
/** The Playground wants no fewer beside the person at it. */
const COLLEAGUES = 5;
const LONGEST_START_MS = 60_000;

interface PlaygroundPerson {
  name: string;
  email: string;
  entraObjectId: string;
}

/** Where the bot's channel is in the Playground. */
export const CHANNEL = 'Attendance';

/** What the Playground takes for Teams: one of our people, and a team with a channel. JSON is YAML, too. */
function configFor(person: PlaygroundPerson, colleagues: readonly PlaygroundPerson[]): string {
  const user = ({ name, email, entraObjectId }: PlaygroundPerson) => {
    const [givenName = '', ...surname] = name.split(' ');
    return {
      id: `29:${entraObjectId}`,
      name,
      email,
      userPrincipleName: email,
      aadObjectId: entraObjectId,
      givenName,
      surname: surname.join(' '),
    };
  };
  const config = {
    version: '0.1.1',
    tenantId: '6a1f0e52-9d3b-4c7a-8e15-0b2d4f6a8c90',
    bot: { id: '28:1c7e5b90-4a2d-4f38-b6c1-93d0a85e7f24', name: 'Attendance First' },
    currentUser: user(person),
    users: colleagues.map(user),
    personalChat: { id: 'a:personal-chat' },
    groupChat: { id: '19:group-chat@thread.v2', name: 'Group chat' },
    team: {
      id: '19:general@thread.tacv2',
      name: 'The school',
      aadGroupId: '5c9e2f3d-4a5b-4c6d-9e7f-8091a2b3c4d5',
      channels: [{ id: '19:attendance@thread.tacv2', name: CHANNEL }],
    },
  };
  return `${JSON.stringify(config, null, 2)}\n`;
}

export interface Playground {
  address: string;
  process: ChildProcess;
}

/** Starts Microsoft's test client in front of the bot at `product`, as one person of the staff list; it sends nothing home. */
export async function startPlayground(product: string, email: string): Promise<Playground> {
  const answer = await fetch(`${product}/api/local/people`);
  const { people } = (await answer.json()) as { people: PlaygroundPerson[] };
  const person = people.find((one) => one.email === email);
  if (!person) throw new Error(`Nobody here has the address ${email}.`);
  const colleagues = people.filter((one) => one !== person).slice(0, COLLEAGUES);
  const config = path.join(folder, 'people.yml');
  writeFileSync(config, configFor(person, colleagues));
  const script = path.join(folder, 'node_modules/@microsoft/m365agentsplayground/cli.js');
  const args = ['-e', `${product}/api/messages`, '-c', 'msteams', '-p', '56150', '--dt'];
  const child = spawn(process.execPath, [script, ...args], {
    cwd: folder,
    env: {
      ...process.env,
      TEAMSAPPTESTER_BROWSER: 'none',
      M365_AGENTS_PLAYGROUND_BROWSER: 'none',
      M365_AGENTS_PLAYGROUND_CONFIG_PATH: config,
      M365_AGENTS_PLAYGROUND_LOGFILE: path.join(folder, 'playground.log'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  process.once('exit', () => child.kill());
  const port = await portSaidBy(child);
  return { address: `http://127.0.0.1:${port}`, process: child };
}

/** A port in use becomes another one: it says which. */
function portSaidBy(child: ChildProcess): Promise<string> {
  let output = '';
  return new Promise((resolve, reject) => {
    const late = setTimeout(
      () => reject(new Error(`The Playground did not start:\n${output}`)),
      LONGEST_START_MS,
    );
    const hear = (text: Buffer): void => {
      output += text.toString();
      const port = /Listening on (?:\S*:)?(\d+)/.exec(output)?.[1];
      if (!port) return;
      clearTimeout(late);
      resolve(port);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', () => reject(new Error(`The Playground ended:\n${output}`)));
  });
}
