import { expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { migrate, steps } from '#shared/store/engine/migrate.ts';
import { verifyEscalation } from '#shared/store/admin/verify-escalation.ts';
import { decideProposal } from '../../../bot/operations/escalation/decide-proposal.ts';
import { listProposals } from '../../../bot/operations/escalation/list-proposals.ts';
import { recordMeeting } from '../../../bot/operations/escalation/record-meeting.ts';
import { bringIn, markRow } from '../../support/schools/a-school.ts';
import { deskSchool } from '../../support/schools/desk-school.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';

onBothEngines('a filled store of before proposals', (openedStore) => {
  it('goes through the steps since then, keeps its calls, and works on', async () => {
    const desk = await deskSchool(openedStore(), '2026-09-23', '09:40');
    const { db } = openedStore();
    const away = ['2026-09-18', '2026-09-21', '2026-09-22'].flatMap((date) =>
      (['AM', 'PM'] as const).map((session) => markRow(desk.school, 'A1', date, session, 'I')),
    );
    await bringIn(desk.context, 'marks', [...away, markRow(desk.school, 'B1', '2026-09-23', 'AM', 'N')]);
    const calls = await desk.open();
    expect(calls).toContain('absence-call B1');

    for (const table of ['proposal', 'meeting', 'barrier', 'caseload', 'standing_plan'])
      await sql`drop table ${sql.table(table)}`.execute(db);
    await sql`alter table pupil drop column youth_offending_worker`.execute(db);
    for (const event of ['insert', 'update', 'delete']) {
      await sql`drop trigger ${sql.ref(`contact_${event}_noted`)} on contact`.execute(db);
      await sql`drop trigger ${sql.ref(`named_adult_${event}_told`)} on named_adult`.execute(db);
    }
    for (const table of ['kysely_migration', 'schema_step'])
      await sql`delete from ${sql.table(table)} where name > '0024-disputed-marks'`.execute(db);

    await migrate(db, steps);
    expect(await desk.open()).toEqual(calls);
    const [proposal] = (await listProposals(await desk.as('Tess'), { school: desk.school })).items;
    expect(proposal).toMatchObject({ stage: 2, daysAbsent: 3 });
    const { action } = await decideProposal(await desk.as('Tess'), {
      id: proposal?.id ?? '',
      decision: { decision: 'approve' },
    });
    await recordMeeting(await desk.as('Tess'), {
      actionId: action?.id ?? '',
      meeting: { barriers: [{ kind: 'transport' }] },
    });
    expect(await verifyEscalation(db, desk.school)).toEqual({ faults: [], toBeRevised: [] });
  });
});
