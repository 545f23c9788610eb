import { expect, it } from '@jest/globals';
import { importKeptMarks } from '../../../bot/operations/imports/import-kept-marks.ts';
import { putLocalCode } from '../../../bot/operations/imports/local-codes.ts';
import { tutorGroupDay } from '../../../bot/operations/pupils/tutor-group-day.ts';
import { undoImport } from '../../../bot/operations/imports/undo-import.ts';
import { bringIn, markRow, newSchool, pupilRow } from '../../support/schools/a-school.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';
import { administrator, person, post } from '../../support/schools/people.ts';
import { testContext } from '../../support/product/test-context.ts';
import { requestBy } from '../../support/product/requests.ts';

const TODAY = '2026-09-16';

onBothEngines('minutes late', (openedStore) => {
  it('go from the file to the group’s day, both sessions summed, and back with what is taken back', async () => {
    const context = testContext(openedStore(), { now: `${TODAY}T14:30` });
    const school = await newSchool(context);
    await bringIn(context, 'pupils', [pupilRow(school, 'A1')]);
    const tutor = person([post(school, 'tutor', { tutorGroups: ['7A'] })]);
    const shown = async () => {
      const { pupils } = await tutorGroupDay(requestBy(context, tutor), { school, group: '7A', date: TODAY });
      return [pupils[0]?.minutesLate, pupils[0]?.comment];
    };
    const late = (session: 'AM' | 'PM', code: string, minutesLate: number, comment = '') => ({
      ...markRow(school, 'A1', TODAY, session, code),
      minutesLate,
      comment,
    });

    await bringIn(context, 'marks', [late('PM', 'L', 5, 'lunch')]);
    expect(await shown()).toEqual([5, 'lunch']);
    const morning = await bringIn(context, 'marks', [late('AM', 'U', 42, 'bus')]);
    expect(await shown()).toEqual([47, 'bus · lunch']);
    const corrected = await bringIn(context, 'marks', [late('AM', 'L', 12)]);
    expect(await shown()).toEqual([17, 'lunch']);
    await undoImport(requestBy(context, administrator), corrected.id);
    expect(await shown()).toEqual([47, 'bus · lunch']);
    await undoImport(requestBy(context, administrator), morning.id);
    expect(await shown()).toEqual([5, 'lunch']);

    await bringIn(context, 'marks', [late('AM', 'LATE', 8)]);
    expect(await shown()).toEqual([5, 'lunch']);
    await putLocalCode(requestBy(context, administrator), {
      school,
      localCode: { code: 'LATE', means: 'L' },
    });
    await importKeptMarks(requestBy(context, administrator), { school, code: 'LATE' });
    expect(await shown()).toEqual([13, 'lunch']);
  });
});
