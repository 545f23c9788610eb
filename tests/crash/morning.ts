import { setTimeout as pause } from 'node:timers/promises';
import { callKinds } from '#shared/domain/actions/action-kinds.ts';
import type { SeededRandom } from '../../bot/local/invented-trust/seeded-random.ts';
import { workAtDesk, type DeskActivity } from './desk-work.ts';
import type { KnownDesk } from './known-desk.ts';
import { Refused, type Client } from './client.ts';
import { crashSchools, marksFile, officerOf } from './crash-school.ts';
import type { KnownMarks } from './known-marks.ts';
import type { MicrosoftsSide } from './microsofts-side.ts';

type Activity =
  DeskActivity | 'import' | 'outcome' | 'notice' | 'notice taken back' | 'post here' | 'card now';

/** All that people were told was done, over every kill. */
export interface Acknowledged {
  marks: Map<string, KnownMarks>;
  /** Result by action. */
  outcomes: Map<string, string>;
  /** By the notice's id: in force, taken back, or asked to be taken back when the product was killed. */
  notices: Map<string, 'in force' | 'taken back' | 'either'>;
  /** Codes entered, signings, calls shared out, and what was done about alerts. */
  desk: KnownDesk;
  /** Channels that were told they get the card, and have not been told otherwise. */
  channels: Set<string>;
}

export interface Morning {
  /** What is asked of the product and not answered yet. */
  run: Set<Activity>;
  faults: string[];
  /** When everybody has stopped, as they do when the product is killed. */
  over: Promise<void>;
  /** Nobody begins anything new. */
  lull(): void;
}

const results = ['spoke-to', 'no-answer', 'voicemail', 'wrong-number'] as const;

/** Everybody at work at once, until the product is killed: importers, callers, people who have word of absences, bind channels, or do the desk's other work. */
export function beginMorning(options: {
  client: Client;
  signIn: (email: string) => Promise<Client>;
  random: SeededRandom;
  day: string;
  round: number;
  acknowledged: Acknowledged;
  outside: MicrosoftsSide;
}): Morning {
  const { client, signIn, random, day, round, acknowledged, outside } = options;
  const run = new Set<Activity>();
  const faults: string[] = [];
  let lull = false;

  const asking = async <Answer>(activity: Activity, ask: () => Promise<Answer>): Promise<Answer> => {
    run.add(activity);
    const answer = await ask();
    run.delete(activity);
    return answer;
  };

  const importer = async (school: string): Promise<void> => {
    const known = acknowledged.marks.get(school);
    if (!known) return;
    while (!lull) {
      const file = known.cutOff ?? marksFile(random, school, day);
      known.sending(file);
      const report = await asking('import', () => client.importCsv('marks', file.text));
      faults.push(...known.received(file, report));
      await pause(random.between(0, 200));
    }
  };
  const caller = async (school: string): Promise<void> => {
    while (!lull) {
      const calls = (await client.openCalls(school)).filter(({ kind }) => callKinds.includes(kind));
      if (calls.length === 0) continue;
      for (const { id } of random.shuffle(calls).slice(0, 3)) {
        const result = random.pick(results);
        const status = await asking('outcome', () => client.recordOutcome(id, { result }));
        if (status === 200) acknowledged.outcomes.set(id, result);
        else if (status !== 409) faults.push(`an outcome was answered with ${status}`);
      }
    }
  };
  /** Word comes about pupils who would be rung about; some of it is taken back again. */
  const teller = async (school: string): Promise<void> => {
    while (!lull) {
      const about = (await client.openCalls(school)).flatMap(({ pupil }) => pupil ?? []);
      const [pupil] = random.shuffle(about);
      if (pupil) {
        const id = await asking('notice', () => client.giveNotice(school, pupil.id, day));
        acknowledged.notices.set(id, 'in force');
        if (random.chance(0.5)) {
          acknowledged.notices.set(id, 'either');
          const status = await asking('notice taken back', () => client.withdrawNotice(id));
          if (status === 200) acknowledged.notices.set(id, 'taken back');
          else faults.push(`taking a notice back was answered with ${status}`);
        }
      }
      await pause(random.between(0, 400));
    }
  };
  const binder = async (school: string): Promise<void> => {
    const channel = `19:${school.toLowerCase()}-${round}@thread.tacv2`;
    await asking('post here', () =>
      client.say(officerOf(school), channel, `post here ${school}`, outside.serviceUrl),
    );
    const told = outside.answersIn(channel).some((text) => text.includes('now comes to this channel'));
    if (told) acknowledged.channels.add(channel);
    else if (!lull) faults.push(`${channel}: post here was answered, the words did not come`);
    while (!lull) {
      await asking('card now', () => client.postCardNow(school));
      await pause(random.between(0, 200));
    }
  };

  const work = crashSchools.flatMap((school) => [
    importer(school),
    caller(school),
    teller(school),
    binder(school),
    workAtDesk({ school, client, signIn, random, asking, isOver: () => lull, ...acknowledged }),
  ]);
  const over = Promise.all(
    work.map((one) =>
      one.catch((error: unknown) => {
        if (error instanceof Refused) faults.push(error.message);
        else if (!isBrokenOff(error)) throw error;
      }),
    ),
  ).then(() => undefined);
  return { run, faults, over, lull: () => void (lull = true) };
}

/** fetch says TypeError when the other side is gone, while asking or while reading the answer. */
const isBrokenOff = (error: unknown): boolean =>
  ['TypeError', 'AbortError'].includes((error as { name?: string }).name ?? '') &&
  /fetch failed|terminated|aborted/.test((error as Error).message);
