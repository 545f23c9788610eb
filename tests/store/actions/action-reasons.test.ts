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

  it('is the sentence where a node of the version before has raised it again for another', async () => {
    const { db } = openedStore();
    const raised = { ...action, id: 'again', subject: 'register PM 7A' };
    const reason = { code: 'marks-missing', session: 'PM', marks: 2 } as const;
    await openedStore().transaction((tx) => raiseAction(tx, { ...raised, reason }));
    await sql`update action set raised_because = 'As it was said.' where action_id = 'again'`.execute(db);
    expect(await findAction(db, 'again')).toMatchObject({
      reason: { code: 'text', text: 'As it was said.' },
    });
    await sql`update action set status = 'withdrawn' where action_id = 'again'`.execute(db);
    await openedStore().transaction((tx) => raiseAction(tx, { ...raised, reason: { ...reason, marks: 3 } }));
    expect((await findAction(db, 'again'))?.reason).toEqual({ ...reason, marks: 3 });
  });

  it.each([
    [
      'without its sentence beside it stands',
      { code: 'marks-missing', session: 'AM', marks: 2 },
      'marks-missing',
    ],
    ['of a code that only a newer node knows is its sentence', { code: 'strange-code' }, 'text'],
  ])('a reason %s', async (_, reason, code) => {
    const { db } = openedStore();
    const id = `stored ${code}`;
    await openedStore().transaction((tx) =>
      raiseAction(tx, { ...action, id, subject: id, reason: { code: 'unexplained' } }),
    );
    await sql`update action set reason = ${JSON.stringify(reason)}::jsonb where action_id = ${id}`.execute(
      db,
    );
    expect((await findAction(db, id))?.reason).toEqual(
      code === 'text' ? { code, text: action.sentence } : reason,
    );
  });
});
