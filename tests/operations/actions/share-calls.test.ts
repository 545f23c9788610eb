import { beforeEach, expect, it } from '@jest/globals';
import { listActions } from '../../../bot/operations/actions/list-actions.ts';
import { recordOutcome } from '../../../bot/operations/actions/record-outcome.ts';
import { beginCall } from '../../../bot/operations/actions/begin-call.ts';
import { nameAdult } from '../../../bot/operations/actions/calls/name-adult.ts';
import { takeOver } from '../../../bot/operations/actions/calls/take-over.ts';
import { giveCaseload } from '../../../bot/operations/roll/give-caseload.ts';
import { undoShare } from '../../../bot/operations/actions/calls/undo-share.ts';
import { undoPassOn } from '../../../bot/operations/actions/calls/undo-pass-on.ts';
import { passOn } from '../../../bot/operations/actions/pass-on.ts';
import { pupilSummary } from '../../../bot/operations/pupils/pupil-summary.ts';
import { schoolCallers } from '../../../bot/operations/actions/calls/school-callers.ts';
import { shareCalls } from '../../../bot/operations/actions/calls/share-calls.ts';
import { bringIn, markRow } from '../../support/schools/a-school.ts';
import { deskSchool, type DeskSchool } from '../../support/schools/desk-school.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';
import type { TestContext } from '../../support/product/test-context.ts';
import { requestBy } from '../../support/product/requests.ts';

const TODAY = '2026-09-16';

onBothEngines('calls that are shared out', (openedStore) => {
  let desk: DeskSchool;
  let context: TestContext;
  let school: string;

  beforeEach(async () => {
    desk = await deskSchool(openedStore(), TODAY, '09:40', {
      staff: {
        Tess: { roles: 'tutor', tutorGroups: '7A' },
        Mel: { roles: 'mentor' },
        Olu: { roles: 'attendance-officer' },
        Adi: { roles: 'administrator', school: '' },
      },
      pupils: { A1: { household: 'H1' }, A2: {}, A3: { household: 'H1' } },
    });
    ({ context, school } = desk);
    await desk.mark({ A1: 'N', A2: 'N', A3: 'N' });
  });

  const member: DeskSchool['member'] = (name) => desk.member(name);
  const calls = async () =>
    (await listActions(requestBy(context, await member('Olu')), { school, kind: 'absence-call' })).items;
  const idsOf = async (...names: string[]) => Promise.all(names.map(async (name) => (await member(name)).id));
  const share = async (by: string, actions: string[], to: string[]) =>
    shareCalls(requestBy(context, await member(by)), { actions, to: await idsOf(...to) });
  const held = async (): Promise<Record<string, string | undefined>> =>
    Object.fromEntries(
      (await calls()).map(({ pupil, assignee }) => [pupil?.name.slice(-2) ?? '', assignee?.name] as const),
    );

  it('go to one person, or are spread with families together; settled ones stay', async () => {
    const all = (await calls()).map(({ id }) => id);
    expect(await held()).toEqual({ A1: 'Tess', A2: 'Tess', A3: 'Tess' });
    await share('Olu', all, ['Olu', 'Mel']);
    const spread = await held();
    expect(spread.A1).toBe(spread.A3);
    expect(spread.A2).not.toBe(spread.A1);
    const one = (await calls()).find(({ pupil }) => pupil?.name === 'Ash Pupil A2');
    await recordOutcome(requestBy(context, await member('Olu')), {
      actionId: one?.id ?? '',
      outcome: { result: 'spoke-to', reason: 'illness' },
    });
    const { actions } = await share('Olu', all, ['Mel']);
    expect(actions.map(({ pupil }) => pupil?.name).sort()).toEqual(['Ash Pupil A1', 'Ash Pupil A3']);
    const shared = await context.store.db
      .selectFrom('audit_entry')
      .select('what')
      .where('school_id', '=', school)
      .where('what', '=', 'call.share-out')
      .execute();
    expect(shared).toHaveLength(5);
  });

  it('are taken back after sharing, but one that somebody has begun', async () => {
    const olu = requestBy(context, await member('Olu'));
    const all = (await calls()).map(({ id }) => id);
    const undo = async (by = 'Olu') => undoShare(requestBy(context, await member(by)), { actions: all });
    await share('Olu', all, ['Mel']);
    await expect(undo('Tess')).rejects.toMatchObject({ code: 'forbidden' });
    expect((await undo()).actions).toHaveLength(3);
    expect(await held()).toEqual({ A1: 'Tess', A2: 'Tess', A3: 'Tess' });
    await expect(undo()).rejects.toMatchObject({ code: 'conflict' });

    await share('Olu', all, ['Mel']);
    const one = (await calls()).find(({ pupil }) => pupil?.name.endsWith('A2'));
    await beginCall(requestBy(context, await member('Mel')), one?.id ?? '');
    expect((await undo()).actions).toHaveLength(2);
    expect(await held()).toEqual({ A1: 'Tess', A2: 'Mel', A3: 'Tess' });

    await shareCalls(olu, { actions: all, to: await idsOf('Mel') });
    context.clock.set(`${TODAY}T09:42`);
    await expect(undo()).rejects.toMatchObject({ code: 'conflict' });
    await expect(undoShare(olu, { actions: ['no-such'] })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('of one child go with those of the family, chosen or not', async () => {
    const one = (await calls()).find(({ pupil }) => pupil?.name === 'Ash Pupil A1');
    const { actions } = await share('Olu', [one?.id ?? ''], ['Mel']);
    expect(actions.map(({ pupil }) => pupil?.name).sort()).toEqual(['Ash Pupil A1', 'Ash Pupil A3']);
    expect(await held()).toEqual({ A1: 'Mel', A2: 'Tess', A3: 'Mel' });
  });

  it('are shared by one colleague at a time: whoever comes second is told, until the page shows it', async () => {
    await bringIn(context, 'staff', [
      { school, email: `Ola.${school}@trust.example`, name: 'Ola', roles: 'attendance-officer' },
    ]);
    const all = (await calls()).map(({ id }) => id);
    await share('Ola', all, ['Mel']);
    await expect(share('Olu', all, ['Olu'])).rejects.toMatchObject({ code: 'conflict' });
    expect(await held()).toEqual({ A1: 'Mel', A2: 'Mel', A3: 'Mel' });
    context.clock.set(`${TODAY}T09:41`);
    await share('Olu', all, ['Olu']);
    expect(await held()).toEqual({ A1: 'Olu', A2: 'Olu', A3: 'Olu' });
  });

  it('stay with a colleague who is ringing the family just now', async () => {
    const all = (await calls()).map(({ id }) => id);
    const second = (await calls()).find(({ pupil }) => pupil?.name === 'Ash Pupil A2');
    await beginCall(requestBy(context, await member('Tess')), second?.id ?? '');
    const { actions } = await share('Olu', all, ['Mel']);
    expect(actions.map(({ pupil }) => pupil?.name).sort()).toEqual(['Ash Pupil A1', 'Ash Pupil A3']);
    expect(await held()).toEqual({ A1: 'Mel', A2: 'Tess', A3: 'Mel' });
  });

  it('go to who rings at the school, by who shares them out', async () => {
    const all = (await calls()).map(({ id }) => id);
    await expect(share('Tess', all, ['Mel'])).rejects.toMatchObject({ code: 'forbidden' });
    await expect(share('Olu', ['no-such'], ['Mel'])).rejects.toMatchObject({ code: 'not-found' });
    const stranger = { actions: all, to: ['nobody'] };
    await expect(shareCalls(requestBy(context, await member('Olu')), stranger)).rejects.toMatchObject({
      code: 'unprocessable',
    });
    expect(await held()).toEqual({ A1: 'Tess', A2: 'Tess', A3: 'Tess' });
    const { callers } = await schoolCallers(requestBy(context, await member('Olu')), school);
    expect(callers.map(({ name, openCalls }) => [name, openCalls])).toEqual([
      ['Mel', 0],
      ['Olu', 0],
      ['Tess', 2], // families
    ]);
  });

  it('are proposed the next day to those over whom they were spread last', async () => {
    const callers = async () => schoolCallers(requestBy(context, await member('Olu')), school);
    const all = (await calls()).map(({ id }) => id);
    await share('Olu', all, ['Mel']);
    expect((await callers()).rangLast).toBeNull();
    await share('Olu', all, ['Olu', 'Mel']);
    await undoShare(requestBy(context, await member('Olu')), { actions: all });
    expect((await callers()).rangLast).toBeNull();
    await share('Olu', all, ['Tess', 'Mel']);
    context.clock.set('2026-09-17T09:40');
    expect((await callers()).rangLast).toEqual({ day: TODAY, callers: await idsOf('Tess', 'Mel') });
  });

  it('go to the adult named for a pupil, when they are raised and when they are spread', async () => {
    const olu = requestBy(context, await member('Olu'));
    const call = (await calls()).find(({ pupil }) => pupil?.name.endsWith('A2'));
    const pupil = call?.pupil?.id ?? '';
    const [mel = ''] = await idsOf('Mel');
    const { namedAdult } = await nameAdult(olu, { pupil, staff: mel });
    expect(namedAdult).toEqual({ id: mel, name: 'Mel', from: TODAY });
    expect((await pupilSummary(olu, pupil)).namedAdult).toEqual(namedAdult);
    expect((await held()).A2).toBe('Tess');
    const all = (await calls()).map(({ id }) => id);
    await share('Olu', all, ['Tess', 'Mel']);
    expect(await held()).toEqual({ A1: 'Tess', A3: 'Tess', A2: 'Mel' });

    context.clock.set('2026-09-17T09:40');
    await bringIn(context, 'marks', [markRow(school, 'A2', '2026-09-17', 'AM', 'N')]);
    const next = async () =>
      (await calls()).find(({ raisedFor }) => raisedFor === '2026-09-17')?.assignee?.name;
    expect(await next()).toBe('Mel');
    await expect(
      nameAdult(requestBy(context, await member('Tess')), { pupil, staff: null }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    const [adi = ''] = await idsOf('Adi');
    await expect(nameAdult(olu, { pupil, staff: adi })).rejects.toMatchObject({ code: 'unprocessable' });
    expect((await nameAdult(olu, { pupil, staff: null })).namedAdult).toBeNull();
    const rows = await context.store.db
      .selectFrom('named_adult')
      .select(['staff_id', 'starts', 'ended_by'])
      .where('school_id', '=', school)
      .execute();
    expect(rows).toEqual([{ staff_id: mel, starts: TODAY, ended_by: olu.actor.id }]);
  });

  it('go first to whoever has the pupil on their caseload, then to the named adult', async () => {
    const olu = requestBy(context, await member('Olu'));
    const pupil = (await calls()).find((call) => call.pupil?.name.endsWith('A2'))?.pupil?.id ?? '';
    await nameAdult(olu, { pupil, staff: olu.actor.id });
    const [mel = ''] = await idsOf('Mel');
    const wish = { staff: mel, pupils: [pupil], from: '2026-09-17', until: '2026-09-17' };
    await giveCaseload(olu, { school, wish });
    const callerOn = async (day: string) => {
      context.clock.set(`${day}T09:40`);
      await bringIn(context, 'marks', [markRow(school, 'A2', day, 'AM', 'N')]);
      return (await calls()).find(({ raisedFor }) => raisedFor === day)?.assignee?.name;
    };
    expect(await callerOn('2026-09-17')).toBe('Mel');
    expect(await callerOn('2026-09-18')).toBe('Olu');
  });

  it('are passed on to a chosen person with the family, and taken back while nobody has begun', async () => {
    const tess = requestBy(context, await member('Tess'));
    const [mel = '', adi = ''] = await idsOf('Mel', 'Adi');
    const [first] = (await calls()).filter(({ pupil }) => pupil?.name.endsWith('A1'));
    const id = first?.id ?? '';
    await expect(passOn(tess, { actionId: id, to: adi })).rejects.toMatchObject({ code: 'unprocessable' });
    await passOn(tess, { actionId: id, to: mel });
    expect(await held()).toEqual({ A1: 'Mel', A3: 'Mel', A2: 'Tess' });
    await undoPassOn(tess, id);
    expect(await held()).toEqual({ A1: 'Tess', A3: 'Tess', A2: 'Tess' });
    await expect(undoPassOn(tess, id)).rejects.toMatchObject({ code: 'conflict' });

    // A mentor who passes it on sees it no more, and may take it back all the same.
    await share('Olu', [id], ['Mel']);
    const asMel = requestBy(context, await member('Mel'));
    await passOn(asMel, { actionId: id });
    expect((await held()).A1).toBe('Olu');
    await undoPassOn(asMel, id);
    expect((await held()).A1).toBe('Mel');
    await passOn(asMel, { actionId: id });
    await beginCall(requestBy(context, await member('Olu')), id);
    await expect(undoPassOn(asMel, id)).rejects.toEqual(
      expect.objectContaining({ code: 'conflict', details: undefined }),
    );
    await expect(undoPassOn(tess, id)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('that were passed on are not there any more for who sees them no more, after the minute or without a post', async () => {
    const [call] = await calls();
    const id = call?.id ?? '';
    await share('Olu', [id], ['Mel']);
    const mel = await member('Mel');
    await passOn(requestBy(context, mel), { actionId: id });
    const refused = expect.objectContaining({ code: 'not-found', details: undefined });
    await expect(undoPassOn(requestBy(context, { ...mel, posts: [] }), id)).rejects.toEqual(refused);
    context.clock.set(`${TODAY}T09:42`);
    await expect(undoPassOn(requestBy(context, mel), id)).rejects.toEqual(refused);
    expect((await held())[call?.pupil?.name.slice(-2) ?? '']).toBe('Olu');
  });

  it('stay with whoever they were given to since: what was passed on before is not taken back', async () => {
    const tess = requestBy(context, await member('Tess'));
    const [mel = ''] = await idsOf('Mel');
    const all = await calls();
    const idOf = (upn: string) => all.find(({ pupil }) => pupil?.name.endsWith(upn))?.id ?? '';
    const late = { code: 'conflict' };
    await passOn(tess, { actionId: idOf('A2'), to: mel });
    await share('Olu', [idOf('A2')], ['Olu']);
    await expect(undoPassOn(tess, idOf('A2'))).rejects.toMatchObject(late);
    expect((await held()).A2).toBe('Olu');

    // The sibling that is taken over with a call has nobody ringing yet.
    await passOn(tess, { actionId: idOf('A1'), to: mel });
    await takeOver(requestBy(context, await member('Olu')), { actionId: idOf('A1') });
    await expect(undoPassOn(tess, idOf('A3'))).rejects.toMatchObject(late);
    await expect(undoPassOn(tess, idOf('A1'))).rejects.toMatchObject(late);
    expect(await held()).toEqual({ A1: 'Olu', A3: 'Olu', A2: 'Olu' });
  });

  it('are passed on neither to oneself nor while a third person rings the family', async () => {
    const tess = requestBy(context, await member('Tess'));
    const olu = requestBy(context, await member('Olu'));
    const all = await calls();
    const idOf = (upn: string) => all.find(({ pupil }) => pupil?.name.endsWith(upn))?.id ?? '';
    const [mel = ''] = await idsOf('Mel');
    await expect(passOn(olu, { actionId: idOf('A2'), to: olu.actor.id })).rejects.toMatchObject({
      code: 'unprocessable',
    });
    expect((await held()).A2).toBe('Tess');

    await beginCall(tess, idOf('A1'));
    const ringing = { code: 'conflict', message: 'Tess is ringing. Nothing was changed.' };
    await expect(passOn(olu, { actionId: idOf('A1'), to: mel })).rejects.toMatchObject(ringing);
    await expect(passOn(olu, { actionId: idOf('A3'), to: mel })).rejects.toMatchObject({
      ...ringing,
      details: { action: { id: idOf('A3') } },
    });
    expect(await held()).toEqual({ A1: 'Tess', A3: 'Tess', A2: 'Tess' });
    // Whoever rings may pass it on, and so may a colleague to whoever rings.
    await passOn(olu, { actionId: idOf('A1'), to: tess.actor.id });
    await beginCall(tess, idOf('A1'));
    await passOn(tess, { actionId: idOf('A1'), to: mel });
    expect(await held()).toEqual({ A1: 'Mel', A3: 'Mel', A2: 'Tess' });
  });

  it('are free again twenty minutes after somebody began to ring, family and all', async () => {
    const all = await calls();
    const idOf = (upn: string) => all.find(({ pupil }) => pupil?.name.endsWith(upn))?.id ?? '';
    const as = async (name: string) => requestBy(context, await member(name));
    const rung = async (): Promise<Record<string, string | null>> =>
      Object.fromEntries(
        (await calls()).map(({ pupil, beingRungBy: one }) => [
          pupil?.name.slice(-2) ?? '',
          one && `${one.name} ${one.since?.slice(11, 16)}`,
        ]),
      );
    await beginCall(await as('Tess'), idOf('A1'));
    context.clock.set(`${TODAY}T09:59:59`);
    await beginCall(await as('Olu'), idOf('A1'));
    expect(await rung()).toEqual({ A1: 'Tess 09:40', A2: null, A3: 'Tess 09:40' });
    context.clock.set(`${TODAY}T10:00`);
    expect(await rung()).toEqual({ A1: null, A2: null, A3: null });
    // Nobody asks Tess any more, and the next to begin is named.
    await beginCall(await as('Olu'), idOf('A3'));
    expect(await rung()).toEqual({ A1: 'Olu 10:00', A2: null, A3: 'Olu 10:00' });
    context.clock.set(`${TODAY}T10:15`);
    await beginCall(await as('Olu'), idOf('A3')); // opened again: they ring from now
    context.clock.set(`${TODAY}T10:31`);
    expect(await rung()).toEqual({ A1: 'Olu 10:15', A2: null, A3: 'Olu 10:15' });
    await expect(takeOver(await as('Tess'), { actionId: idOf('A3') })).rejects.toMatchObject({
      code: 'conflict',
    });
    context.clock.set(`${TODAY}T10:35`);
    // By 10.30 a call that nobody is ringing stands on the officer's list.
    const { items } = await listActions(await as('Olu'), { school, assignee: 'me', status: 'open' });
    expect(items.map(({ id }) => id)).toEqual(expect.arrayContaining([idOf('A1'), idOf('A3')]));
    const [mel = ''] = await idsOf('Mel');
    await passOn(await as('Tess'), { actionId: idOf('A1'), to: mel });
    await takeOver(await as('Olu'), { actionId: idOf('A3') });
    expect(await held()).toMatchObject({ A1: 'Olu', A3: 'Olu' });
  });

  it('are taken over while a colleague rings by nobody who does not know that', async () => {
    const olu = requestBy(context, await member('Olu'));
    const [tess = ''] = await idsOf('Tess');
    const [call] = (await calls()).filter(({ pupil }) => pupil?.name.endsWith('A1'));
    const id = call?.id ?? '';
    await beginCall(requestBy(context, await member('Tess')), id);
    await expect(takeOver(olu, { actionId: id })).rejects.toMatchObject({
      code: 'conflict',
      message: 'Tess is ringing. Nothing was changed.',
    });
    expect((await held()).A1).toBe('Tess');
    const { action } = await takeOver(olu, { actionId: id, insteadOf: tess });
    expect(action).toMatchObject({ assignee: { name: 'Olu' }, beingRungBy: { name: 'Olu' } });
    expect(await held()).toEqual({ A1: 'Olu', A3: 'Olu', A2: 'Tess' });
    await recordOutcome(olu, { actionId: id, outcome: { result: 'no-answer' } });
    await expect(takeOver(olu, { actionId: id })).rejects.toMatchObject({ code: 'conflict' });
  });
});
