import { beforeEach, expect, it } from '@jest/globals';
import type { CallSheet } from '#shared/contracts/actions/action.ts';
import { findStaff } from '#shared/store/people/staff.ts';
import { callSheet } from '../../../bot/operations/actions/call-sheet.ts';
import { listActions } from '../../../bot/operations/actions/list-actions.ts';
import { findPupils, pupilSummary } from '../../../bot/operations/pupils/pupil-summary.ts';
import type { StaffContext } from '../../../bot/operations/context.ts';
import { bringIn, markRow, newSchool, pupilRow } from '../../support/schools/a-school.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';
import { testContext, type TestContext } from '../../support/product/test-context.ts';
import { requestBy } from '../../support/product/requests.ts';

const TODAY = '2026-09-16';

onBothEngines('the sheet of a call', (openedStore) => {
  let context: TestContext;
  let school: string;

  beforeEach(async () => {
    context = testContext(openedStore(), { now: `${TODAY}T09:40` });
    school = await newSchool(context);
    await bringIn(context, 'staff', [
      {
        school,
        email: `olu.${school}@trust.example`,
        name: 'Olu',
        roles: 'attendance-officer',
        tutorGroups: '',
        yearGroups: '',
      },
    ]);
    await bringIn(context, 'pupils', [pupilRow(school, 'A1'), pupilRow(school, 'A2')]);
  });

  const olu = async (): Promise<StaffContext> => {
    const found = await findStaff(context.store.db, { email: `olu.${school}@trust.example` }, TODAY);
    if (!found) throw new Error('Olu is not found');
    return requestBy(context, found);
  };
  const whole = (days: Record<string, string>): Promise<unknown> =>
    bringIn(
      context,
      'marks',
      Object.entries(days).flatMap(([date, code]) =>
        (['AM', 'PM'] as const).flatMap((session) => [
          markRow(school, 'A1', date, session, code === '/' && session === 'PM' ? '\\' : code),
          markRow(school, 'A2', date, session, session === 'PM' ? '\\' : '/'),
        ]),
      ),
    );
  const sheetOfToday = async (): Promise<CallSheet> => {
    await bringIn(context, 'marks', [
      markRow(school, 'A1', TODAY, 'AM', 'N'),
      markRow(school, 'A2', TODAY, 'AM', '/'),
    ]);
    const { items } = await listActions(await olu(), { school, kind: 'absence-call' });
    return callSheet(await olu(), items[0]?.id ?? '');
  };

  it('counts as missed what a family would call missed: no suspension, leave, appointment or trip', async () => {
    await whole({
      '2026-09-07': 'E',
      '2026-09-08': 'M',
      '2026-09-09': 'R',
      '2026-09-10': 'V',
      '2026-09-11': 'I',
      '2026-09-14': 'O',
      '2026-09-15': '/',
    });
    const sheet = await sheetOfToday();
    expect(sheet.daysMissed).toEqual({ missed: 2.5, medical: 1, notCounted: 2 });
    expect(sheet.script.points[0]).toMatch(/^Ash has missed 2½ days this year\./);
    expect(sheet.datesAbsent).toEqual([
      { date: TODAY, marks: 'N -' },
      { date: '2026-09-14', marks: 'O O' },
      { date: '2026-09-11', marks: 'I I' },
      { date: '2026-09-09', marks: 'R R' },
      { date: '2026-09-08', marks: 'M M' },
      { date: '2026-09-07', marks: 'E E' },
    ]);
  });

  it('says nothing of days missed to the family of a pupil who was suspended, and no stage is reached by it', async () => {
    await whole({ '2026-09-09': 'E', '2026-09-10': 'E', '2026-09-11': 'E', '2026-09-14': 'E' });
    const sheet = await sheetOfToday();
    expect(sheet.daysMissed).toEqual({ missed: 0.5, medical: 0, notCounted: 4 });
    expect(sheet.script.points[0]).toMatch(/^We missed Ash this morning/);
    expect(sheet.stage).toBeNull();
    const [pupil] = (await findPupils(await olu(), { text: 'Pupil A1' })).items.filter(
      (match) => match.school === school,
    );
    expect((await pupilSummary(await olu(), pupil?.id ?? '')).stage).toBeNull();
  });

  it('is one entry of the audit log however often the open page looks again; so is a pupil’s summary', async () => {
    const { action, pupil } = await sheetOfToday();
    await pupilSummary(await olu(), pupil.id);
    const entries = async () =>
      (
        await context.store.db
          .selectFrom('audit_entry')
          .select('what')
          .where('school_id', '=', school)
          .where('what', 'in', ['call.open-sheet', 'pupil.summary'])
          .orderBy('what')
          .execute()
      ).map(({ what }) => what);
    context.clock.set(`${TODAY}T09:44`);
    await callSheet(await olu(), action.id);
    await pupilSummary(await olu(), pupil.id);
    expect(await entries()).toEqual(['call.open-sheet', 'pupil.summary']);
    context.clock.set(`${TODAY}T09:56`);
    await callSheet(await olu(), action.id);
    await pupilSummary(await olu(), pupil.id);
    expect(await entries()).toEqual(['call.open-sheet', 'call.open-sheet', 'pupil.summary', 'pupil.summary']);
  });
});
