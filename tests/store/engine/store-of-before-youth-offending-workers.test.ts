import { expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { migrate, steps } from '#shared/store/engine/migrate.ts';
import { verifySchool } from '#shared/store/admin/verify-school.ts';
import { upnsOfSchools } from '#shared/store/roll/pupils.ts';
import { readWatchedChildren } from '../../../bot/operations/actions/alerts/watched-children.ts';
import { undoImport } from '../../../bot/operations/imports/undo-import.ts';
import { requestBy } from '../../support/product/requests.ts';
import { bringIn, pupilRow } from '../../support/schools/a-school.ts';
import { deskSchool } from '../../support/schools/desk-school.ts';
import { administrator } from '../../support/schools/people.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';

onBothEngines('a filled store of before youth offending workers', (openedStore) => {
  it('keeps its calls and flags, takes back files of then, and learns who has one from the next file', async () => {
    const desk = await deskSchool(openedStore(), '2026-09-23', '09:40');
    const { school, context } = desk;
    const { db } = openedStore();
    await desk.mark({ A2: 'N', B1: 'N' });
    const calls = await desk.open();
    const changed = await bringIn(context, 'pupils', [pupilRow(school, 'A1', { surname: 'Wrong' })]);
    const added = await bringIn(context, 'pupils', [pupilRow(school, 'C1')]);
    await sql`drop table standing_plan`.execute(db);
    await sql`alter table pupil drop column youth_offending_worker`.execute(db);
    await sql`update replaced_record set before = before #- '{pupil,0,youth_offending_worker}',
      after = after #- '{pupil,0,youth_offending_worker}' where school_id = ${school}`.execute(db);
    for (const table of ['kysely_migration', 'schema_step'])
      await sql`delete from ${sql.table(table)} where name > '0027-caseloads'`.execute(db);

    await migrate(db, steps);
    const watched = async () =>
      (await readWatchedChildren(await desk.as('Olu'), school)).children.map(
        ({ pupil, youthOffendingWorker }) => `${pupil.name.slice(-2)} ${youthOffendingWorker}`,
      );
    expect(await desk.open()).toEqual(calls);
    expect(await watched()).toEqual(['B1 false']);
    expect(await verifySchool(db, school)).toEqual([]);

    for (const { id } of [changed, added])
      expect(await undoImport(requestBy(context, administrator), id)).toMatchObject({
        takenBack: 1,
        kept: 0,
      });
    const upns = (await upnsOfSchools(db, [school])).get(school);
    expect([...(upns?.keys() ?? [])].sort()).toEqual(['A1', 'A2', 'B1']);

    await bringIn(context, 'pupils', [pupilRow(school, 'A2', { youthOffendingWorker: 'Y' })]);
    expect((await watched()).sort()).toEqual(['A2 true', 'B1 false']);
  });
});
