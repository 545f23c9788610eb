import { beforeAll, expect, it } from '@jest/globals';
import { keyGroupSheet } from '../../../bot/sheets/pupils/key-group-sheet.ts';
import { checkIn, undoCheckIn } from '../../../bot/operations/pupils/check-in.ts';
import { completeAction } from '../../../bot/operations/actions/complete-action.ts';
import { keyGroupCounts, keyGroupPupils } from '../../../bot/operations/pupils/key-group-lists.ts';
import { listActions } from '../../../bot/operations/actions/list-actions.ts';
import { pupilChronology } from '../../../bot/operations/pupils/pupil-chronology.ts';
import { recordOutcome } from '../../../bot/operations/actions/record-outcome.ts';
import { undoOutcome } from '../../../bot/operations/actions/undo-outcome.ts';
import { checkInReasonTexts } from '#shared/wording/pupils/check-in-text.ts';
import { bringIn, newSchool, pupilRow } from '../../support/schools/a-school.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';
import { person, post } from '../../support/schools/people.ts';
import { testContext, type TestContext } from '../../support/product/test-context.ts';
import { requestBy } from '../../support/product/requests.ts';

/** The school days up to Tuesday 15 September; marks of the last, and of Wednesday the 16th, come in on the day. */
const DAYS = ['2026-09-09', '2026-09-10', '2026-09-11', '2026-09-14'];

onBothEngines('a well-being check-in', (store) => {
  let context: TestContext;
  let school: string;
  const member = (role: 'senior-leader' | 'tutor' | 'trust-lead', groups: string[] = []) =>
    person([post(school, role, { tutorGroups: groups })], `${role} ${groups.join()} ${school}`);
  const leader = () => member('senior-leader');
  const tutor = () => member('tutor', ['7A']);
  const marks = (date: string, codes: Record<string, string>) =>
    bringIn(
      context,
      'marks',
      `school,upn,date,session,code\n${Object.entries(codes)
        .flatMap(([upn, [am, pm]]) => [
          `${school},${upn},${date},AM,${am}`,
          `${school},${upn},${date},PM,${pm}`,
        ])
        .join('\n')}\n`,
    );
  const list = async (as = leader()) => {
    const { pupils } = await keyGroupPupils(requestBy(context, as), { school, group: 'check-in' });
    return pupils.map(
      ({ name, checkIn: why }) => `${name}: ${why ? checkInReasonTexts(why).join('; ') : ''}`,
    );
  };
  const count = async () => {
    const { groups } = await keyGroupCounts(requestBy(context, leader()), school);
    return groups.find(({ group }) => group === 'check-in')?.pupils;
  };
  const idOf = async (upn: string) => {
    const row = await store()
      .db.selectFrom('pupil')
      .select('pupil_id')
      .where('school_id', '=', school)
      .where('upn', '=', upn)
      .executeTakeFirstOrThrow();
    return String(row.pupil_id);
  };
  const callAbout = async (upn: string) => {
    const { items } = await listActions(requestBy(context, leader()), { school, kind: 'absence-call' });
    const id = await idOf(upn);
    return items.find(({ pupil }) => pupil?.id === id)?.id ?? '';
  };

  beforeAll(async () => {
    context = testContext(store(), { now: '2026-09-01T08:00' });
    school = await newSchool(context);
    await bringIn(context, 'pupils', [
      pupilRow(school, 'AWAY', { tutorGroup: '7A' }),
      pupilRow(school, 'HELP', { tutorGroup: '7B' }),
      pupilRow(school, 'WELL', { tutorGroup: '7A' }),
    ]);
    context.clock.set('2026-09-14T15:00');
    for (const date of DAYS) await marks(date, { AWAY: 'II', HELP: '/\\', WELL: '/\\' });
  });

  it('is not wanted while a pupil is away, and is once they are back', async () => {
    expect(await list()).toEqual([]);
    context.clock.set('2026-09-15T10:00');
    await marks('2026-09-15', { AWAY: '/-', HELP: 'N-', WELL: '/-' });
    expect(await list()).toEqual(['Ash Pupil AWAY: Back on Tue 15 Sep after 4 school days']);
    expect(await count()).toBe(1);
  });

  it('is wanted where a family has said what would help, until that call is taken back', async () => {
    const spoke = { result: 'spoke-to', support: ['transport', 'uniform'] } as const;
    const outcome = { ...spoke, support: [...spoke.support] };
    const call = await callAbout('HELP');
    await recordOutcome(requestBy(context, leader()), { actionId: call, outcome });
    const asked = 'Ash Pupil HELP: Support asked for on Tue 15 Sep: transport and uniform';
    expect((await list()).at(-1)).toBe(asked);
    await undoOutcome(requestBy(context, leader()), call);
    expect(await count()).toBe(1);
    await recordOutcome(requestBy(context, leader()), { actionId: call, outcome });
    expect((await list()).at(-1)).toBe(asked);
  });

  it('is shown to a tutor of their own pupils, with the reason; of others how many', async () => {
    expect(await list(tutor())).toEqual(['Ash Pupil AWAY: Back on Tue 15 Sep after 4 school days']);
    await expect(list(member('trust-lead'))).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('leaves as a file with its reason', async () => {
    const found = await keyGroupPupils(requestBy(context, leader()), { school, group: 'check-in' });
    const sheet = keyGroupSheet(found);
    expect(sheet.headings.at(-1)).toBe('Why');
    expect(sheet.rows[0]?.at(-1)).toBe('Back on Tue 15 Sep after 4 school days');
  });

  it('is done once somebody says so; said twice it is said once, and audited', async () => {
    context.clock.set('2026-09-16T09:00');
    const id = await idOf('AWAY');
    const said = await checkIn(requestBy(context, tutor()), id);
    expect(said).toMatchObject({ checkedIn: { by: { id: tutor().id } }, reasons: null });
    expect(await list()).toEqual(['Ash Pupil HELP: Support asked for on Tue 15 Sep: transport and uniform']);
    context.clock.set('2026-09-16T09:01');
    expect(await checkIn(requestBy(context, leader()), id)).toEqual(said);
    const rows = await store()
      .db.selectFrom('audit_entry')
      .select(['staff_id', 'pupil_id'])
      .where('school_id', '=', school)
      .where('what', '=', 'check-in.record')
      .execute();
    expect(rows).toEqual([{ staff_id: tutor().id, pupil_id: Number(id) }]);
  });

  it('is taken back by whoever said it, within a minute', async () => {
    const id = await idOf('AWAY');
    await expect(undoCheckIn(requestBy(context, leader()), id)).rejects.toMatchObject({ code: 'conflict' });
    expect(await undoCheckIn(requestBy(context, tutor()), id)).toMatchObject({
      checkedIn: null,
      reasons: { back: { daysAway: 4 } },
    });
    expect(await count()).toBe(2);
    await checkIn(requestBy(context, tutor()), id);
    context.clock.set('2026-09-16T09:03');
    await expect(undoCheckIn(requestBy(context, tutor()), id)).rejects.toMatchObject({ code: 'conflict' });
    expect(await count()).toBe(1);
  });

  it('stands in what happened with the pupil, without those taken back', async () => {
    const { entries } = await pupilChronology(requestBy(context, tutor()), { id: await idOf('AWAY') });
    expect(entries.filter(({ kind }) => kind === 'check-in')).toMatchObject([
      { date: '2026-09-16', at: '2026-09-16T09:01:00+01:00', by: { id: tutor().id } },
    ]);
  });

  it('is wanted again when support is asked for after it', async () => {
    context.clock.set('2026-09-16T10:00');
    await marks('2026-09-16', { AWAY: 'N-', HELP: '/-', WELL: '/-' });
    await recordOutcome(requestBy(context, leader()), {
      actionId: await callAbout('AWAY'),
      outcome: {
        result: 'spoke-to',
        support: ['health'],
      },
    });
    expect((await list())[0]).toBe('Ash Pupil AWAY: Support asked for on Wed 16 Sep: health');
  });

  it('is not the greeting at the door', async () => {
    const { items } = await listActions(requestBy(context, leader()), { school, kind: 'welcome-back' });
    expect(items).toHaveLength(1);
    await completeAction(requestBy(context, leader()), { actionId: items[0]?.id ?? '', done: {} });
    expect(await count()).toBe(2);
  });

  it('is refused where nothing asks for it, and to whoever does not see the pupil', async () => {
    const well = await idOf('WELL');
    await expect(checkIn(requestBy(context, tutor()), well)).rejects.toMatchObject({ code: 'unprocessable' });
    for (const act of [checkIn, undoCheckIn]) {
      await expect(act(requestBy(context, tutor()), await idOf('HELP'))).rejects.toMatchObject({
        code: 'not-found',
      });
      await expect(act(requestBy(context, member('trust-lead')), well)).rejects.toMatchObject({
        code: 'not-found',
      });
      await expect(
        act(requestBy(context, person([post('OTHER', 'senior-leader')])), well),
      ).rejects.toMatchObject({
        code: 'not-found',
      });
    }
  });

  it('is past after five school days', async () => {
    context.clock.set('2026-09-21T15:30');
    expect(await count()).toBe(2);
    context.clock.set('2026-09-22T07:00');
    expect(await count()).toBe(1);
    context.clock.set('2026-09-23T07:00');
    expect(await count()).toBe(0);
  });

  it('is kept: the database itself refuses to change it', async () => {
    const { db } = store();
    await expect(db.deleteFrom('check_in').execute()).rejects.toThrow('append-only');
  });
});
