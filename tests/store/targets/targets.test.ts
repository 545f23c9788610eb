import { expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { up } from '#shared/store/migrations/0006-targets.ts';
import { allTargets } from '#shared/store/targets/targets.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';

onBothEngines('the choices of an earlier version', (openedStore) => {
  it('carry over as targets of the school, each with what else held on its day', async () => {
    const { db } = openedStore();
    const school = (id: string, phase: string) =>
      db.insertInto('school').values({
        school_id: id,
        name: id,
        phase,
        trust: null,
        cluster: null,
        register_closes_am: null,
        register_closes_pm: null,
      });
    await school('OLD', 'secondary').execute();
    await school('SMALL', 'primary').execute();
    const chosen = (school_id: string, starts: string, name: string, value: unknown) =>
      db
        .insertInto('school_setting')
        .values({ school_id, starts, name, value: JSON.stringify(value) })
        .execute();
    await chosen('OLD', '2026-09-01', 'targetPercent', 94.25);
    await chosen('OLD', '2026-10-01', 'targetCohort', 'all');
    await chosen('OLD', '2026-11-01', 'targetYears', null);
    await chosen('OLD', '2026-11-01', 'cardTime', '10:00');
    await chosen('SMALL', '2026-09-01', 'targetYears', '1-6');
    await chosen('SMALL', '2026-10-01', 'targetYears', null);
    await sql`drop table target`.execute(db);
    await up(db as never);

    const found = await allTargets(db);
    const of = (id: string) =>
      found
        .filter(({ scope }) => scope.kind === 'school' && scope.school === id)
        .map(({ starts, value }) => [starts, value?.cohort, value?.years, value?.hundredths]);
    expect(of('OLD')).toEqual([
      ['2026-09-01', 'pp', null, 9425],
      ['2026-10-01', 'all', null, 9425],
      ['2026-11-01', 'all', '7-11', 9425],
    ]);
    expect(of('SMALL')).toEqual([
      ['2026-09-01', 'pp', '1-6', 9300],
      ['2026-10-01', 'pp', null, 9300],
    ]);
    expect(new Set(found.map(({ purpose, setBy }) => `${purpose} ${setBy}`))).toEqual(new Set(['daily ']));
  });
});
