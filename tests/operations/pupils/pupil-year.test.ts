import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ChronologyEntry } from '#shared/contracts/pupils/pupil-year.ts';
import { addDays, weekday } from '#shared/domain/basics/school-date.ts';
import type { Role } from '#shared/domain/people/rights.ts';
import { raiseAction } from '#shared/store/actions/actions.ts';
import { completeAction } from '../../../bot/operations/actions/complete-action.ts';
import { listActions } from '../../../bot/operations/actions/list-actions.ts';
import { pupilChronology } from '../../../bot/operations/pupils/pupil-chronology.ts';
import { findPupils } from '../../../bot/operations/pupils/pupil-summary.ts';
import { pupilYear } from '../../../bot/operations/pupils/pupil-year.ts';
import { recordOutcome } from '../../../bot/operations/actions/record-outcome.ts';
import { undoImport } from '../../../bot/operations/imports/undo-import.ts';
import { bringIn, newSchool, pupilRow } from '../../support/schools/a-school.ts';
import { sharedStore } from '../../support/stores/both-engines.ts';
import { administrator, person, post } from '../../support/schools/people.ts';
import { testContext, type TestContext } from '../../support/product/test-context.ts';
import { requestBy } from '../../support/product/requests.ts';

/** Twenty school days; the last is Monday 28 September. */
const DAYS: string[] = [];
for (let day = '2026-09-01'; DAYS.length < 20; day = addDays(day, 1)) if (weekday(day) < 5) DAYS.push(day);

describe('a pupil’s school year', () => {
  const store = sharedStore();
  let context: TestContext;
  let school: string;
  let id: string;
  const member = (roles: Role, groups = {}) => person([post(school, roles, groups)], `a ${roles}`);
  const officer = () => member('attendance-officer');
  const idOf = async (upn: string) =>
    (await findPupils(requestBy(context, officer()), { upn })).items[0]?.id ?? 'nobody';
  const marks = (lines: string[]) =>
    bringIn(context, 'marks', `school,upn,date,session,code,minutesLate\n${lines.join('\n')}\n`);
  const line = (upn: string, date: string, am: string, pm: string, minutes = '') => [
    `${school},${upn},${date},AM,${am},${minutes}`,
    `${school},${upn},${date},PM,${pm},`,
  ];

  beforeAll(async () => {
    context = testContext(store(), { now: '2026-09-28T16:00' });
    school = await newSchool(context);
    await bringIn(context, 'staff', [
      { school, email: `officer@${school}.example`, name: 'Olu Officer', roles: 'attendance-officer' },
    ]);
    await bringIn(context, 'pupils', [
      pupilRow(school, 'ONE', { startDate: '2026-09-01' }),
      pupilRow(school, 'TWO'),
      pupilRow(school, 'NEW', { startDate: '2026-09-24' }),
      pupilRow(school, 'GONE', { leavingDate: '2026-09-04' }),
      pupilRow(school, 'EIGHT', { yearGroup: 8, tutorGroup: '8A' }),
    ]);
    context.clock.set('2026-09-18T16:00');
    const away: Record<string, [string, string, string?]> = {
      '2026-09-02': ['L', '\\', '12'],
      '2026-09-03': ['L', '\\'],
      '2026-09-04': ['U', '\\', '50'],
      '2026-09-10': ['N', 'N'],
      '2026-09-11': ['I', 'I'],
      '2026-09-14': ['I', '\\'],
    };
    const own = DAYS.filter((date) => date <= '2026-09-18');
    await marks(own.flatMap((date) => line('ONE', date, ...(away[date] ?? (['/', '\\'] as const)))));
    await marks(own.flatMap((date) => line('TWO', date, 'I', '\\')));
    await marks(own.flatMap((date) => line('EIGHT', date, 'O', 'O')));
    context.clock.set('2026-09-21T11:30');
    await marks(line('ONE', '2026-09-10', 'I', 'I'));
    await bringIn(context, 'pupils', [
      pupilRow(school, 'ONE', { startDate: '2026-09-01', tutorGroup: '7B' }),
    ]);
    context.clock.set('2026-09-28T16:00');
    await marks(DAYS.slice(14, 19).flatMap((date) => line('ONE', date, '/', '\\')));
    await marks(line('ONE', '2026-09-30', 'M', 'M'));
    await marks(line('NEW', '2026-09-28', 'N', 'N'));
    id = await idOf('ONE');
  });

  it('every mark, what it is, and what they add up to', async () => {
    const year = await pupilYear(requestBy(context, officer()), { id });
    expect(year).toMatchObject({
      pupil: { id, tutorGroup: '7B' },
      schoolYear: 2026,
      schoolYears: [2026],
      onRoll: { from: '2026-09-01', to: null },
      sessions: { possible: 38, attended: 32, authorised: 5, unauthorised: 1, late: 2, missing: 2 },
      rate: { attended: 32, possible: 38, percent: 84.2 },
      missedSessions: 6,
      provisional: true,
      persistentAbsence: true,
      band: '60–90',
      late: { times: 3, afterClose: 1, minutes: 62, withoutMinutes: 1 },
      weekend: [],
    });
    expect(year.codes.map(({ code, sessions, kind }) => `${code} ${sessions} ${kind}`)).toEqual([
      '/ 13 attended',
      '\\ 17 attended',
      'L 2 late',
      'I 5 authorised',
      'U 1 unauthorised',
    ]);
    expect(year.weeks).toHaveLength(16);
    expect(year.weeks[0]).toMatchObject({
      week: '2026-08-31',
      marks: ['', '', '/', '\\', 'L', '\\', 'L', '\\', 'U', '\\'],
    });
    expect(year.weeks[4]?.marks).toEqual(['-', '-', '', '', 'M', 'M', '', '', '', '']);
    expect(year.weeks[4]?.kinds.slice(0, 5)).toEqual(['missing', 'missing', 'not-due', 'not-due', 'not-due']);
    expect(year.memberships).toEqual([
      expect.objectContaining({ from: '2026-09-01', to: '2026-09-20', tutorGroup: '7A' }),
      expect.objectContaining({ from: '2026-09-21', to: null, tutorGroup: '7B' }),
    ]);
    // 38 were possible, 118 are to come: of 156 fewer than 16 may be missed.
    expect(year.sessionsLeft).toBe(9);
  });

  it('each week beside the year group of the school, without other years', async () => {
    const { trend } = await pupilYear(requestBy(context, officer()), { id });
    expect(trend.map(({ week }) => week)).toEqual([
      '2026-08-31',
      '2026-09-07',
      '2026-09-14',
      '2026-09-21',
      '2026-09-28',
    ]);
    expect(trend[1]).toMatchObject({
      pupil: { attended: 6, possible: 10, percent: 60 },
      yearGroup: { attended: 11, possible: 20, percent: 55 },
      missing: 0,
    });
    expect(trend[4]).toMatchObject({ pupil: { possible: 0, percent: null }, missing: 2 });
  });

  it('a new joiner, a pupil without a mark, a leaver, another year', async () => {
    const joiner = await pupilYear(requestBy(context, officer()), { id: await idOf('NEW') });
    expect(joiner).toMatchObject({ missedSessions: 2, sessions: { possible: 2, missing: 4 } });
    expect(joiner.weeks[3]?.kinds[0]).toBe('not-on-roll');
    const leaver = await pupilYear(requestBy(context, officer()), { id: await idOf('GONE') });
    expect(leaver).toMatchObject({
      rate: { possible: 0, percent: null },
      sessions: { missing: 8 },
      sessionsLeft: null,
      band: null,
      late: { times: 0, minutes: 0 },
    });
    const before = await pupilYear(requestBy(context, officer()), { id, schoolYear: 2025 });
    expect(before).toMatchObject({ schoolYear: 2025, weeks: [], trend: [], sessionsLeft: null, asOf: null });
  });

  it('its chronology: newest first, spells, lates, changes, groups, and joining', async () => {
    const { entries, older } = await pupilChronology(requestBy(context, officer()), { id });
    expect(older).toBe(0);
    expect(entries.map(told)).toEqual([
      'N to I, 2 marks on 2026-09-21',
      'groups 7A to 7B on 2026-09-21',
      'absence 2026-09-10 AM to 2026-09-14 AM: I 5',
      'late U 50',
      'late L null',
      'late L 12',
      'joined 2026-09-01',
    ]);
    const few = await pupilChronology(requestBy(context, officer()), { id, limit: 2 });
    expect([few.entries.length, few.older]).toEqual([2, 5]);
  });

  it('a call stands there, its restricted note for those who may read it alone', async () => {
    const { items } = await listActions(requestBy(context, officer()), { kind: 'absence-call', school });
    const call = items.find(({ pupil }) => pupil?.name.endsWith('NEW'));
    await recordOutcome(requestBy(context, officer()), {
      actionId: call?.id ?? '',
      outcome: {
        result: 'spoke-to',
        reason: 'illness',
        note: 'For few eyes',
        restricted: true,
      },
    });
    const asked = { id: await idOf('NEW') };
    const read = async (roles: Role) => {
      const found = await pupilChronology(requestBy(context, member(roles)), asked);
      const said = found.entries.find((entry) => entry.kind === 'call');
      return [said?.outcome.result, said?.outcome.note, found.restrictedNotes];
    };
    expect(await read('safeguarding-lead')).toEqual(['spoke-to', 'For few eyes', 0]);
    expect(await read('senior-leader')).toEqual(['spoke-to', null, 1]);
  });

  it('what was asked for and done stands there, an alert for those who safeguard alone', async () => {
    const raised = (kind: 'praise' | 'safeguarding-alert' | 'enter-code', actionId: string) => ({
      school,
      id: actionId,
      reference: actionId,
      kind,
      pupilId: Number(id),
      tutorGroup: '7B',
      assigneeId: null,
      subject: id,
      raisedFor: '2026-09-22',
      raisedAt: context.clock.now(),
      reason: { code: 'text' as const, text: 'Five days in a row.' },
      sentence: '',
      raisedByAction: null,
      dueTime: null,
      callFirst: false,
    });
    await store()
      .db.transaction()
      .execute(async (tx) => {
        await raiseAction(tx, raised('praise', `praise-${school}`));
        await raiseAction(tx, raised('safeguarding-alert', `alert-${school}`));
        await raiseAction(tx, raised('enter-code', `code-${school}`));
      });
    await completeAction(requestBy(context, officer()), { actionId: `praise-${school}`, done: {} });
    const read = async (roles: Role) =>
      (await pupilChronology(requestBy(context, member(roles)), { id })).entries.flatMap((entry) =>
        entry.kind === 'action'
          ? [`${entry.date} ${entry.action} ${entry.status} for ${entry.raisedFor}`]
          : [],
      );
    expect(await read('attendance-officer')).toEqual(['2026-09-28 praise done for 2026-09-22']);
    expect(await read('safeguarding-lead')).toEqual([
      '2026-09-28 praise done for 2026-09-22',
      '2026-09-22 safeguarding-alert open for 2026-09-22',
    ]);
  });

  it('an import taken back changed no mark', async () => {
    const changed = async () =>
      (await pupilChronology(requestBy(context, officer()), { id })).entries.filter(
        ({ kind }) => kind === 'marks-changed',
      );
    expect(await changed()).toHaveLength(1);
    const { id: run } = await marks(line('ONE', '2026-09-11', 'O', 'O'));
    expect(await changed()).toHaveLength(2);
    await undoImport(requestBy(context, administrator), run);
    expect(await changed()).toHaveLength(1);
  });

  it('is refused to those who do not see the pupil, and each look is audited', async () => {
    const tutor = member('tutor', { tutorGroups: ['8A'] });
    const stranger = person([post('ELSEWHERE', 'attendance-officer')], 'a stranger');
    for (const ask of [pupilYear, pupilChronology]) {
      await expect(ask(requestBy(context, tutor), { id })).rejects.toMatchObject({ code: 'not-found' });
      await expect(ask(requestBy(context, stranger), { id })).rejects.toMatchObject({ code: 'not-found' });
      await expect(ask(requestBy(context, officer()), { id: 'x' })).rejects.toMatchObject({
        code: 'not-found',
      });
    }
    const looks = await store()
      .db.selectFrom('audit_entry')
      .select(['what', 'staff_id'])
      .where('school_id', '=', school)
      .where('pupil_id', '=', Number(id))
      .execute();
    for (const what of ['pupil.year', 'pupil.chronology'])
      expect(looks).toContainEqual({ what, staff_id: 'a attendance-officer' });
    expect(looks.map(({ staff_id }) => staff_id)).not.toContain('a tutor');
  });
});

function told(entry: ChronologyEntry): string {
  switch (entry.kind) {
    case 'absence':
      return `absence ${entry.first.date} ${entry.first.session} to ${entry.last.date} ${entry.last.session}: ${entry.codes
        .map(({ code, sessions }) => `${code} ${sessions}`)
        .join()}`;
    case 'late':
      return `late ${entry.code} ${entry.minutes}`;
    case 'marks-changed':
      return `${entry.from} to ${entry.to}, ${entry.sessions.length} marks on ${entry.date}`;
    case 'groups':
      return `groups ${entry.before.tutorGroup} to ${entry.after.tutorGroup} on ${entry.date}`;
    default:
      return `${entry.kind} ${entry.date}`;
  }
}
