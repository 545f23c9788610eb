import { expect, it, describe } from '@jest/globals';
import { allStaff } from '#shared/store/people/staff.ts';
import { workToday } from '../../../bot/operations/actions/work-today.ts';
import { bringIn, markRow, newSchool, pupilRow } from '../../support/schools/a-school.ts';
import { requestBy } from '../../support/product/requests.ts';
import { testContext } from '../../support/product/test-context.ts';
import { sharedStore } from '../../support/stores/both-engines.ts';

const TODAY = '2026-09-16';

describe('what a list of work goes by', () => {
  const store = sharedStore();

  it('is of the pupils one works with: registers due and not in, and who alone holds the office', async () => {
    const context = testContext(store(), { now: `${TODAY}T09:20` });
    const school = await newSchool(context);
    const staff = (name: string, roles: string, tutorGroups = '') => ({
      school,
      email: `${name}.${school}@trust.example`,
      name,
      roles,
      tutorGroups,
    });
    await bringIn(context, 'staff', [
      staff('Olu', 'attendance-officer'),
      staff('Tess', 'tutor', '7A'),
      staff('Tom', 'tutor', '7B'),
    ]);
    await bringIn(context, 'pupils', [
      pupilRow(school, 'A1'),
      pupilRow(school, 'B1', { tutorGroup: '7B' }),
      pupilRow(school, 'C1', { tutorGroup: '7C' }),
    ]);
    const told = async (name: string) => {
      const person = (await allStaff(store().db, TODAY)).find(
        ({ email }) => email === `${name}.${school}@trust.example`.toLowerCase(),
      );
      if (!person) throw new Error(`Nobody is called ${name}`);
      const { schools } = await workToday(requestBy(context, person));
      expect(schools.map((one) => one.school)).toEqual([school]);
      const [one] = schools;
      return [one?.registersMissing, one?.asOf?.slice(11, 16) ?? null, one?.officeOfOne];
    };
    expect(await told('Olu')).toEqual([0, null, true]);
    await bringIn(context, 'marks', [markRow(school, 'A1', TODAY, 'AM', '/')]);
    context.clock.set(`${TODAY}T09:31`);
    expect(await told('Olu')).toEqual([2, '09:20', true]);
    expect(await told('Tess')).toEqual([0, '09:20', false]);
    expect(await told('Tom')).toEqual([1, '09:20', false]);

    await bringIn(context, 'staff', [staff('Ade', 'attendance-administrator')]);
    expect(await told('Olu')).toEqual([2, '09:20', false]);
  });
});
