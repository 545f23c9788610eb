import { expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { messageKindNames, messageKinds, type MessageKind } from '#shared/domain/messages/delivery.ts';
import { up } from '#shared/store/migrations/0010-outbox.ts';
import {
  beginForSchool,
  intendMessage,
  schoolsBegun,
  settleMessage,
  type OutboxMessage,
} from '#shared/store/messages/outbox.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';

const at = new Date('2026-09-16T08:00:00Z');
let messages = 0;

const later = (seconds: number): Date => new Date(at.getTime() + seconds * 1000);

onBothEngines('a message to somebody’s own chat', (openedStore) => {
  const anew = (kind: MessageKind): OutboxMessage => ({
    school: `school ${(messages += 1)}`,
    kind,
    about: '2026-09-14',
    staffId: 'olu',
  });
  const intend = (message: OutboxMessage, when = at) =>
    openedStore().transaction((tx) => intendMessage(tx, message, when));
  const settle = (
    message: OutboxMessage,
    state: 'sent' | 'refused' | 'unknown',
    tries: number,
  ): Promise<void> => openedStore().transaction((tx) => settleMessage(tx, message, { state, tries }, at));
  const stateOf = async ({ school, staffId }: OutboxMessage) => {
    const { rows } = await sql<{ state: string; tries: number }>`select state, tries from message
      where school_id = ${school} and staff_id = ${staffId}`.execute(openedStore().db);
    return rows;
  };

  it.each(messageKindNames)('of the kind %s is sent once, and again as its kind says', async (kind) => {
    const message = anew(kind);
    const again = messageKinds[kind].onDoubt === 'send-again';
    expect(await intend(message)).toEqual({ is: 'send', tries: 1 });
    await settle(message, 'unknown', 1);
    expect(await intend(message)).toEqual(again ? { is: 'send', tries: 2 } : { is: 'done' });
    const refused = anew(kind);
    await intend(refused);
    await settle(refused, 'refused', 1);
    expect(await intend(refused)).toEqual({ is: 'send', tries: 2 });
    await settle(refused, 'sent', 2);
    expect(await intend(refused, later(3600))).toEqual({ is: 'done' });
    expect(await stateOf(refused)).toEqual([{ state: 'sent', tries: 2 }]);
  });

  it.each(messageKindNames)(
    'of the kind %s is one node’s while it sends it, and in doubt after a minute',
    async (kind) => {
      const message = anew(kind);
      const [one, other] = await Promise.all([intend(message), intend(message)]);
      expect([one.is, other.is].sort()).toEqual(['being-sent', 'send']);
      expect(await intend(message, later(59))).toEqual({ is: 'being-sent' });
      expect(await intend(message, later(60))).toEqual(
        messageKinds[kind].onDoubt === 'send-again' ? { is: 'send', tries: 2 } : { is: 'lost', tries: 1 },
      );
    },
  );

  it.each(['unknown', 'refused'] as const)(
    'that one try has sent stays sent, whatever another says late: %s',
    async (late) => {
      const message = anew('call-withdrawn');
      await intend(message);
      await intend(message, later(60));
      await settle(message, late, 1);
      expect(await stateOf(message)).toEqual([{ state: 'intended', tries: 2 }]);
      await settle(message, 'sent', 1);
      await settle(message, late, 2);
      expect(await stateOf(message)).toEqual([{ state: 'sent', tries: 2 }]);
    },
  );

  it('is taken in hand for a school once, whoever asks', async () => {
    const { db } = openedStore();
    const message = anew('early-change');
    for (let times = 0; times < 2; times += 1)
      await openedStore().transaction((tx) => beginForSchool(tx, message, at));
    expect(await schoolsBegun(db, message)).toContain(message.school);
    expect(await schoolsBegun(db, { ...message, about: '2026-09-21' })).toEqual(new Set());
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
    expect(await schoolsBegun(db, message)).toContain('OLD');
    const again: [string, string][] = [];
    for (const staffId of ['sent', 'lost', 'no', 'new'])
      again.push([staffId, (await intend({ ...message, staffId })).is]);
    expect(again).toEqual([
      ['sent', 'done'],
      ['lost', 'done'],
      ['no', 'send'],
      ['new', 'send'],
    ]);
  });

  it('of the week is told once by nodes of two versions, whichever begins', async () => {
    const { db } = openedStore();
    const message = anew('early-change');
    const byOld = (staffId: string, state: string) =>
      sql`insert into weekly_notice (school_id, kind, week, staff_id, state, noted_at)
        values (${message.school}, 'early-change', ${message.about}, ${staffId}, ${state}, ${at})
        on conflict (school_id, kind, week, staff_id) do update set state = 'intended'
          where weekly_notice.state = 'refused'`
        .execute(db)
        .then(({ numAffectedRows }) => Number(numAffectedRows ?? 0));
    await byOld('', 'begun');
    expect(await schoolsBegun(db, message)).toContain(message.school);
    for (const state of ['intended', 'sent']) await byOld(state, state);
    expect(await intend({ ...message, staffId: 'intended' }, later(3600))).toEqual({ is: 'done' });
    expect(await intend({ ...message, staffId: 'sent' })).toEqual({ is: 'done' });
    for (const state of ['sent', 'unknown', 'refused'] as const) {
      const byNew = { ...message, staffId: `new ${state}` };
      await intend(byNew);
      expect([state, await byOld(byNew.staffId, 'intended')]).toEqual([state, 0]);
      await settle(byNew, state, 1);
      expect([state, await byOld(byNew.staffId, 'intended')]).toEqual([state, state === 'refused' ? 1 : 0]);
    }
    const begun = anew('early-change');
    await openedStore().transaction((tx) => beginForSchool(tx, begun, at));
    const { rows } = await sql`select 1 from weekly_notice
      where school_id = ${begun.school} and staff_id = '' and week = ${begun.about}`.execute(db);
    expect(rows).toHaveLength(1);
  });
});
