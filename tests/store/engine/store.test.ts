import { expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { audit } from '#shared/store/audit/audit.ts';
import { migrate } from '#shared/store/engine/migrate.ts';
import { lockSchool, openStore } from '#shared/store/engine/open-store.ts';
import { readRolls } from '#shared/store/registers/school-registers.ts';
import { keptSecret } from '#shared/store/engine/secrets.ts';
import { defaultSettings, settingsOn, storeSettings } from '#shared/store/people/settings.ts';
import { bringIn, markRow, newSchool, pupilRow } from '../../support/schools/a-school.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';
import { testContext } from '../../support/product/test-context.ts';

onBothEngines('the store', (openedStore, engine) => {
  it('is migrated when it opens, and opening it again changes nothing', async () => {
    const { db } = openedStore();
    await migrate(db);
    const tables = (await db.introspection.getTables()).map(({ name }) => name);
    expect(tables).toEqual(
      expect.arrayContaining(['school', 'pupil', 'register_week', 'school_week', 'audit_entry']),
    );
    if (openedStore().engine.kind === 'postgres') {
      const again = await openStore({ databaseUrl: (openedStore().engine as { url: string }).url });
      expect(await again.isReady()).toBe(true);
      await again.close();
    }
  });

  it('answers dates as plain text and counts as numbers', async () => {
    const context = testContext(openedStore());
    const school = await newSchool(context);
    await bringIn(context, 'pupils', [pupilRow(school, 'A1', { startDate: '2026-09-03' })]);
    const row = await context.store.db
      .selectFrom('pupil')
      .select('start_date')
      .where('school_id', '=', school)
      .executeTakeFirst();
    expect(row?.start_date).toBe('2026-09-03');
    expect((await readRolls(context.store.db, [school])).get(school)?.pupils).toHaveLength(1);
  });

  it.each(['audit_entry', 'mark_change'] as const)('lets %s only grow', async (table) => {
    const context = testContext(openedStore());
    const school = await newSchool(context);
    await bringIn(context, 'pupils', [pupilRow(school, 'A1')]);
    for (const code of ['N', '/'])
      await bringIn(context, 'marks', [markRow(school, 'A1', '2026-09-16', 'AM', code)]);
    const { db } = context.store;
    await expect(
      sql`update ${sql.table(table)} set school_id = 'XX' where school_id = ${school}`.execute(db),
    ).rejects.toThrow(`${table} is append-only`);
    await expect(db.deleteFrom(table).where('school_id', '=', school).execute()).rejects.toThrow(
      `${table} is append-only`,
    );
    await expect(sql`truncate ${sql.table(table)}`.execute(db)).rejects.toThrow(`${table} is append-only`);
    const rows = await db.selectFrom(table).select('school_id').where('school_id', '=', school).execute();
    expect(rows.length).toBeGreaterThan(0);
  });

  it('does a transaction whole or not at all, its audit entry with it', async () => {
    const store = openedStore();
    const entry = {
      school: 'TX',
      at: new Date('2026-09-16T08:00:00Z'),
      staffId: 'somebody',
      what: 'pupil.summary' as const,
    };
    await expect(
      store.transaction(async (tx) => {
        await audit(tx, entry);
        throw new Error('in the middle');
      }),
    ).rejects.toThrow('in the middle');
    const rows = await store.db.selectFrom('audit_entry').selectAll().where('school_id', '=', 'TX').execute();
    expect(rows).toEqual([]);
  });

  it('keeps two pieces of work for one school apart, and lets another school pass', async () => {
    const store = openedStore();
    const seen: string[] = [];
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    let begun = (): void => undefined;
    const hasBegun = new Promise<void>((resolve) => (begun = resolve));
    const first = store.transaction(async (tx) => {
      await lockSchool(tx, 'LOCK1');
      begun();
      await held;
      seen.push('first');
    });
    await hasBegun;
    const second = store.transaction(async (tx) => {
      await lockSchool(tx, 'LOCK1');
      seen.push('second');
    });
    if (engine === 'Postgres') {
      await store.transaction(async (tx) => {
        await lockSchool(tx, 'LOCK2');
        seen.push('another school');
      });
    }
    release();
    await Promise.all([first, second]);
    expect(seen).toEqual([...(engine === 'Postgres' ? ['another school'] : []), 'first', 'second']);
  });

  it('holds a choice from its day on, and knows what held before', async () => {
    const store = openedStore();
    const school = { id: 'SET' };
    const on = async (date: string) => (await settingsOn(store.db, [school], date)).get('SET');
    const choose = (change: Parameters<typeof storeSettings>[2], starts: string) =>
      store.transaction((tx) => storeSettings(tx, 'SET', change, starts));
    await choose({ absenceCallsBy: 'year-leader', cardTime: '09:50' }, '2026-09-10');
    await choose({ cardTime: '10:00' }, '2026-09-16');
    await choose({ cardTime: '10:10' }, '2026-09-16');
    expect(await on('2026-09-09')).toEqual(defaultSettings());
    expect(await on('2026-09-15')).toMatchObject({ absenceCallsBy: 'year-leader', cardTime: '09:50' });
    expect(await on('2026-09-16')).toMatchObject({ absenceCallsBy: 'year-leader', cardTime: '10:10' });
  });

  it('keeps a secret for this instance: the first one stored stays', async () => {
    const { db } = openedStore();
    expect(await keptSecret(db, 'test', 'one')).toBe('one');
    expect(await keptSecret(db, 'test', 'two')).toBe('one');
  });
});
