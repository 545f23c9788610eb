import { expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { migrate, steps } from '#shared/store/engine/migrate.ts';
import { verifyEscalation } from '#shared/store/admin/verify-escalation.ts';
import { decideProposal } from '../../../bot/operations/escalation/decide-proposal.ts';
import { listProposals } from '../../../bot/operations/escalation/list-proposals.ts';
import { recordPlan } from '../../../bot/operations/escalation/plans/record-plan.ts';
import { bringIn, markRow } from '../../support/schools/a-school.ts';
import { deskSchool } from '../../support/schools/desk-school.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';

onBothEngines('a filled store of before health plans', (openedStore) => {
  it('keeps what is proposed and agreed, and takes plans from then on', async () => {
    const desk = await deskSchool(openedStore(), '2026-09-23', '09:40');
    const { db } = openedStore();
    const away = ['2026-09-18', '2026-09-21', '2026-09-22'].flatMap((date) =>
      ['A1', 'A2'].flatMap((upn) =>
        (['AM', 'PM'] as const).map((session) => markRow(desk.school, upn, date, session, 'I')),
      ),
    );
    await bringIn(desk.context, 'marks', away);
    const proposals = async () => (await listProposals(await desk.as('Olu'), { school: desk.school })).items;
    const [first] = await proposals();
    await decideProposal(await desk.as('Olu'), { id: first?.id ?? '', decision: { decision: 'approve' } });
    const before = await proposals();

    await sql`drop table standing_plan`.execute(db);
    for (const table of ['kysely_migration', 'schema_step'])
      await sql`delete from ${sql.table(table)} where name > '0028-youth-offending-workers'`.execute(db);

    await migrate(db, steps);
    expect(await proposals()).toEqual(before);
    const [left] = before;
    await recordPlan(await desk.as('Olu'), {
      pupil: left?.pupil.id ?? '',
      plan: { kind: 'health-plan', from: '2026-09-01' },
    });
    expect(await proposals()).toMatchObject([{ id: left?.id, review: true }]);
    expect(await verifyEscalation(db, desk.school)).toEqual({ faults: [], toBeRevised: [] });
  });
});
