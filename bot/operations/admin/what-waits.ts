import type { WaitingWork, WhatWaits } from '#shared/contracts/admin/waiting.ts';
import { errorMayNamePupils } from '#shared/domain/admin/job-names.ts';
import { londonIso } from '#shared/domain/basics/london-time.ts';
import { BEING_SENT_MS } from '#shared/domain/messages/delivery.ts';
import { EVERY_SCHOOL, schoolsWithRight } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { findAction } from '#shared/store/actions/actions.ts';
import { audit } from '#shared/store/audit/audit.ts';
import { messagesInDoubt } from '#shared/store/messages/outbox.ts';
import { cardsSentAgain } from '#shared/store/messages/posted-cards.ts';
import { channelsInTrouble, peopleWhoBlocked } from '#shared/store/messages/out-of-reach.ts';
import { plannerTroubles } from '#shared/store/planner/planner.ts';
import { waitingPosts } from '#shared/store/people/staff.ts';
import { allSchools } from '#shared/store/people/schools.ts';
import type { Context, QueuedJob, StaffContext, StaffMember } from '../context.ts';
import type { Job } from '../jobs.ts';
import { alertStandings, isWanting } from '../messages/alert-standings.ts';
import { untoldAlerts } from '../messages/untold-alerts.ts';

/** What waits, what is out of reach and what was given up, at the schools the person administers. */
export async function whatWaits(ctx: StaffContext): Promise<WhatWaits> {
  const { db } = ctx.store;
  const theirs = schoolsOf(ctx.actor);
  const placed = await placing(ctx);
  const ofTheirs = <Row extends { school: string }>(rows: readonly Row[]): Row[] =>
    rows.filter((row) => theirs === 'all' || theirs.includes(row.school));
  return {
    now: londonIso(ctx.at),
    alerts: ofTheirs(await untoldAlerts(ctx)).map(({ school, raisedAt }) => ({
      ...placed(school),
      since: londonIso(raisedAt),
    })),
    alertPeople: ofTheirs((await alertStandings(ctx)).filter(isWanting)),
    work: ofTheirs(await workWaiting(ctx, placed)),
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
    folders: theirs === 'all' ? openFolders(ctx) : [],
    posts: ofTheirs(await waitingPosts(db, ctx.moment.today)).map(({ staffId, school, name, holdsAt }) => ({
      ...placed(school),
      id: staffId,
      name,
      holdsAt: [...holdsAt],
    })),
    messages: ofTheirs(await messagesInDoubt(db, inDoubt(ctx.at))).map(
      ({ school, name, at, ...message }) => ({
        ...message,
        ...placed(school),
        to: name,
        at: londonIso(at),
      }),
    ),
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
  ctx: StaffContext,
  id: string,
): Promise<{ work: Job['name']; school: string; schoolName: string }> {
  const theirs = schoolsOf(ctx.actor);
  const found = (await ctx.work.list()).find((one) => one.id === id && one.state === 'given-up');
  const school = found && (await schoolOfJob(ctx, found));
  if (!found || school === undefined || (theirs !== 'all' && !theirs.includes(school)))
    throw new Problem('not-found', 'This work is not waiting any more. It may have been done meanwhile.');
  await ctx.transaction(async (tx) => {
    await ctx.work.takeUpAgain(tx, found);
    const detail = { work: found.name, key: found.key };
    await audit(tx, { school, at: ctx.at, staffId: ctx.actor.id, what: 'job.try-again', detail });
  });
  return { work: found.name, ...(await placing(ctx))(school) };
}

function schoolsOf(person: StaffMember): 'all' | string[] {
  const schools = schoolsWithRight(person, 'mind-the-running');
  if (schools.length === 0) throw new Problem('forbidden', 'Administrators see what waits.');
  return schools;
}

function openFolders(ctx: Context): WhatWaits['folders'] {
  const folder = ctx.dropFolder();
  return folder?.openTo ? [{ path: folder.path, openTo: folder.openTo }] : [];
}

const MINUTE_MS = 60_000;
/** After a week it no longer matters. */
const inDoubt = (now: Date): { since: Date; until: Date } => ({
  since: new Date(now.getTime() - 7 * 24 * 60 * MINUTE_MS),
  until: new Date(now.getTime() - BEING_SENT_MS),
});

type Placed = (school: string) => { school: string; schoolName: string };

async function placing(ctx: Context): Promise<Placed> {
  const names = new Map((await allSchools(ctx.store.db)).map(({ id, name }) => [id, name]));
  return (school) => ({
    school,
    schoolName: school === EVERY_SCHOOL ? 'the trust' : (names.get(school) ?? school),
  });
}

async function workWaiting(ctx: Context, placed: Placed): Promise<WaitingWork[]> {
  const rank = { 'given-up': 0, 'trying-again': 1, waiting: 2 };
  const jobs = await ctx.work.list();
  const work: WaitingWork[] = [];
  for (const job of jobs.sort((a, b) => rank[a.state] - rank[b.state] || b.ageMs - a.ageMs)) {
    work.push({
      ...placed(await schoolOfJob(ctx, job)),
      id: job.id,
      work: job.name,
      state: job.state,
      since: londonIso(new Date(ctx.at.getTime() - job.ageMs)),
      tries: job.tries,
      trouble: job.trouble && errorMayNamePupils(job.name) ? 'See the log.' : job.trouble,
    });
  }
  return work;
}

async function schoolOfJob(ctx: Context, job: QueuedJob): Promise<string> {
  if ('school' in job.data) return job.data.school;
  return (await findAction(ctx.store.db, job.data.actionId))?.school ?? EVERY_SCHOOL;
}
