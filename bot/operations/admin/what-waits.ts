import type { WaitingWork, WhatWaits } from '#shared/contracts/admin/waiting.ts';
import { errorMayNamePupils } from '#shared/domain/admin/job-names.ts';
import { londonIso } from '#shared/domain/basics/london-time.ts';
import { administers, EVERY_SCHOOL } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { findAction } from '#shared/store/actions/actions.ts';
import { audit } from '#shared/store/audit/audit.ts';
import { cardsSentAgain } from '#shared/store/messages/posted-cards.ts';
import { channelsInTrouble, peopleWhoBlocked } from '#shared/store/messages/out-of-reach.ts';
import { plannerTroubles } from '#shared/store/planner/planner.ts';
import { allSchools } from '#shared/store/people/schools.ts';
import { isoNow } from '../../clock.ts';
import type { Context, QueuedJob, StaffMember } from '../context.ts';
import type { Job } from '../jobs.ts';

/** What waits, what is out of reach and what was given up, at the schools the person administers. */
export async function whatWaits(context: Context, person: StaffMember): Promise<WhatWaits> {
  const { db } = context.store;
  const theirs = schoolsOf(person);
  const placed = await placing(context);
  const ofTheirs = <Row extends { school: string }>(rows: readonly Row[]): Row[] =>
    rows.filter((row) => theirs === 'all' || theirs.includes(row.school));
  return {
    now: isoNow(context.clock),
    work: ofTheirs(await workWaiting(context, placed)),
    channels: ofTheirs(await channelsInTrouble(db)).map(({ trouble, since, ...channel }) => ({
      ...channel,
      ...placed(channel.school),
      why: trouble ?? 'Teams did not take the card.',
      since: londonIso(since),
    })),
    people: (await peopleWhoBlocked(db, theirs)).map(({ staffId, since, ...rest }) => ({
      ...rest,
      id: staffId,
      since: londonIso(since),
    })),
    planner: ofTheirs(await plannerTroubles(db)).map(({ school, tasks, trouble, at }) => ({
      ...placed(school),
      tasks,
      why: trouble,
      lastTried: londonIso(at),
    })),
    cardsTwice: ofTheirs(await cardsSentAgain(db)).map(({ channelName, at, ...card }) => ({
      ...card,
      ...placed(card.school),
      name: channelName,
      at: londonIso(at),
    })),
  };
}

/** Takes up again what was given up; it stands at the end of the queue, and is audited. */
export async function tryAgain(
  context: Context,
  person: StaffMember,
  id: string,
): Promise<{ work: Job['name']; school: string; schoolName: string }> {
  const theirs = schoolsOf(person);
  const found = (await context.work.list()).find((one) => one.id === id && one.state === 'given-up');
  const school = found && (await schoolOfJob(context, found));
  if (!found || school === undefined || (theirs !== 'all' && !theirs.includes(school)))
    throw new Problem('not-found', 'This work is not waiting any more. It may have been done meanwhile.');
  await context.store.transaction(async (tx) => {
    await context.work.takeUpAgain(tx, found);
    const detail = { work: found.name, key: found.key };
    await audit(tx, { school, at: context.clock.now(), staffId: person.id, what: 'try-again', detail });
  });
  return { work: found.name, ...(await placing(context))(school) };
}

function schoolsOf(person: StaffMember): 'all' | string[] {
  const schools = administers(person);
  if (schools.length === 0) throw new Problem('forbidden', 'Administrators see what waits.');
  return schools;
}

type Placed = (school: string) => { school: string; schoolName: string };

async function placing(context: Context): Promise<Placed> {
  const names = new Map((await allSchools(context.store.db)).map(({ id, name }) => [id, name]));
  return (school) => ({
    school,
    schoolName: school === EVERY_SCHOOL ? 'the trust' : (names.get(school) ?? school),
  });
}

async function workWaiting(context: Context, placed: Placed): Promise<WaitingWork[]> {
  const rank = { 'given-up': 0, 'trying-again': 1, waiting: 2 };
  const jobs = await context.work.list();
  const work: WaitingWork[] = [];
  for (const job of jobs.sort((a, b) => rank[a.state] - rank[b.state] || b.ageMs - a.ageMs)) {
    work.push({
      ...placed(await schoolOfJob(context, job)),
      id: job.id,
      work: job.name,
      state: job.state,
      since: londonIso(new Date(context.clock.now().getTime() - job.ageMs)),
      tries: job.tries,
      trouble: job.trouble && errorMayNamePupils(job.name) ? 'See the log.' : job.trouble,
    });
  }
  return work;
}

async function schoolOfJob(context: Context, job: QueuedJob): Promise<string> {
  if ('school' in job.data) return job.data.school;
  return (await findAction(context.store.db, job.data.actionId))?.school ?? EVERY_SCHOOL;
}
