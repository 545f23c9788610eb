import { expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { up } from '#shared/store/migrations/0012-own-chats.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';

onBothEngines('chats kept by the version before', (openedStore) => {
  it('are forgotten where they do not say that they are private', async () => {
    const { db } = openedStore();
    const kept = {
      own: { id: 'a:1', conversationType: 'personal' },
      alone: { id: 'a:1', conversationType: 'personal', isGroup: false },
      unsure: { id: 'a:1' },
      group: { id: 'a:1', conversationType: 'personal', isGroup: true },
      thread: { id: '19:x@thread.v2', conversationType: 'personal' },
    };
    for (const [staffId, conversation] of Object.entries(kept))
      await sql`insert into personal_chat (trust_id, staff_id, conversation, seen_at)
        values ('trust', ${staffId}, ${JSON.stringify({ conversation })}::jsonb, now())`.execute(db);
    await sql`insert into personal_chat (trust_id, staff_id, conversation, seen_at)
      values ('trust', 'odd', '{}', now())`.execute(db);
    await up(db as never);
    const rows = await db.selectFrom('personal_chat').select('staff_id').orderBy('staff_id').execute();
    expect(rows.map(({ staff_id }) => staff_id)).toEqual(['alone', 'own']);
  });
});
