import { beforeEach, expect, it } from '@jest/globals';
import { addDays } from '#shared/domain/basics/school-date.ts';
import { completeAction } from '../../../bot/operations/actions/complete-action.ts';
import { listActions } from '../../../bot/operations/actions/list-actions.ts';
import { nameAdult } from '../../../bot/operations/actions/calls/name-adult.ts';
import { reviseSchoolProposals } from '../../../bot/operations/escalation/revise-school-proposals.ts';
import { bringIn, markRow } from '../../support/schools/a-school.ts';
import { deskSchool, type DeskSchool } from '../../support/schools/desk-school.ts';
import { jobIn } from '../../support/product/requests.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';

/** A Monday after two weeks without school. */
const BACK = '2026-11-02';

onBothEngines('praise', (openedStore) => {
  let desk: DeskSchool;

  /** Five days from a Monday on, a letter a day: p present, i ill. */
  const week = (upn: string, monday: string, days: string) =>
    [...days].flatMap((day, index) =>
      (['AM', 'PM'] as const).map((session) =>
        markRow(
          desk.school,
          upn,
          addDays(monday, index),
          session,
          day === 'i' ? 'I' : session === 'AM' ? '/' : '\\',
        ),
      ),
    );
  const passes = async (day: string) => {
    desk.context.clock.set(`${day}T16:00`);
    await reviseSchoolProposals(jobIn(desk.context), desk.school);
  };
  const praise = async (status?: 'open' | 'withdrawn') =>
    (await listActions(await desk.as('Sal'), { school: desk.school, kind: 'praise', status })).items;
  const open = async () =>
    (await praise('open'))
      .map(({ pupil, assignee, raisedBecause }) =>
        [pupil?.name.slice(-2), assignee?.name, raisedBecause.split(':')[0]].join(' · '),
      )
      .sort();

  beforeEach(async () => {
    desk = await deskSchool(openedStore(), '2026-10-20', '16:00', {
      staff: {
        Tess: { roles: 'tutor', tutorGroups: '7A' },
        Mel: { roles: 'mentor' },
        Olu: { roles: 'attendance-officer' },
        Sal: { roles: 'senior-leader' },
      },
      pupils: { A1: {}, A2: {}, A3: {} },
    });
    await bringIn(desk.context, 'terms', [
      {
        school: desk.school,
        name: 'October',
        kind: 'holiday',
        starts: '2026-10-19',
        ends: '2026-10-30',
      },
    ]);
    await bringIn(desk.context, 'marks', [
      ...week('A1', '2026-10-12', 'ipppp'), // 80 %
      ...week('A2', '2026-10-05', 'ppppp'),
      ...week('A2', '2026-10-12', 'ppppi'), // 90 %, and so persistently absent
      ...week('A3', '2026-10-12', 'ppppp'),
    ]);
  });

  it('is asked of the adult who knows the pupil once they are out of persistent absence, once a half-term', async () => {
    const a2 = desk.id('A2');
    await nameAdult(await desk.as('Olu'), { pupil: a2, staff: (await desk.member('Mel')).id });
    await passes('2026-10-16');
    expect(await open()).toEqual([]);
    await bringIn(desk.context, 'marks', [
      ...week('A1', BACK, 'ppppp'),
      ...week('A2', BACK, 'ppppp'),
      ...week('A3', BACK, 'ppppp'),
    ]);
    await passes('2026-11-06');
    // A1: 2 of 20 sessions missed is 90 % still.
    expect(await open()).toEqual(['A2 · Mel · Out of persistent absence']);
    await passes('2026-11-06');
    const [one] = await praise();
    await completeAction(await desk.as('Mel'), { actionId: one?.id ?? '', done: {} });
    await bringIn(desk.context, 'marks', week('A1', '2026-11-09', 'ppppp'));
    await passes('2026-11-13');
    expect(await open()).toEqual(['A1 · Tess · Out of persistent absence']);
    expect(await praise()).toHaveLength(2);
  });

  it('goes where the pupil drops back before anybody said it, and comes back with them', async () => {
    await bringIn(desk.context, 'marks', week('A2', BACK, 'ppppp'));
    await passes('2026-11-06');
    expect(await open()).toHaveLength(1);
    await bringIn(desk.context, 'marks', week('A2', BACK, 'ppppi'));
    await passes('2026-11-06');
    expect([await open(), await praise('withdrawn')]).toMatchObject([[], [{ kind: 'praise' }]]);
    for (const monday of ['2026-11-09', '2026-11-16'])
      await bringIn(desk.context, 'marks', week('A2', monday, 'ppppp'));
    await passes('2026-11-20');
    expect(await open()).toHaveLength(1);
    expect(await praise()).toHaveLength(1);
  });
});
