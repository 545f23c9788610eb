import { setTimeout as pause } from 'node:timers/promises';
import type { Action } from '#shared/contracts/actions/action.ts';
import type { CodesToEnter } from '#shared/contracts/actions/codes-to-enter.ts';
import type { SchoolCallers, ShareAnswer } from '#shared/contracts/actions/share-out.ts';
import type { SigningAnswer } from '#shared/contracts/actions/signings.ts';
import type { SeededRandom } from '../../bot/local/invented-trust/seeded-random.ts';
import { Refused, type Client } from './client.ts';
import { deputyOf, leadOf } from './crash-school.ts';
import type { KnownDesk } from './known-desk.ts';
import { meetingWork } from './meeting-work.ts';

export type DeskActivity = 'codes entered' | 'signing' | 'share out' | 'alert' | 'meeting';

/** A school's desk besides calls and notices, one thing after the other, until a call breaks off or the lull comes. */
export async function workAtDesk(options: {
  school: string;
  client: Client;
  /** Signs in as that person, at the same node. */
  signIn: (email: string) => Promise<Client>;
  random: SeededRandom;
  desk: KnownDesk;
  outcomes: Map<string, string>;
  asking: <Answer>(activity: DeskActivity, ask: () => Promise<Answer>) => Promise<Answer>;
  isOver: () => boolean;
}): Promise<void> {
  const { school, client, random, desk, outcomes, asking, isOver } = options;
  const callers = async (): Promise<string[]> => {
    const { answer } = await client.ask('GET', `/api/schools/${school}/callers`);
    return (answer as SchoolCallers).callers.map(({ id }) => id);
  };
  const idOf = async (email: string): Promise<string> => {
    const { answer } = await (await options.signIn(email)).ask('GET', '/api/me');
    return (answer as { id: string }).id;
  };
  const absenceCalls = async (): Promise<Action[]> =>
    random.shuffle((await client.openCalls(school)).filter(({ kind }) => kind === 'absence-call'));

  const enterCodes = async (): Promise<void> => {
    const { answer } = await client.ask('GET', `/api/schools/${school}/codes-to-enter`);
    const left = (answer as CodesToEnter).items.filter(({ enteredBy }) => enteredBy === null);
    const items = random
      .shuffle(left)
      .slice(0, 3)
      .map(({ pupil, date, session, code }) => ({
        pupil: pupil.id,
        date,
        session,
        code: code ?? 'O',
      }));
    if (items.length === 0) return;
    const { status } = await asking('codes entered', () =>
      client.ask('POST', `/api/schools/${school}/codes-entered`, { items }),
    );
    // A file that came meanwhile may have taken one off the list: then none is kept.
    if (status === 200)
      for (const { pupil, date, session, code } of items) desk.codes.set(`${pupil} ${date} ${session}`, code);
  };

  const signIn = async (): Promise<void> => {
    const pupil = (await absenceCalls())[0]?.pupil?.id;
    if (pupil === undefined) return;
    const { status, answer } = await asking('signing', () =>
      client.ask('POST', `/api/schools/${school}/signings`, { pupil, kind: 'in' }),
    );
    if (status < 300) desk.signings.add(`${school} ${(answer as SigningAnswer).id}`);
  };

  const shareOut = async (): Promise<void> => {
    const actions = (await absenceCalls()).slice(0, 4).map(({ id }) => id);
    if (actions.length === 0) return;
    for (const id of actions) desk.shared.delete(id);
    const to = random.shuffle(await callers()).slice(0, 2);
    const { status, answer } = await asking('share out', () =>
      client.ask('POST', '/api/actions/share', { actions, to }),
    );
    if (status !== 200) return;
    for (const { id, assignee } of (answer as ShareAnswer).actions)
      if (assignee) desk.shared.set(id, assignee.id);
  };

  const raiseAlert = async (): Promise<void> => {
    const id = (await absenceCalls())[0]?.id;
    if (id === undefined) return;
    const outcome = { result: 'spoke-to', parentBelievedInSchool: true };
    const { status, answer } = await asking('alert', () =>
      client.ask('POST', `/api/actions/${id}/outcome`, outcome),
    );
    if (status !== 200) return;
    outcomes.set(id, 'spoke-to');
    for (const { id: alert, kind } of (answer as { raised: Action[] }).raised)
      if (kind === 'safeguarding-alert') desk.alerts.set(alert, { school, done: [], asked: [] });
  };

  /** Taken by the lead, sometimes handed on to the deputy, and closed by whoever has it, who takes it by that. */
  const handleAlert = async (): Promise<void> => {
    const open = [...desk.alerts].find(
      ([, known]) => known.school === school && known.asked.length === 0 && !isClosed(known.done),
    );
    if (!open) return raiseAlert();
    const [id, known] = open;
    const last = known.done.at(-1)?.split(' ')[0];
    const record = { whatWasDone: 'Found in the library.', recordNumber: 'SG-1' };
    const email = last === 'handed-on' ? deputyOf(school) : leadOf(school);
    const who = await options.signIn(email);
    const step =
      last === undefined ? 'taken' : last === 'taken' && random.chance(0.5) ? 'handed-on' : 'closed';
    const [address, body] =
      step === 'taken'
        ? ['take', {}]
        : step === 'closed'
          ? ['done', record]
          : ['hand-on', { to: await idOf(deputyOf(school)) }];
    known.asked = [...(last === 'handed-on' ? [`taken ${email}`] : []), `${step} ${email}`];
    const { status } = await asking('alert', () => who.ask('POST', `/api/actions/${id}/${address}`, body));
    if (status !== 200) throw new Refused(`an alert that is to be ${step} was answered with ${status}`);
    known.done.push(...known.asked);
    known.asked = [];
  };

  const meet = meetingWork({ ...options, meetings: desk.meetings });
  while (!isOver())
    for (const work of random.shuffle([enterCodes, signIn, shareOut, handleAlert, meet])) {
      if (!isOver()) await work();
      await pause(random.between(0, 100));
    }
}

const isClosed = (done: readonly string[]): boolean => done.at(-1)?.startsWith('closed') ?? false;
