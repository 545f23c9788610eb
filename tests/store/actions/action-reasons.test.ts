import { expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { findAction, raiseAction } from '#shared/store/actions/actions.ts';
import { up } from '#shared/store/migrations/0009-action-reasons.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';

const action = {
  school: 'RS',
  reference: 'REFERENCE',
  kind: 'check-register' as const,
  pupilId: null,
  tutorGroup: '7A',
  assigneeId: null,
  raisedFor: '2026-09-16',
  raisedAt: new Date('2026-09-16T08:40:00Z'),
  raisedByAction: null,
  dueTime: null,
  callFirst: false,
  sentence: '2 marks are missing in the morning register.',
};

onBothEngines('why an action was raised', (openedStore) => {
  it('comes back as it was given, and stands as a sentence for nodes of the version before', async () => {
    const { db } = openedStore();
    const reason = { code: 'marks-missing', session: 'AM', marks: 2 } as const;
    await openedStore().transaction((tx) =>
      raiseAction(tx, { ...action, id: 'new', subject: 'register AM 7A', reason }),
    );
    expect(await findAction(db, 'new')).toMatchObject({ reason });
    const { rows } = await sql<{ raised_because: string }>`
      select raised_because from action where action_id = 'new'`.execute(db);
    expect(rows).toEqual([{ raised_because: action.sentence }]);
  });

  it('is the sentence of what the version before raised, in a store that has just been migrated', async () => {
    const { db } = openedStore();
    await sql`alter table action drop column reason`.execute(db);
    await sql`insert into action (school_id, action_id, reference, kind, status, tutor_group, subject, raised_for,
        raised_at, raised_because, call_first)
      values ('RS', 'old', 'OLDREFER', 'home-visit', 'open', '7A', 'pupil 1', '2026-09-15', now(), 'As it was said.',
        false)`.execute(db);
    await up(db as never);
    expect(await findAction(db, 'old')).toMatchObject({ reason: { code: 'text', text: 'As it was said.' } });
  });
});
