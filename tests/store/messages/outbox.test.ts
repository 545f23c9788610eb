import { expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { messageKindNames, messageKinds } from '#shared/domain/messages/delivery.ts';
import { up } from '#shared/store/migrations/0010-outbox.ts';
import { beginForSchool, intendMessage, schoolsBegun, settleMessage } from '#shared/store/messages/outbox.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';

const at = new Date('2026-09-16T08:00:00Z');
let messages = 0;

onBothEngines('a message to somebody’s own chat', (openedStore) => {
  const anew = (kind: (typeof messageKindNames)[number]) => ({
    school: 'BA',
    kind,
    about: `week ${(messages += 1)}`,
    staffId: 'olu',
  });

  it.each(messageKindNames)('of the kind %s is sent once, and again as its kind says', async (kind) => {
    const { db } = openedStore();
    const message = anew(kind);
    const again = messageKinds[kind].onDoubt === 'send-again';
    expect(await intendMessage(db, message, at)).toBe(true);
    expect(await intendMessage(db, message, at)).toBe(again); // as a crash would have left it
    await settleMessage(db, message, { state: 'unknown', why: 'No answer.' }, at);
    expect(await intendMessage(db, message, at)).toBe(again);
    await settleMessage(db, message, { state: 'refused' }, at);
    expect(await intendMessage(db, message, at)).toBe(true);
    await settleMessage(db, message, { state: 'sent' }, at);
    expect(await intendMessage(db, message, at)).toBe(false);
    const { rows } = await sql<{ tries: number }>`
      select tries from message where message_key = ${`${kind} ${message.about}`}`.execute(db);
    expect(rows).toEqual([{ tries: again ? 4 : 2 }]);
  });

  it('is taken in hand for a school once, whoever asks', async () => {
    const { db } = openedStore();
    const message = anew('early-change');
    await beginForSchool(db, message, at);
    await beginForSchool(db, message, at);
    expect(await schoolsBegun(db, message)).toEqual(new Set(['BA']));
    expect(await schoolsBegun(db, { ...message, about: 'another week' })).toEqual(new Set());
  });

  it('of the version before is in the outbox once the store has been migrated: none is sent twice', async () => {
    const { db } = openedStore();
    await sql`drop table message`.execute(db);
    const row = (staff: string, state: string) =>
      sql`insert into weekly_notice (school_id, kind, week, staff_id, state, noted_at)
        values ('OLD', 'early-change', '2026-09-14', ${staff}, ${state}, ${at})`.execute(db);
    for (const [staff, state] of [
      ['', 'begun'],
      ['sent', 'sent'],
      ['lost', 'intended'],
      ['no', 'refused'],
    ] as const)
      await row(staff, state);
    await up(db as never);
    const message = { school: 'OLD', kind: 'early-change', about: '2026-09-14' } as const;
    expect(await schoolsBegun(db, message)).toEqual(new Set(['OLD']));
    const again: [string, boolean][] = [];
    for (const staffId of ['sent', 'lost', 'no', 'new'])
      again.push([staffId, await intendMessage(db, { ...message, staffId }, at)]);
    expect(again).toEqual([
      ['sent', false],
      ['lost', false],
      ['no', true],
      ['new', true],
    ]);
  });
});
