import { beforeEach, expect, it } from '@jest/globals';
import { awayToday } from '../../../bot/operations/actions/away-today.ts';
import { completeAction } from '../../../bot/operations/actions/complete-action.ts';
import { listActions } from '../../../bot/operations/actions/list-actions.ts';
import { reviseSchoolDay } from '../../../bot/operations/actions/revise-school-day.ts';
import { undoOutcome } from '../../../bot/operations/actions/undo-outcome.ts';
import { jobIn } from '../../support/product/requests.ts';
import { deskSchool, type DeskSchool } from '../../support/schools/desk-school.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';

const TODAY = '2026-09-16';

onBothEngines('a pupil to call first without a mark', (openedStore) => {
  let desk: DeskSchool;

  beforeEach(async () => {
    desk = await deskSchool(openedStore(), TODAY, '09:05', {
      staff: {
        Tess: { roles: 'tutor', tutorGroups: '7A' },
        Olu: { roles: 'attendance-officer' },
      },
      pupils: { A1: { lookedAfter: 'Y' }, A2: {} },
    });
    await desk.mark({ A2: '/' });
  });

  const open = async (name = 'Olu') =>
    (await listActions(await desk.as(name), { school: desk.school, status: 'open' })).items;
  const kinds = async () =>
    (await open()).map(({ kind }) => kind).filter((kind) => kind !== 'check-register');
  const passes = async (time: string) => {
    desk.context.clock.set(`${TODAY}T${time}`);
    await reviseSchoolDay(jobIn(desk.context), desk.school);
  };

  it('is a question to the officer, which the tutor may answer; not in: the family is rung at once', async () => {
    const [asked] = await open();
    expect(asked).toMatchObject({ kind: 'ask-after', assignee: { name: 'Olu' }, mayTickOff: true });
    const actionId = asked?.id ?? '';
    const tess = await desk.as('Tess');
    await expect(completeAction(tess, { actionId, done: {} })).rejects.toMatchObject({
      code: 'unprocessable',
    });
    const { action } = await completeAction(tess, { actionId, done: { answer: 'not-in' } });
    expect(action).toMatchObject({ status: 'done', outcome: { result: 'done', reason: 'not-in' } });
    expect(await kinds()).toEqual(['absence-call']);
    // On the list of who is away too, and so on the fire list.
    const listed = async () =>
      (await awayToday(tess, { school: desk.school })).pupils.map(({ name, isUnexplained }) => [
        name,
        isUnexplained,
      ]);
    expect(await listed()).toEqual([['Ash Pupil A1', true]]);
    // Said by mistake: the question stands again, and nobody is rung.
    await undoOutcome(tess, actionId);
    expect(await kinds()).toEqual(['ask-after']);
    expect(await listed()).toEqual([]);
  });

  it('is not away in the morning for an appointment of the afternoon', async () => {
    await desk.mark({ A1: '/', A2: '/' });
    await desk.mark({ A2: 'M' }, 'PM');
    const away = async () =>
      (await awayToday(await desk.as('Olu'), { school: desk.school })).pupils.map(({ name }) => name);
    expect(await away()).toEqual([]);
    desk.context.clock.set(`${TODAY}T14:30`);
    expect(await away()).toEqual(['Ash Pupil A2']);
  });

  it('that somebody has seen in is left alone, until a mark says otherwise', async () => {
    const [asked] = await open();
    await completeAction(await desk.as('Olu'), { actionId: asked?.id ?? '', done: { answer: 'in' } });
    await passes('10:46');
    expect(await kinds()).toEqual([]);
    await desk.mark({ A1: 'N' });
    expect(await kinds()).toContain('absence-call');
  });

  it('counts as N when nobody has answered by ten', async () => {
    await passes('09:59');
    expect(await kinds()).toEqual(['ask-after']);
    await passes('10:00');
    expect(await kinds()).toEqual(['absence-call']);
    await desk.mark({ A1: '/' });
    expect(await kinds()).toEqual([]);
  });
});
