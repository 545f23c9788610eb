import { beforeAll, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { CaseloadWish } from '#shared/contracts/roll/caseloads.ts';
import type { Role } from '#shared/domain/people/rights.ts';
import { migrate, steps } from '#shared/store/engine/migrate.ts';
import { openStore } from '#shared/store/engine/open-store.ts';
import { up } from '#shared/store/migrations/0027-caseloads.ts';
import type { StaffMember } from '#shared/store/people/staff.ts';
import { awayToday } from '../../../bot/operations/actions/away-today.ts';
import { callSheet } from '../../../bot/operations/actions/call-sheet.ts';
import { nameAdult } from '../../../bot/operations/actions/calls/name-adult.ts';
import { listActions } from '../../../bot/operations/actions/list-actions.ts';
import { giveNotice } from '../../../bot/operations/actions/notices/give-notice.ts';
import { listProposals } from '../../../bot/operations/escalation/list-proposals.ts';
import { aboutSchool } from '../../../bot/operations/figures/about-school.ts';
import { undoImport } from '../../../bot/operations/imports/undo-import.ts';
import { findPersonById } from '../../../bot/operations/people/find-person.ts';
import { staffIdOf } from '../../../bot/operations/people/staff-id.ts';
import { keyGroupCounts, keyGroupPupils } from '../../../bot/operations/pupils/key-group-lists.ts';
import { myCaseload } from '../../../bot/operations/pupils/my-caseload.ts';
import { pupilChronology } from '../../../bot/operations/pupils/pupil-chronology.ts';
import { findPupils, pupilSummary } from '../../../bot/operations/pupils/pupil-summary.ts';
import { pupilYear } from '../../../bot/operations/pupils/pupil-year.ts';
import { tutorGroupDay } from '../../../bot/operations/pupils/tutor-group-day.ts';
import { endCaseload } from '../../../bot/operations/roll/end-caseload.ts';
import { giveCaseload } from '../../../bot/operations/roll/give-caseload.ts';
import { readCaseloads } from '../../../bot/operations/roll/read-caseloads.ts';
import { whoAmI } from '../../../bot/operations/who-am-i.ts';
import { jobIn, requestBy } from '../../support/product/requests.ts';
import { testContext, type TestContext } from '../../support/product/test-context.ts';
import { bringIn, markRow, newSchool, pupilRow } from '../../support/schools/a-school.ts';
import { administrator, person, post } from '../../support/schools/people.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';

const TODAY = '2026-09-16';

onBothEngines('caseloads', (openedStore, engine) => {
  let context: TestContext;
  let school: string;
  let broughtIn: string;
  const pupilIds: Record<string, string> = {};

  beforeAll(async () => {
    context = testContext(openedStore(), { now: `${TODAY}T09:40` });
    school = await newSchool(context);
    const { id } = await bringIn(context, 'pupils', [
      pupilRow(school, `${school}1`, { surname: 'Given', forename: 'Ann', lookedAfter: 'Y' }),
      pupilRow(school, `${school}2`, { surname: 'Given', forename: 'Bob', tutorGroup: '7B' }),
      pupilRow(school, `${school}3`, { surname: 'Given', forename: 'Cy', tutorGroup: '7B' }),
    ]);
    broughtIn = id;
    await bringIn(context, 'contacts', [
      { school, upn: `${school}1`, order: 1, name: 'Gwen Given', phone: '01632 960001' },
    ]);
    await bringIn(
      context,
      'marks',
      ['1', '2', '3'].map((upn) => markRow(school, `${school}${upn}`, TODAY, 'AM', 'N')),
    );
    for (const { name, id: pupil } of (await findPupils(by('attendance-officer'), { text: 'Given' })).items)
      pupilIds[name.split(' ')[0] ?? ''] = pupil;
  });

  const by = (role: Role) => requestBy(context, person([post(school, role)], role));
  let people = 0;
  async function newPerson(roles: string, row: object = {}): Promise<string> {
    const email = `p${(people += 1)}.${school}@trust.example`.toLowerCase();
    await bringIn(context, 'staff', [{ school, email, name: `Pat ${email}`, roles, endDate: '', ...row }]);
    return staffIdOf(email);
  }
  async function known(id: string, at: TestContext = context): Promise<StaffMember> {
    const found = await findPersonById(jobIn(at), id);
    if (!found) throw new Error(`Nobody is ${id}`);
    return found;
  }
  const as = async (id: string, at: TestContext = context) => requestBy(at, await known(id, at));
  const seenBy = async (id: string, at: TestContext = context): Promise<string[]> =>
    (await findPupils(await as(id, at), { text: 'Given' })).items.map(({ name }) => name).sort();
  const give = (staff: string, names: string[], change: Partial<CaseloadWish> = {}) =>
    giveCaseload(by('senior-leader'), {
      school,
      wish: { staff, pupils: names.map((name) => pupilIds[name] ?? ''), ...change },
    });
  const givenTo = async (staff: string) =>
    (await readCaseloads(by('safeguarding-lead'), school)).items.filter((one) => one.staff.id === staff);
  const end = async (staff: string) =>
    endCaseload(by('attendance-officer'), (await givenTo(staff))[0]?.id ?? '');
  const notFound = { code: 'not-found' };

  it.each(['mentor', 'welfare-officer'])(
    'a %s sees nobody, then their caseload and nobody else',
    async (role) => {
      const id = await newPerson(role);
      expect(await seenBy(id)).toEqual([]);
      expect(await myCaseload(await as(id))).toEqual({ mayHave: true, asOf: null, items: [] });
      await expect(pupilSummary(await as(id), pupilIds.Ann ?? '')).rejects.toMatchObject(notFound);
      await expect(awayToday(await as(id), { school })).rejects.toMatchObject(notFound);
      await give(id, ['Ann']);
      const ctx = await as(id);
      expect(await seenBy(id)).toEqual(['Ann Given']);
      const { caseload } = await whoAmI(ctx);
      expect(caseload).toMatchObject([{ school, pupil: Number(pupilIds.Ann), by: 'caseload' }]);
      expect((await awayToday(ctx, { school })).pupils.map(({ name }) => name)).toEqual(['Ann Given']);
      const { items } = await listActions(ctx, { status: 'open' });
      expect(items.map(({ pupil, kind }) => [pupil?.name, kind])).toEqual([['Ann Given', 'absence-call']]);
      const [call] = items;
      const sheet = await callSheet(ctx, call?.id ?? '');
      expect(sheet.contacts).toMatchObject([{ name: 'Gwen Given' }]);
      const pupil = pupilIds.Ann ?? '';
      const summary = await pupilSummary(ctx, pupil);
      expect(summary).toMatchObject({
        mayRing: true,
        caseloads: [{ staff: { id }, from: TODAY, until: null }],
      });
      expect(JSON.stringify(summary)).not.toContain('looked-after');
      await pupilYear(ctx, { id: pupil });
      await pupilChronology(ctx, { id: pupil });
      const notice = {
        pupils: [pupil],
        from: TODAY,
        to: TODAY,
        reason: 'illness',
        by: 'line',
        conversation: true,
      };
      await expect(
        giveNotice(ctx, { school, notice: { ...notice, pupils: [pupilIds.Bob ?? ''] } } as never),
      ).rejects.toMatchObject(notFound);
      expect(await myCaseload(ctx)).toMatchObject({
        mayHave: true,
        items: [
          {
            pupil: { id: pupil, name: 'Ann Given' },
            school,
            by: 'caseload',
            daysMissed: expect.any(Number),
            nextStep: { text: 'Ring home', date: TODAY },
          },
        ],
      });
      expect(await listProposals(ctx, { school })).toMatchObject({ items: [], load: [] });
      for (const other of ['Bob', 'Cy'])
        for (const ask of [
          pupilSummary(ctx, pupilIds[other] ?? ''),
          pupilYear(ctx, { id: pupilIds[other] ?? '' }),
        ])
          await expect(ask).rejects.toMatchObject(notFound);
      await end(id);
    },
  );

  it('tells no figure of the school, no group and no list of others', async () => {
    const id = await newPerson('mentor');
    await give(id, ['Ann', 'Bob', 'Cy']);
    const ctx = await as(id);
    const refused = { code: 'forbidden' };
    await expect(aboutSchool(ctx, school)).rejects.toMatchObject(refused);
    await expect(keyGroupCounts(ctx, school)).rejects.toMatchObject(refused);
    await expect(keyGroupPupils(ctx, { school, group: 'pp' })).rejects.toMatchObject(refused);
    await expect(tutorGroupDay(ctx, { school, group: '7B' })).rejects.toMatchObject(refused);
    expect((await whoAmI(ctx)).tutorGroups).toEqual([]);
  });

  it('a tutor who is named for a pupil sees that pupil while they are, and is told of groups as before', async () => {
    const id = await newPerson('tutor', { tutorGroups: '7C' });
    const before = await keyGroupCounts(await as(id), school);
    expect(await seenBy(id)).toEqual([]);
    await nameAdult(by('attendance-officer'), { pupil: pupilIds.Bob ?? '', staff: id });
    expect(await seenBy(id)).toEqual(['Bob Given']);
    expect(await keyGroupCounts(await as(id), school)).toEqual(before);
    expect((await aboutSchool(await as(id), school)).maySeePupils).toBe(false);
    expect((await myCaseload(await as(id))).items).toMatchObject([{ by: 'named-adult' }]);
    await nameAdult(by('attendance-officer'), { pupil: pupilIds.Bob ?? '', staff: null });
    expect(await seenBy(id)).toEqual([]);
  });

  it('begins on its first day, is over after its last, and at once when it is ended', async () => {
    const [later, short] = [await newPerson('mentor'), await newPerson('mentor')];
    await give(later, ['Ann'], { from: '2026-09-17' });
    await give(short, ['Ann'], { until: TODAY });
    expect([await seenBy(later), await seenBy(short)]).toEqual([[], ['Ann Given']]);
    expect((await givenTo(later))[0]?.state).toBe('to-come');
    context.clock.set('2026-09-17T00:01');
    expect([await seenBy(later), await seenBy(short)]).toEqual([['Ann Given'], []]);
    expect((await givenTo(short))[0]?.state).toBe('over');
    context.clock.set(`${TODAY}T09:40`);
    await end(later);
    expect(await givenTo(later)).toMatchObject([
      { state: 'ended-early', ended: { by: { id: 'attendance-officer' } } },
    ]);
    await expect(end(later)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('gives nothing once the post is over or is another, and holds again when it is back', async () => {
    const id = await newPerson('mentor');
    const email = (await known(id)).email;
    await give(id, ['Ann']);
    const row = { school, email, name: 'Pat', endDate: '' };
    await bringIn(context, 'staff', [{ ...row, roles: 'tutor' }]);
    expect(await seenBy(id)).toEqual([]);
    expect((await givenTo(id))[0]?.state).toBe('rests');
    await bringIn(context, 'staff', [{ ...row, roles: 'mentor' }]);
    expect(await seenBy(id)).toEqual(['Ann Given']);
    await bringIn(context, 'staff', [{ ...row, roles: 'mentor', endDate: '2026-09-15' }]);
    expect(await findPersonById(jobIn(context), id)).toBeNull();
  });

  it('is given and ended by those who may, about pupils there are, once at a time; all of it is in the log', async () => {
    const id = await newPerson('mentor');
    for (const role of [
      'tutor',
      'year-leader',
      'mentor',
      'attendance-administrator',
      'administrator',
    ] as const) {
      const wish = { staff: id, pupils: [pupilIds.Ann ?? ''] };
      await expect(giveCaseload(by(role), { school, wish })).rejects.toMatchObject({ code: 'forbidden' });
      await expect(readCaseloads(by(role), school)).rejects.toMatchObject({ code: 'forbidden' });
    }
    await expect(endCaseload(by('senior-leader'), 'no such')).rejects.toMatchObject(notFound);
    const other = requestBy(context, person([post('ZZ', 'senior-leader')]));
    await expect(readCaseloads(other, school)).rejects.toMatchObject(notFound);
    await expect(give(id, ['Ann', 'Nobody'])).rejects.toMatchObject(notFound);
    const officer = await newPerson('attendance-administrator');
    await expect(give(officer, ['Ann'])).rejects.toMatchObject({ code: 'unprocessable' });
    await expect(give(id, ['Ann'], { from: '2026-09-15' })).rejects.toMatchObject({ code: 'unprocessable' });
    expect(await givenTo(id)).toEqual([]);

    await give(id, ['Ann', 'Bob'], { until: '2026-12-18' });
    await expect(give(id, ['Cy', 'Bob'])).rejects.toMatchObject({ code: 'conflict' });
    expect(await seenBy(id)).toEqual(['Ann Given', 'Bob Given']);
    const [first] = await givenTo(id);
    await expect(endCaseload(other, first?.id ?? '')).rejects.toMatchObject(notFound);
    await end(id);
    const rows = await openedStore()
      .db.selectFrom('audit_entry')
      .selectAll()
      .where('what', 'in', ['caseload.give', 'caseload.end'])
      .orderBy('at')
      .execute();
    const told = rows
      .filter(({ detail }) => JSON.stringify(detail).includes(id))
      .map(({ what, staff_id, detail }) => [what, staff_id, detail]);
    const after = { staff: id, from: TODAY, until: '2026-12-18' };
    const caseload = expect.any(String);
    expect(told).toEqual([
      ['caseload.give', 'senior-leader', { caseload, before: null, after }],
      ['caseload.give', 'senior-leader', { caseload, before: null, after }],
      ['caseload.end', 'attendance-officer', { caseload, before: after, after: null }],
    ]);
  });

  it('keeps a pupil whom a file brought in', async () => {
    const undo = undoImport(requestBy(context, administrator), broughtIn);
    await expect(undo).rejects.toMatchObject({ code: 'conflict' });
  });

  it('has a table in a store of the version before, whose named adults see their pupils by it', async () => {
    const id = await newPerson('tutor');
    await nameAdult(by('attendance-officer'), { pupil: pupilIds.Cy ?? '', staff: id });
    const { db } = openedStore();
    await sql`drop table caseload`.execute(db);
    for (const event of ['insert', 'update', 'delete'])
      await sql.raw(`drop trigger named_adult_${event}_told on named_adult`).execute(db);
    await up(db as never);
    expect(await seenBy(id)).toEqual(['Cy Given']);
    const { '0027-caseloads': _newest, ...before } = steps;
    await migrate(db, before);
  });

  it('holds and is gone on another node at its next question', async () => {
    if (engine === 'embedded store') return; // one process alone
    const { url } = openedStore().engine as { url: string };
    const second = await openStore({ databaseUrl: url });
    try {
      const elsewhere = testContext(second, { now: `${TODAY}T09:40` });
      const id = await newPerson('mentor');
      expect(await seenBy(id, elsewhere)).toEqual([]);
      await give(id, ['Ann']);
      expect(await seenBy(id, elsewhere)).toEqual(['Ann Given']);
      await end(id);
      expect(await seenBy(id, elsewhere)).toEqual([]);
      await nameAdult(by('attendance-officer'), { pupil: pupilIds.Bob ?? '', staff: id });
      expect(await seenBy(id, elsewhere)).toEqual(['Bob Given']);
    } finally {
      await second.close();
    }
  });
});
