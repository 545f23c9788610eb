import { expect, it, describe } from '@jest/globals';
import { giveNotice } from '../../../bot/operations/actions/notices/give-notice.ts';
import { workToday } from '../../../bot/operations/actions/work-today.ts';
import { bringIn } from '../../support/schools/a-school.ts';
import { deskSchool } from '../../support/schools/desk-school.ts';
import { sharedStore } from '../../support/stores/both-engines.ts';

const TODAY = '2026-09-16';

describe('what a list of work goes by', () => {
  const store = sharedStore();

  it('is of the pupils one works with: registers due and not in, and who alone holds the office', async () => {
    const desk = await deskSchool(store(), TODAY, '09:20', {
      staff: {
        Olu: { roles: 'attendance-officer' },
        Tess: { roles: 'tutor', tutorGroups: '7A' },
        Tom: { roles: 'tutor', tutorGroups: '7B' },
      },
      pupils: { A1: {}, B1: { tutorGroup: '7B' }, C1: { tutorGroup: '7C' } },
    });
    const { context, school } = desk;
    const told = async (name: string) => {
      const { schools } = await workToday(await desk.as(name));
      expect(schools.map((one) => one.school)).toEqual([school]);
      const [one] = schools;
      return [one?.registersMissing, one?.asOf?.slice(11, 16) ?? null, one?.officeOfOne];
    };
    expect(await told('Olu')).toEqual([0, null, true]);
    await desk.mark({ A1: '/' });
    context.clock.set(`${TODAY}T09:31`);
    expect(await told('Olu')).toEqual([2, '09:20', true]);
    expect(await told('Tess')).toEqual([0, '09:20', false]);
    expect(await told('Tom')).toEqual([1, '09:20', false]);

    await bringIn(context, 'staff', [
      { school, email: `Ade.${school}@trust.example`, name: 'Ade', roles: 'attendance-administrator' },
    ]);
    expect(await told('Olu')).toEqual([2, '09:20', false]);
  });

  it('counts the codes to enter for whoever enters them, whoever said what they are for', async () => {
    const desk = await deskSchool(store(), TODAY, '09:20');
    const codes = async (name: string) => (await workToday(await desk.as(name))).schools[0]?.codesToEnter;
    await desk.mark({ A1: 'N', A2: '/' });
    expect([await codes('Olu'), await codes('Tess')]).toEqual([0, 0]);
    await giveNotice(await desk.as('Tess'), {
      school: desk.school,
      notice: {
        pupils: [desk.id('A1')],
        from: TODAY,
        to: TODAY,
        sessions: ['AM'],
        reason: 'illness',
        by: 'telephone',
        conversation: true,
      },
    });
    expect([await codes('Olu'), await codes('Tess')]).toEqual([1, 0]);
  });
});
