import { expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { migrate, steps } from '#shared/store/engine/migrate.ts';
import { alertEventsOf, storeAlertEvent } from '#shared/store/actions/alert-events.ts';
import { raiseAction, schoolsWithOpenAlerts } from '#shared/store/actions/actions.ts';
import { up } from '#shared/store/migrations/0018-alert-events.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';

const AT = new Date('2026-09-16T08:40:00.123Z');

onBothEngines('what people have done about alerts', (openedStore) => {
  const raised = (school: string) =>
    openedStore().transaction((tx) =>
      raiseAction(tx, {
        school,
        id: `alert of ${school}`,
        reference: `REF ${school}`,
        kind: 'safeguarding-alert',
        pupilId: null,
        tutorGroup: '',
        assigneeId: null,
        subject: 'x',
        raisedFor: '2026-09-16',
        raisedAt: AT,
        reason: { code: 'believed-in-school' },
        sentence: 'x',
        raisedByAction: null,
        dueTime: null,
        callFirst: true,
      }),
    );

  it('has a table in a store of the version before, whose open alerts stand as they did', async () => {
    const { db } = openedStore();
    await raised('EV');
    await sql`drop table alert_event`.execute(db);
    await sql`drop table worker_told`.execute(db);
    await sql`drop index action_open_alert`.execute(db);
    await up(db as never);
    expect([...(await schoolsWithOpenAlerts(db))]).toEqual(['EV']);
    expect([...(await alertEventsOf(db, 'EV', ['alert of EV']))]).toEqual([]);
  });

  it('comes back in its order, and is never changed or taken away', async () => {
    const store = openedStore();
    const event = { school: 'EV', actionId: 'a', by: 'sal', at: AT };
    await store.transaction(async (tx) => {
      await storeAlertEvent(tx, { ...event, what: 'looked', look: 'elsewhere', found: false });
      await storeAlertEvent(tx, { ...event, what: 'taken' });
      await storeAlertEvent(tx, { ...event, what: 'handed-on', to: 'dep' });
    });
    const events = (await alertEventsOf(store.db, 'EV', ['a'])).get('a');
    expect(events).toMatchObject([
      { what: 'looked', by: 'sal', at: AT.getTime(), look: 'elsewhere', found: false },
      { what: 'taken', to: null },
      { what: 'handed-on', to: 'dep' },
    ]);
    await expect(sql`update alert_event set done_by = 'x'`.execute(store.db)).rejects.toThrow();
    await expect(sql`delete from alert_event`.execute(store.db)).rejects.toThrow();
  });

  it('is of the alert’s present life, whatever the clock of the node that kept it', async () => {
    const store = openedStore();
    await raised('SKEW');
    const event = { school: 'SKEW', actionId: 'alert of SKEW', by: 'sal' };
    const early = new Date(AT.getTime() - 20_000);
    const late = new Date(AT.getTime() + 20_000);
    const kept = await store.transaction(async (tx) => [
      await storeAlertEvent(tx, { ...event, at: early, what: 'taken' }),
      await storeAlertEvent(tx, { ...event, at: late, what: 'handed-on', to: 'dep' }),
      await storeAlertEvent(tx, { ...event, at: early, what: 'looked', look: 'elsewhere', found: false }),
    ]);
    expect(kept).toEqual([AT, late, late]);
  });

  it('a node of the version before works beside it', async () => {
    const { '0018-alert-events': _newest, ...before } = steps;
    await migrate(openedStore().db, before);
  });
});
