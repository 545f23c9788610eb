import { afterAll, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { carriedTables } from '#shared/store/backup/carried-tables.ts';
import { restoreBackup } from '#shared/store/backup/restore-backup.ts';
import { writeBackup } from '#shared/store/backup/write-backup.ts';
import { storeChangeAnswer } from '#shared/store/patterns/change-answers.ts';
import { openStore, type Store } from '#shared/store/engine/open-store.ts';
import { listActions } from '../../../bot/operations/actions/list-actions.ts';
import { decideProposal } from '../../../bot/operations/escalation/decide-proposal.ts';
import { listProposals } from '../../../bot/operations/escalation/list-proposals.ts';
import { recordPlan } from '../../../bot/operations/escalation/plans/record-plan.ts';
import { recordMeeting } from '../../../bot/operations/escalation/record-meeting.ts';
import type { StaffMember } from '../../../bot/operations/context.ts';
import { putLocalCode } from '../../../bot/operations/imports/local-codes.ts';
import { recordOutcome } from '../../../bot/operations/actions/record-outcome.ts';
import { givePupilSight } from '../../../bot/operations/people/give-pupil-sight.ts';
import { staffIdOf } from '../../../bot/operations/people/staff-id.ts';
import { bringIn, markRow, newSchool, pupilRow } from '../../support/schools/a-school.ts';
import { onBothEngines, type EngineName } from '../../support/stores/both-engines.ts';
import { administrator, person, post } from '../../support/schools/people.ts';
import { createTestDatabase } from '../../support/stores/postgres.ts';
import { verifySchool } from '#shared/store/admin/verify-school.ts';
import { storedMarks } from '../../support/stores/stored-marks.ts';
import { testContext, type TestContext } from '../../support/product/test-context.ts';
import { storeInMemory } from '../../support/stores/prepared-store.ts';
import { requestBy } from '../../support/product/requests.ts';

const TODAY = '2026-09-16';
const folder = mkdtempSync(join(tmpdir(), 'attendance-backup-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const now = new Date('2026-09-16T08:40:00Z');
let files = 0;
const newFile = (): string => join(folder, `${(files += 1)}.backup`);

async function fill(store: Store): Promise<string> {
  const context = testContext(store, { now: `${TODAY}T09:40` });
  const school = await newSchool(context);
  await bringIn(context, 'staff', [
    { school, email: `olu.${school}@trust.example`, name: 'Olu "O"', roles: 'attendance-officer' },
  ]);
  const lead = `lead.${school}@trust.example`.toLowerCase();
  await bringIn(context, 'staff', [{ school: '', email: lead, name: 'Tru Lead', roles: 'trust-lead' }]);
  await givePupilSight(requestBy(context, administrator), {
    staff: staffIdOf(lead),
    schools: [school],
    reason: 'review, “all of it”',
    ends: TODAY,
  });
  await bringIn(context, 'pupils', [
    pupilRow(school, 'A1', { surname: `O'Brien \\ "x"\n👩‍🎓 حسن \u2028 \u2029` }),
    pupilRow(school, 'A2', { pupilPremium: 'Y', youthOffendingWorker: 'Y' }),
  ]);
  await bringIn(context, 'contacts', [{ school, upn: 'A1', order: 1, name: '', phone: '' }]);
  await bringIn(context, 'marks', [
    markRow(school, 'A1', TODAY, 'AM', 'N'),
    { ...markRow(school, 'A2', TODAY, 'AM', '\\'), comment: '\\N, {a} "b"' },
    markRow(school, 'A2', '2026-09-15', 'AM', 'I'),
    markRow(school, 'STRANGER', TODAY, 'AM', '/'),
    { ...markRow(school, 'A2', TODAY, 'PM', 'BM'), minutesLate: 5 },
  ]);
  await bringIn(context, 'marks', [markRow(school, 'A2', '2026-09-15', 'AM', 'M')]);
  const officer = person([post(school, 'attendance-officer')]);
  await putLocalCode(requestBy(context, officer), {
    school,
    localCode: { code: 'BM', means: 'B', from: TODAY },
  });
  const [call] = (await listActions(requestBy(context, officer), { school, kind: 'absence-call' })).items;
  await recordOutcome(requestBy(context, officer), {
    actionId: call?.id ?? '',
    outcome: {
      result: 'spoke-to',
      expectedBack: { kind: 'today', time: '11:00' },
      support: ['transport'],
    },
  });
  await holdMeeting(context, school, officer);
  const { pupil_id: pupilId } = await store.db
    .selectFrom('pupil')
    .select('pupil_id')
    .where('school_id', '=', school)
    .where('upn', '=', 'A1')
    .executeTakeFirstOrThrow();
  const change = { school, pupilId, kind: 'more-lates', week: '2026-09-07' } as const;
  for (const answer of ['knew-already', null] as const)
    await store.transaction((tx) => storeChangeAnswer(tx, change, { answer, by: officer.id, at: now }));
  return school;
}

/** With a pupil who has been away for three days. */
async function holdMeeting(context: TestContext, school: string, officer: StaffMember): Promise<void> {
  const away = ['2026-09-10', '2026-09-11', '2026-09-14'].flatMap((date) =>
    (['AM', 'PM'] as const).map((session) => markRow(school, 'A2', date, session, 'I')),
  );
  await bringIn(context, 'marks', away);
  const { rows } = await sql<{ id: number }>`
    select pupil_id as id from pupil where school_id = ${school} and upn = 'A2'`.execute(context.store.db);
  await recordPlan(requestBy(context, officer), {
    pupil: String(rows[0]?.id),
    plan: { kind: 'part-time-timetable', until: '2026-12-18', note: 'Mornings, “for now”' },
  });
  const [proposal] = (await listProposals(requestBy(context, officer), { school })).items;
  const { action } = await decideProposal(requestBy(context, officer), {
    id: proposal?.id ?? '',
    decision: { decision: 'approve' },
  });
  await recordMeeting(requestBy(context, officer), {
    actionId: action?.id ?? '',
    meeting: { strengths: 'Draws “maps”', barriers: [{ kind: 'money', ownerName: 'The office' }] },
  });
}

/** Every row of every table, as text. */
async function contents(store: Store, without: readonly string[] = []): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const { name } of await carriedTables(store.db)) {
    if (without.includes(name)) continue;
    const { rows } = await sql<{ row: string }>`
      select to_jsonb(t)::text as row from ${sql.table(name)} t order by 1`.execute(store.db);
    found[name] = rows.map(({ row }) => row);
  }
  return found;
}

async function emptyStore(engine: EngineName): Promise<{ store: Store; end: () => Promise<void> }> {
  if (engine === 'embedded store') {
    const store = await storeInMemory();
    return { store, end: () => store.close() };
  }
  const database = await createTestDatabase();
  const store = await openStore({ databaseUrl: database.url });
  return { store, end: () => store.close().then(database.drop) };
}

onBothEngines('a backup', (openedStore, engine) => {
  it.each(['embedded store', 'Postgres'] as const)('comes back whole in another store: %s', async (other) => {
    const school = await fill(openedStore());
    const file = newFile();
    const made = await writeBackup(openedStore(), file, now);
    expect(statSync(file).mode & 0o777).toBe(0o600);

    const { store, end } = await emptyStore(other);
    try {
      expect(await restoreBackup(store, file, { replace: false, now })).toEqual(made);
      const [before, after] = [
        await contents(openedStore(), ['audit_entry']),
        await contents(store, ['audit_entry']),
      ];
      expect(after).toEqual(before);
      expect(Object.values(before).flat().length).toBeGreaterThan(20);
      for (const table of ['proposal', 'meeting', 'barrier', 'standing_plan'])
        expect([table, before[table]?.length ?? 0]).not.toEqual([table, 0]);

      const audited = (await contents(store)).audit_entry ?? [];
      const auditedBefore = (await contents(openedStore())).audit_entry ?? [];
      expect(audited).toEqual(expect.arrayContaining(auditedBefore));
      expect(audited).toHaveLength(auditedBefore.length + 1);
      expect(audited.join()).toContain('store.restore');

      expect(await verifySchool(store.db, school)).toEqual([]);
      expect(await storedMarks(store, school)).toEqual(await storedMarks(openedStore(), school));
      for (const change of [
        `update audit_entry set what = 'x'`,
        'delete from mark_change',
        'delete from change_answer',
        'truncate audit_entry',
      ])
        await expect(sql.raw(change).execute(store.db)).rejects.toThrow('is append-only');

      // New rows are numbered on from the old ones.
      const context = testContext(store, { now: `${TODAY}T10:00` });
      await bringIn(context, 'pupils', [pupilRow(school, 'NEW')]);
      const report = await bringIn(context, 'marks', [markRow(school, 'NEW', TODAY, 'AM', 'N')]);
      expect(report).toMatchObject({ changed: 1 });
    } finally {
      await end();
    }
  });

  it('goes into a store that is not empty only when told to, and replaces all of it then', async () => {
    await fill(openedStore());
    const file = newFile();
    await writeBackup(openedStore(), file, now);
    const was = await contents(openedStore());
    const context = testContext(openedStore(), { now: `${TODAY}T10:00` });
    await newSchool(context, { name: 'Later' });
    const later = await contents(openedStore());
    await expect(restoreBackup(openedStore(), file, { replace: false, now })).rejects.toThrow(
      /This store is not empty: it holds .*school.*Nothing was changed.*--replace/,
    );
    expect(await contents(openedStore())).toEqual(later);

    await restoreBackup(openedStore(), file, { replace: true, now });
    const { audit_entry: audited = [], ...rest } = await contents(openedStore());
    const { audit_entry: auditedBefore = [], ...restBefore } = was;
    expect(rest).toEqual(restBefore);
    expect(audited).toHaveLength(auditedBefore.length + 1);
  });

  it('is the store of one moment, whatever is written meanwhile', async () => {
    if (engine === 'embedded store') return; // it does one thing at a time
    await fill(openedStore());
    const before = await contents(openedStore());
    const file = newFile();
    const writing = writeBackup(openedStore(), file, now);
    const meanwhile = newSchool(testContext(openedStore()), { name: 'Meanwhile' });
    await Promise.all([writing, meanwhile]);
    const { store, end } = await emptyStore('embedded store');
    try {
      await restoreBackup(store, file, { replace: false, now });
      const kept = await contents(store, ['audit_entry']);
      const { audit_entry: _audited, ...whole } = before;
      const withMeanwhile = await contents(openedStore(), ['audit_entry']);
      expect([whole, withMeanwhile]).toContainEqual(kept);
    } finally {
      await end();
    }
  });

  it.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2), 'cut off'],
    [
      'changed',
      (bytes: Buffer) => gzipSync(gunzipSync(bytes).toString().replace('Ash', 'Asp')),
      'was changed',
    ],
    [
      'without its end',
      (bytes: Buffer) => gzipSync(gunzipSync(bytes).toString().replace('{"whole":true}\n', '')),
      'cut off',
    ],
    [
      'of a newer version',
      (bytes: Buffer) =>
        gzipSync(
          gunzipSync(bytes)
            .toString()
            .replace(/"migration":"[^"]*"/, '"migration":"9999-x"'),
        ),
      'has the shape 9999-x',
    ],
    ['something else', () => gzipSync('school,name\n'), 'no backup'],
    ['not even zipped', () => Buffer.from('school,name\n'), 'cut off or damaged'],
  ])('that is %s is refused before anything is touched', async (_what, spoil, text) => {
    await fill(openedStore());
    const file = newFile();
    await writeBackup(openedStore(), file, now);
    writeFileSync(file, spoil(readFileSync(file)));
    const before = await contents(openedStore());
    await expect(restoreBackup(openedStore(), file, { replace: true, now })).rejects.toThrow(text);
    expect(await contents(openedStore())).toEqual(before);
  });

  it('that could not be written leaves nothing behind', async () => {
    await expect(writeBackup(openedStore(), join(folder, 'nowhere', 'x.backup'), now)).rejects.toThrow(
      'ENOENT',
    );
  });
});
