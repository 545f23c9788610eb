import { beforeEach, expect, it } from '@jest/globals';
import { callSheet } from '../../../bot/operations/actions/call-sheet.ts';
import { listActions } from '../../../bot/operations/actions/list-actions.ts';
import { recordOutcome } from '../../../bot/operations/actions/record-outcome.ts';
import { undoOutcome } from '../../../bot/operations/actions/undo-outcome.ts';
import { workToday } from '../../../bot/operations/actions/work-today.ts';
import { bringIn } from '../../support/schools/a-school.ts';
import { deskSchool, type DeskSchool } from '../../support/schools/desk-school.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';

const TODAY = '2026-09-16';

onBothEngines('a family with children at two schools', (openedStore) => {
  let first: DeskSchool;
  let second: DeskSchool;
  let mary: { name: string; phone: string };

  const contact = (desk: DeskSchool, upn: string, given: object) =>
    bringIn(desk.context, 'contacts', [{ school: desk.school, upn, order: '1', ...given }]);
  const callOf = async (desk: DeskSchool, pupil: string) => {
    const { items } = await listActions(await desk.as('Olu'), { school: desk.school, kind: 'absence-call' });
    return items.find((call) => call.pupil?.name.endsWith(pupil));
  };
  const speak = async (desk: DeskSchool, pupil: string, result: 'spoke-to' | 'no-answer' = 'spoke-to') => {
    const id = (await callOf(desk, pupil))?.id ?? '';
    await recordOutcome(await desk.as('Olu'), {
      actionId: id,
      outcome: { result, ...(result === 'spoke-to' ? { reason: 'Confided to the first school' } : {}) },
    });
    return id;
  };

  beforeEach(async () => {
    first = await deskSchool(openedStore(), TODAY, '09:40');
    second = await deskSchool(openedStore(), TODAY, '09:52');
    // Other tests' families are in the same trust.
    mary = { name: `Mary of ${first.school}`, phone: '07700 900123' };
    await contact(first, 'A1', mary);
    await contact(second, 'A1', { name: mary.name.toUpperCase(), phone: '+44 7700 900 123' });
    await contact(second, 'A2', { ...mary, name: 'Mary Other' });
    await first.mark({ A1: 'N' });
    await second.mark({ A1: 'N', A2: 'N' });
  });

  it('has been rung: the other school sees when, on the list and on the sheet, and nothing more', async () => {
    expect((await callOf(second, 'A1'))?.call?.familyRungAt).toBeNull();
    await speak(first, 'A1');
    const call = await callOf(second, 'A1');
    expect(call).toMatchObject({ status: 'open', call: { familyRungAt: '2026-09-16T09:40:00+01:00' } });
    expect(JSON.stringify(call)).not.toMatch(/Confided/);
    const sheet = await callSheet(await second.as('Olu'), call?.id ?? '');
    expect(sheet.familyRungAt).toBe('2026-09-16T09:40:00+01:00');
    expect(JSON.stringify(sheet)).not.toMatch(/Confided/);
    expect(JSON.stringify(await workToday(await second.as('Olu')))).not.toMatch(/Confided/);
    // A number alone may be many families'.
    expect((await callOf(second, 'A2'))?.call?.familyRungAt).toBeNull();
    expect((await callOf(first, 'A1'))?.call?.familyRungAt ?? null).toBeNull();
  });

  it('was tried and not reached: nothing is said', async () => {
    await speak(first, 'A1', 'no-answer');
    expect((await callOf(second, 'A1'))?.call?.familyRungAt).toBeNull();
  });

  it('is told of no longer once the conversation is taken back, or the contact is barred', async () => {
    const id = await speak(first, 'A1');
    expect((await callOf(second, 'A1'))?.call?.familyRungAt).not.toBeNull();
    await contact(second, 'A1', { ...mary, doNotContact: 'Y' });
    expect((await callOf(second, 'A1'))?.call?.familyRungAt).toBeNull();
    await contact(second, 'A1', { ...mary, doNotContact: 'N' });
    expect((await callOf(second, 'A1'))?.call?.familyRungAt).not.toBeNull();
    await undoOutcome(await first.as('Olu'), id);
    expect((await callOf(second, 'A1'))?.call?.familyRungAt).toBeNull();
  });
});
