import { EVERY_SCHOOL, hasRightAnywhere, mayUse } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { audit } from '#shared/store/audit/audit.ts';
import {
  bindChannel as storeChannel,
  schoolsOfChannel,
  stopChannel,
} from '#shared/store/messages/channels.ts';
import { allSchools } from '#shared/store/people/schools.ts';
import type { StaffContext, StaffMember } from '../context.ts';

export interface ChannelInput {
  channel: string;
  name: string | null;
  conversation: unknown;
  team?: string | null;
}

/**
 * Binds a channel to a school's daily card ('trust': the trust's). Nothing named: the person's own school. Answers
 * with the place: a school's id, or '*'.
 */
export async function bindChannel(
  ctx: StaffContext,
  { channel: query, named }: { channel: ChannelInput; named: string | null },
): Promise<{ scope: string; name: string }> {
  const schools = await allSchools(ctx.store.db);
  const scope = scopeOf(
    ctx.actor,
    named,
    schools.map(({ id }) => id),
  );
  if (scope === EVERY_SCHOOL) {
    if (!hasRightAnywhere(ctx.actor, 'post-trust-card'))
      throw new Problem(
        'forbidden',
        'Only trust leads and administrators bring the trust’s card to a channel.',
      );
  } else {
    const answer = mayUse(ctx.actor, 'post-school-card', scope);
    if (answer !== 'yes')
      throw new Problem(
        'forbidden',
        'Attendance officers and school leaders bring the card to a channel. Ask one of them.',
      );
  }
  await ctx.transaction(async (tx) => {
    await storeChannel(tx, { school: scope, boundBy: ctx.actor.id, ...query }, ctx.at);
    await audit(tx, {
      school: scope,
      at: ctx.at,
      staffId: ctx.actor.id,
      what: 'channel.bind',
      detail: { channel: query.channel },
    });
    await ctx.enqueue(tx, {
      name: 'post-daily-card',
      key: scope,
      data: { school: scope, scheduled: false },
    });
  });
  const name = scope === EVERY_SCHOOL ? 'the trust' : (schools.find(({ id }) => id === scope)?.name ?? scope);
  return { scope, name };
}

function scopeOf(person: StaffMember, named: string | null, schools: readonly string[]): string {
  if (named) {
    if (named.toLowerCase() === 'trust') return EVERY_SCHOOL;
    const found = schools.find((school) => school.toLowerCase() === named.toLowerCase());
    if (!found) throw new Problem('not-found', `I know no school with the code ${named.slice(0, 40)}.`);
    return found;
  }
  const own = person.posts.map((post) => post.school).filter((school) => school !== EVERY_SCHOOL);
  const [only] = own.length > 0 ? own : schools;
  if (only && (own.length === 1 || (own.length === 0 && schools.length === 1))) return only;
  throw new Problem(
    'unprocessable',
    `Which school? Say "post here" with its code, or "post here trust". Codes: ${(own.length > 0 ? own : schools).join(', ')}.`,
  );
}

/** Stops the cards of a channel; those who may bring them may stop them. */
export async function unbindChannel(ctx: StaffContext, channel: string): Promise<string[]> {
  const schools = await schoolsOfChannel(ctx.store.db, channel);
  const may = schools.every((scope) =>
    scope === EVERY_SCHOOL
      ? hasRightAnywhere(ctx.actor, 'post-trust-card')
      : mayUse(ctx.actor, 'post-school-card', scope) === 'yes',
  );
  if (!may)
    throw new Problem('forbidden', 'Attendance officers and school leaders stop the card. Ask one of them.');
  return ctx.transaction(async (tx) => {
    const stopped = await stopChannel(tx, channel);
    for (const scope of stopped) {
      await audit(tx, {
        school: scope,
        at: ctx.at,
        staffId: ctx.actor.id,
        what: 'channel.stop',
        detail: { channel },
      });
    }
    return stopped;
  });
}
