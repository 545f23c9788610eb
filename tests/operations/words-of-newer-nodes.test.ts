import { beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { actionList } from '#shared/contracts/actions/action.ts';
import { whatWaits as whatWaitsAnswer } from '#shared/contracts/admin/waiting.ts';
import { pastImports } from '#shared/contracts/imports/past-imports.ts';
import { pupilChronology as chronologyAnswer } from '#shared/contracts/pupils/pupil-year.ts';
import { channelsOf } from '#shared/store/messages/channels.ts';
import { settingsOn } from '#shared/store/people/settings.ts';
import { changeAnswers } from '#shared/store/patterns/change-answers.ts';
import { readCare } from '#shared/store/pupils/check-ins.ts';
import { allTargets } from '#shared/store/targets/targets.ts';
import { listActions } from '../../bot/operations/actions/list-actions.ts';
import { whatWaits } from '../../bot/operations/admin/what-waits.ts';
import { pastImportsFor } from '../../bot/operations/imports/past-imports.ts';
import { undoImport } from '../../bot/operations/imports/undo-import.ts';
import { findPersonById } from '../../bot/operations/people/find-person.ts';
import { pupilChronology } from '../../bot/operations/pupils/pupil-chronology.ts';
import type { StaffMember } from '../../bot/operations/context.ts';
import { jobIn, requestBy } from '../support/product/requests.ts';
import { testContext, type TestContext } from '../support/product/test-context.ts';
import { bringIn, markRow, newSchool, pupilRow } from '../support/schools/a-school.ts';
import { administrator } from '../support/schools/people.ts';
import { sharedStore } from '../support/stores/both-engines.ts';

const TODAY = '2026-09-16';
const openedStore = sharedStore();

/** A rolling start (decision 9): a newer node runs beside this one, and stores kinds and states of its own. */
describe('what a newer node has stored in words of its own', () => {
  let context: TestContext;
  let school: string;
  let officer: StaffMember;
  let pupilId: number;
  const officers = () => requestBy(context, officer);

  beforeAll(async () => {
    const { db } = openedStore();
    context = testContext(openedStore(), { now: `${TODAY}T10:00` });
    school = await newSchool(context);
    await bringIn(context, 'staff', [
      { school, email: `olu@${school}.example`, name: 'Olu', roles: 'attendance-officer' },
    ]);
    await bringIn(context, 'pupils', [pupilRow(school, 'A1'), pupilRow(school, 'A2')]);
    await bringIn(context, 'marks', [
      markRow(school, 'A1', TODAY, 'AM', 'N'),
      markRow(school, 'A2', TODAY, 'AM', '/'),
    ]);
    const found = await db
      .selectFrom('action')
      .select(['pupil_id', 'action_id'])
      .where('school_id', '=', school)
      .executeTakeFirstOrThrow();
    pupilId = found.pupil_id ?? 0;
    const planted = [
      sql`update staff_post set roles = roles || '["strange-role"]'::jsonb where school_id = ${school}`,
      ...['absence-call', 'strange-kind'].map(
        (
          kind,
        ) => sql`insert into action (school_id, action_id, reference, kind, status, pupil_id, tutor_group, subject,
            raised_for, raised_at, raised_because, reason, call_first)
          values (${school}, ${`${kind} ${school}`}, ${kind}, ${kind},
            ${kind === 'strange-kind' ? 'open' : 'strange-status'}, ${pupilId}, '7A', 'strange', ${TODAY}, now(),
            'As it was said.', '{"code":"strange-code"}', false)`,
      ),
      sql`update action set reason = '{"code":"strange-code"}', raised_because = 'As it was said.', status = 'done'
        where action_id = ${found.action_id}`,
      ...['emailed', 'no-answer'].map(
        (
          result,
          index,
        ) => sql`insert into outcome (school_id, outcome_id, action_id, pupil_id, recorded_by, recorded_at,
            result, expected_back, support, parent_believed_in_school, restricted)
          values (${school}, ${`${result} ${school}`}, ${index === 0 ? `strange-kind ${school}` : found.action_id},
            ${pupilId}, 'somebody', ${context.clock.now()}, ${result}, '{"kind":"next-week"}', '["strange-need"]', false,
            false)`,
      ),
      sql`insert into message (school_id, message_key, staff_id, kind, state, tries, intended_at, noted_at)
        select ${school}, 'strange', staff_id, 'strange-message', 'unknown', 1, ${`${TODAY}T08:00Z`}, ${`${TODAY}T08:00Z`}
        from staff_post where school_id = ${school}`,
      sql`insert into import_run (trust_id, import_id, kind, state, imported_by, imported_at)
        select trust_id, 'strange import', 'strange-file', 'done', 'administrator', now() from staff limit 1`,
      sql`insert into target (school_id, purpose, phase, starts, set_by, set_at)
        values (${school}, 'strange-purpose', '*', '2026-09-01', '', now())`,
      ...['strange-kind', 'more-lates'].map(
        (
          kind,
        ) => sql`insert into change_answer (school_id, pupil_id, kind, week, answer, answered_by, answered_at)
          values (${school}, ${pupilId}, ${kind}, '2026-09-07', 'strange-answer', 'somebody', now())`,
      ),
      sql`insert into channel (school_id, channel, conversation, bound_by, bound_at, state)
        values (${school}, 'strange channel', '{}', 'somebody', now(), 'strange-state')`,
      sql`insert into school_setting (school_id, name, starts, value)
        values (${school}, 'cardTime', '2026-09-01', '"10:15"'), (${school}, 'absenceCallsBy', '2026-09-02', '"nobody"'),
          (${school}, 'strangeSetting', '2026-09-02', '1')`,
    ];
    for (const one of planted) await one.execute(db);
    const { staff_id } = await db
      .selectFrom('staff_post')
      .select('staff_id')
      .where('school_id', '=', school)
      .executeTakeFirstOrThrow();
    officer = (await findPersonById(jobIn(context), staff_id)) as StaffMember;
  });

  it('lets a file of today’s marks in, and stays as it is', async () => {
    const report = await bringIn(context, 'marks', [markRow(school, 'A2', TODAY, 'AM', 'N')]);
    expect(report.changed).toBe(1);
    const rows = await context.store.db
      .selectFrom('action')
      .select(['kind', 'status'])
      .where('subject', '=', 'strange')
      .where('school_id', '=', school)
      .orderBy('kind')
      .execute();
    expect(rows).toEqual([
      { kind: 'absence-call', status: 'strange-status' },
      { kind: 'strange-kind', status: 'open' },
    ]);
  });

  it('leaves the lists readable: a reason is its sentence, what has no words here is left out', async () => {
    const { items } = actionList.parse(await listActions(officers(), { school, status: 'done' }));
    expect(items).toMatchObject([
      {
        raisedBecause: 'As it was said.',
        outcome: { result: 'no-answer', expectedBack: null, support: [] },
      },
    ]);
    const all = await listActions(officers(), { school });
    expect(all.items.map(({ kind }) => kind)).not.toContain('strange-kind');
    const chronology = await pupilChronology(officers(), { id: String(pupilId) });
    expect(JSON.stringify(chronologyAnswer.parse(chronology))).not.toContain('strange');
    const { support } = await readCare(context.store.db, school, new Date(`${TODAY}T00:00Z`));
    expect(support.size).toBe(0);
  });

  it('keeps out of what waits, of past imports, of targets and of answers to early changes', async () => {
    const waits = whatWaitsAnswer.parse(await whatWaits(requestBy(context, administrator)));
    expect([waits.messages, waits.channels]).toEqual([[], []]);
    const { imports } = pastImports.parse(await pastImportsFor(requestBy(context, administrator)));
    expect(imports.map(({ id }) => id)).not.toContain('strange import');
    await expect(undoImport(requestBy(context, administrator), 'strange import')).rejects.toThrow(
      'no import',
    );
    expect(await allTargets(context.store.db)).toEqual([]);
    const weeks = { from: '2026-09-01', to: TODAY };
    expect(await changeAnswers(context.store.db, school, weeks)).toEqual([]);
  });

  it('neither gives a role nor a card, and leaves the choices beside it as they are', async () => {
    expect(officer.posts.map(({ roles }) => roles)).toEqual([['attendance-officer']]);
    expect(await channelsOf(context.store.db, school)).toEqual([]);
    const settings = await settingsOn(context.store.db, [{ id: school }], TODAY);
    expect(settings.get(school)).toMatchObject({ absenceCallsBy: 'tutor', cardTime: '10:15' });
  });
});
