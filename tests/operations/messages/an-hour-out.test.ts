/** Graph and the connector are out for an hour, in every way they can be; a morning goes on meanwhile. */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { actionsOfDay } from '#shared/store/actions/actions.ts';
import { bindChannel } from '#shared/store/messages/channels.ts';
import { storePersonalChat } from '#shared/store/messages/personal-chats.ts';
import { findStaff } from '#shared/store/people/staff.ts';
import { beginCall } from '../../../bot/operations/actions/begin-call.ts';
import type { StaffMember } from '../../../bot/operations/context.ts';
import { recordOutcome } from '../../../bot/operations/actions/record-outcome.ts';
import { whatWaits } from '../../../bot/operations/admin/what-waits.ts';
import { bringIn } from '../../support/schools/a-school.ts';
import { textOf } from '../../support/product/connector.ts';
import { administrator } from '../../support/schools/people.ts';
import { eventually } from '../../support/product/running-product.ts';
import { simulatedDay } from '../../support/product/simulated-day.ts';
import { marksCsv, smallSchool } from '../../support/schools/small-school.ts';
import type { Mood } from '../../support/product/unreliable-way.ts';
import { jobIn, requestBy } from '../../support/product/requests.ts';

jest.setTimeout(120_000);

const TODAY = '2026-09-16';
const CHANNEL = '19:morning@thread.tacv2';
const OIDS = {
  tess: '11111111-1111-4111-8111-111111111111',
  tom: '22222222-2222-4222-8222-222222222222',
};

describe('an hour without Graph and the connector', () => {
  let day: Awaited<ReturnType<typeof simulatedDay>>;
  let tess: StaffMember;
  let tom: StaffMember;

  beforeEach(async () => {
    day = await simulatedDay(`${TODAY}T09:40`);
    const { context } = day;
    for (const kind of ['schools', 'terms', 'pupils', 'contacts'] as const)
      await bringIn(context, kind, smallSchool[kind]);
    await bringIn(context, 'staff', [
      { ...tutor('tess', '8A'), entraObjectId: OIDS.tess },
      { ...tutor('tom', '8B'), entraObjectId: OIDS.tom },
    ]);
    const member = async (name: string): Promise<StaffMember> => {
      const found = await findStaff(context.store.db, { email: `${name}@grove.example` }, TODAY);
      if (!found) throw new Error(`${name} is missing`);
      return found;
    };
    [tess, tom] = [await member('tess'), await member('tom')];
    const channel = { school: 'BA', channel: CHANNEL, name: 'Attendance', boundBy: tess.id };
    const conversation = day.conversation(CHANNEL, 'channel');
    await context.store.transaction((tx) =>
      bindChannel(tx, { ...channel, conversation }, context.clock.now()),
    );
    const chat = day.conversation('a:tom', 'personal');
    await storePersonalChat(await jobIn(context).reading(), tom.id, chat, context.clock.now());
    await bringIn(context, 'marks', marksCsv(TODAY, 'AM', { A8A1: 'N', A8A2: 'N', A8B1: 'N', A8B2: 'N' }));
  });
  afterEach(() => day.close());

  const tutor = (name: string, group: string) => ({
    school: 'BA',
    email: `${name}@grove.example`,
    name,
    roles: 'tutor',
    tutorGroups: group,
  });
  const calls = async (of: StaffMember) =>
    (await actionsOfDay(day.context.store.db, 'BA', TODAY)).filter(
      ({ kind, assigneeId }) => kind === 'absence-call' && assigneeId === of.id,
    );
  const upnMarks = (codes: Record<string, string>): string =>
    [
      'school,upn,date,session,code',
      ...Object.entries(codes).map(([upn, code]) => `BA,${upn},${TODAY},AM,${code}`),
    ].join('\n');

  /** Somebody's request while the outside is out: it may take a moment, and never an outside's time. */
  async function unheld<Answer>(request: Promise<Answer>): Promise<Answer> {
    const began = performance.now();
    const answer = await request;
    expect(performance.now() - began).toBeLessThan(1000);
    return answer;
  }

  /** What the morning does while nothing outside answers. */
  async function theMorningGoesOn(): Promise<void> {
    const { context } = day;
    const [first] = await calls(tess);
    await unheld(
      recordOutcome(requestBy(context, tess), {
        actionId: first!.id,
        outcome: { result: 'spoke-to', reason: 'illness' },
      }),
    );
    const [ringing] = await calls(tom);
    await unheld(beginCall(requestBy(context, tom), ringing!.id));
    // Tom's pupils turn out to be in: both his calls are withdrawn, one of which he had begun.
    await unheld(bringIn(context, 'marks', upnMarks({ A8B1: 'L', A8B2: 'L', A8A1: 'L' })));
    await unheld(bringIn(context, 'marks', upnMarks({ A8A3: 'N' })));
  }

  /** Lets time pass until nothing waits; fails when it takes longer than the minutes given. */
  async function untilNothingWaits(minutes: number): Promise<void> {
    for (let minute = 0; minute < minutes; minute += 1) {
      await day.pass(1);
      const { now: _now, ...waits } = await whatWaits(requestBy(day.context, administrator));
      const { work, channels, planner } = waits;
      if ([...work, ...channels, ...planner].length === 0) return;
    }
  }

  async function bothSidesAgree(): Promise<void> {
    const standing = (await actionsOfDay(day.context.store.db, 'BA', TODAY)).filter(
      ({ kind, status }) => kind === 'absence-call' && (status === 'open' || status === 'done'),
    );
    const wanted = standing.map(({ id, status }) => [id, status === 'done'] as const);
    const tasks = await day.plannerTasks();
    expect(Object.assign({}, ...tasks.map(({ items }) => items))).toEqual(Object.fromEntries(wanted));
    expect(new Set(tasks.map(({ title }) => title)).size).toBe(tasks.length);
    expect(tasks.flatMap(({ items }) => Object.keys(items))).toHaveLength(wanted.length);
    expect(await whatWaits(requestBy(day.context, administrator))).toMatchObject({
      work: [],
      channels: [],
      people: [],
      planner: [],
    });
  }

  const posts = () => day.connector.sent.filter(({ method, body }) => method === 'POST' && isCard(body));
  const isCard = (body: object): boolean => /to target/.test(String((body as { summary?: string }).summary));
  const lastCard = () => textOf(day.connector.sent.filter(({ body }) => isCard(body)).at(-1)?.body);
  const messages = () => day.connector.sent.filter(({ body }) => /no longer needed/.test(String(body.text)));

  it.each<[Mood, Mood]>([
    ['silent', 'busy'],
    ['broken', 'silent'],
  ])('Graph %s, the connector %s: nothing is lost, nothing is there twice', async (graph, teams) => {
    await day.pass(8);
    await untilNothingWaits(20);
    expect(posts()).toHaveLength(1);
    await bothSidesAgree();

    day.graph.become(graph);
    day.teams.become(teams);
    await theMorningGoesOn();
    await day.pass(60);
    const waits = await whatWaits(requestBy(day.context, administrator));
    expect(waits.channels).toMatchObject([{ school: 'BA', name: 'Attendance', state: 'unreachable' }]);
    expect(waits.planner).toMatchObject([{ school: 'BA', schoolName: 'Birch Academy' }]);
    for (const work of ['post-daily-card', 'sync-planner', 'tell-withdrawn'])
      await eventually(`${work} in the list`, async () =>
        (await whatWaits(requestBy(day.context, administrator))).work.find((one) => one.work === work),
      );
    expect(JSON.stringify(waits)).not.toMatch(/Ash\d|Beech\d|Khan/);

    day.graph.become('through');
    day.teams.become('through');
    await untilNothingWaits(45);
    await bothSidesAgree();
    expect(posts()).toHaveLength(1);
    // Ash2 and Ash3 are absent of 13 pupil premium pupils, 0 allowed.
    expect(lastCard()).toMatch(/2 pupil premium pupils absent/);
    expect(messages()).toHaveLength(1);
  });

  it('answers lost after the work was done: Planner holds each task once, and a second card says so', async () => {
    day.graph.become('lost');
    day.teams.become('lost');
    await day.pass(15);
    day.graph.become('through');
    day.teams.become('through');
    await untilNothingWaits(45);
    await bothSidesAgree();
    // One before 10:00, one more after ten minutes of not knowing, and none while the line was good again.
    expect(posts()).toHaveLength(2);
    expect((await whatWaits(requestBy(day.context, administrator))).cardsTwice).toMatchObject([
      { name: 'Attendance' },
    ]);
    expect(posts().map(({ body }) => /replaces an earlier card/.test(textOf(body)))).toEqual([false, true]);
  });

  it('through the night: the next school day’s timetable finds what yesterday could not do', async () => {
    await day.pass(8);
    day.graph.become('broken');
    await theMorningGoesOn();
    await day.pass(40);
    const waiting = (await whatWaits(requestBy(day.context, administrator))).work;
    expect(waiting).toContainEqual(expect.objectContaining({ work: 'sync-planner', state: 'given-up' }));
    await day.sleepUntil('2026-09-17T08:01');
    day.graph.become('through');
    await untilNothingWaits(45);
    expect(await day.plannerTasks()).toEqual([]);
    expect(await whatWaits(requestBy(day.context, administrator))).toMatchObject({ work: [], planner: [] });
  });
});
