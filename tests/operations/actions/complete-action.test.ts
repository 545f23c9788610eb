import { beforeEach, expect, it } from '@jest/globals';
import type { Action } from '#shared/contracts/actions/action.ts';
import { completeAction } from '../../../bot/operations/actions/complete-action.ts';
import { listActions } from '../../../bot/operations/actions/list-actions.ts';
import { recordOutcome } from '../../../bot/operations/actions/record-outcome.ts';
import { deskSchool, type DeskSchool } from '../../support/schools/desk-school.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';

const TODAY = '2026-09-16';

onBothEngines('what follows from a call', (openedStore) => {
  let desk: DeskSchool;
  let school: string;

  beforeEach(async () => {
    desk = await deskSchool(openedStore(), TODAY, '09:40', {
      staff: {
        Tess: { roles: 'tutor', tutorGroups: '7A' },
        Tom: { roles: 'tutor', tutorGroups: '7B' },
        Olu: { roles: 'attendance-officer' },
        Ada: { roles: 'attendance-administrator' },
      },
      pupils: { A1: {}, A2: {} },
    });
    ({ school } = desk);
    await desk.mark({ A1: 'N', A2: '/' });
    const call = await actionFor('Tess', 'absence-call');
    const outcome = { result: 'wrong-number' } as const;
    await recordOutcome(await as('Tess'), { actionId: call.id, outcome });
  });

  const as: DeskSchool['as'] = (name) => desk.as(name);
  async function actionFor(name: string, kind: Action['kind']): Promise<Action> {
    const [found] = (await listActions(await as(name), { school, kind })).items;
    if (!found) throw new Error(`${name} sees no ${kind}`);
    return found;
  }

  it('is the officer’s to tick off: a tutor sees it, without a button, and is refused in words', async () => {
    const seen = await actionFor('Tess', 'contact-correction');
    expect(seen).toMatchObject({ mayTickOff: false, status: 'open', assignee: { name: 'Olu' } });
    await expect(completeAction(await as('Tess'), { actionId: seen.id, done: {} })).rejects.toMatchObject({
      code: 'forbidden',
      message: '“Put a contact right” is with Olu, who says when it is done. Nothing was changed.',
    });
    expect(await actionFor('Olu', 'contact-correction')).toMatchObject({ status: 'open', mayTickOff: true });
    const { action } = await completeAction(await as('Olu'), { actionId: seen.id, done: {} });
    expect(action).toMatchObject({ status: 'done', outcome: { by: { name: 'Olu' } } });
  });

  it('takes no new number where nobody said whose it was: it would be lost', async () => {
    const { id, numberOf } = await actionFor('Olu', 'contact-correction');
    expect(numberOf).toBeNull();
    const done = { newPhone: '07700 900111' };
    await expect(completeAction(await as('Olu'), { actionId: id, done })).rejects.toMatchObject({
      code: 'unprocessable',
    });
    expect((await actionFor('Olu', 'contact-correction')).status).toBe('open');
    await completeAction(await as('Olu'), { actionId: id, done: {} });
  });

  it('may be ticked off by a colleague whose work it is too, and is not there for those who may not see it', async () => {
    const { id } = await actionFor('Ada', 'contact-correction');
    await expect(completeAction(await as('Tom'), { actionId: id, done: {} })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect((await completeAction(await as('Ada'), { actionId: id, done: {} })).action.status).toBe('done');
  });
});
