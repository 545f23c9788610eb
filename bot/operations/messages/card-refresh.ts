import { EVERY_SCHOOL } from '#shared/domain/people/permission.ts';
import { cardsPostedOn } from '#shared/store/messages/posted-cards.ts';
import type { Tx } from '#shared/store/engine/open-store.ts';
import { allSchools } from '#shared/store/people/schools.ts';
import type { Context } from '../context.ts';

/** Later figures update the cards already posted today, the school's own and the trust's; none is posted anew. */
export async function enqueueCardRefresh(ctx: Context, tx: Tx, school: string): Promise<void> {
  const { today } = ctx.moment;
  const posted = new Set((await cardsPostedOn(tx, [school, EVERY_SCHOOL], today)).map((card) => card.school));
  for (const scope of posted) {
    await ctx.enqueue(tx, {
      name: 'post-daily-card',
      key: scope,
      data: { school: scope, scheduled: false },
    });
  }
}

/** A calendar or a school's own row changed: its day is revised and its cards follow; '*': at every school. */
export async function enqueueDayRefresh(ctx: Context, tx: Tx, school: string): Promise<void> {
  const schools = school === EVERY_SCHOOL ? (await allSchools(tx)).map(({ id }) => id) : [school];
  for (const id of schools) {
    await ctx.enqueue(tx, { name: 'revise-day', key: id, data: { school: id } });
    await enqueueCardRefresh(ctx, tx, id);
  }
}
