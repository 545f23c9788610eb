import { beforeEach, expect, it } from '@jest/globals';
import type { Action } from '#shared/contracts/actions/action.ts';
import { storePersonalChat } from '#shared/store/messages/personal-chats.ts';
import { beginCall } from '../../../bot/operations/actions/begin-call.ts';
import { completeAction } from '../../../bot/operations/actions/complete-action.ts';
import { callSheet } from '../../../bot/operations/actions/call-sheet.ts';
import type { Job } from '../../../bot/operations/jobs.ts';
import { listActions, type ActionsQuery } from '../../../bot/operations/actions/list-actions.ts';
import { passOn } from '../../../bot/operations/actions/pass-on.ts';
import { recordOutcome } from '../../../bot/operations/actions/record-outcome.ts';
import { reviseSchoolDay } from '../../../bot/operations/actions/revise-school-day.ts';
import { sendWithdrawn } from '../../../bot/operations/messages/send-withdrawn.ts';
import { changeSchoolSettings } from '../../../bot/operations/people/school-settings.ts';
import { undoOutcome } from '../../../bot/operations/actions/undo-outcome.ts';
import { deskSchool, type DeskSchool } from '../../support/schools/desk-school.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';
import type { TestContext } from '../../support/product/test-context.ts';
import { requestBy, jobIn } from '../../support/product/requests.ts';

const TODAY = '2026-09-16';

onBothEngines('absence calls', (openedStore) => {
  let desk: DeskSchool;
  let context: TestContext;
  let school: string;

  beforeEach(async () => {
    desk = await deskSchool(openedStore(), TODAY, '09:40', {
      staff: {
        Tess: { roles: 'tutor', tutorGroups: '7A' },
        Tom: { roles: 'tutor', tutorGroups: '7B' },
        Yve: { roles: 'year-leader', yearGroups: '7' },
        Olu: { roles: 'attendance-officer' },
        Sal: { roles: 'safeguarding-lead' },
      },
      pupils: {
        A1: { household: 'H1' },
        A2: {},
        B1: { household: 'H1', tutorGroup: '7B' },
        C1: { tutorGroup: '7C' },
        V1: { lookedAfter: 'Y' },
      },
    });
    ({ context, school } = desk);
  });

  const member: DeskSchool['member'] = (name) => desk.member(name);
  const mark: DeskSchool['mark'] = (...given) => desk.mark(...given);
  const actionsOf = async (kind: Action['kind']): Promise<Action[]> =>
    (await listActions(requestBy(context, await member('Sal')), { school, kind })).items;
  const callAbout = async (upn: string): Promise<Action> => {
    const found = (await actionsOf('absence-call')).find(({ pupil }) => pupil?.name === `Ash Pupil ${upn}`);
    if (!found) throw new Error(`No call about ${upn}`);
    return found;
  };
  const isTold = (job: Job): job is Extract<Job, { name: 'tell-withdrawn' }> => job.name === 'tell-withdrawn';
  const present = { A1: '/', A2: '/', B1: '/', C1: '/', V1: '/' };

  it('are raised by an import for each N, for the tutor; without one for the officer', async () => {
    await mark({ ...present, A2: 'N', C1: 'N' });
    const calls = await actionsOf('absence-call');
    expect(calls.map(({ pupil, assignee, status }) => [pupil?.name, assignee?.name, status])).toEqual(
      expect.arrayContaining([
        ['Ash Pupil A2', 'Tess', 'open'],
        ['Ash Pupil C1', 'Olu', 'open'],
      ]),
    );
    expect(calls).toHaveLength(2);
  });

  it('wait for their time: vulnerable pupils at nine, the others at half past', async () => {
    context.clock.set(`${TODAY}T08:55`);
    await mark({ ...present, A2: 'N', V1: 'N' });
    expect(await actionsOf('absence-call')).toEqual([]);
    context.clock.set(`${TODAY}T09:00`);
    await reviseSchoolDay(jobIn(context), school);
    expect((await actionsOf('absence-call')).map(({ pupil }) => pupil?.name)).toEqual(['Ash Pupil V1']);
    context.clock.set(`${TODAY}T09:30`);
    await reviseSchoolDay(jobIn(context), school);
    const calls = await actionsOf('absence-call');
    expect(calls.map(({ pupil, callFirst }) => [pupil?.name, callFirst])).toEqual([
      ['Ash Pupil V1', true],
      ['Ash Pupil A2', false],
    ]);
    expect(await reviseSchoolDay(jobIn(context), school)).toBe(0);
  });

  it('of an earlier day end where the pupil is in or rung about today, and stand where the reason is still wanted', async () => {
    await mark({ A1: 'N', A2: 'N', B1: 'N', C1: 'N', V1: '/' });
    const NEXT = '2026-09-17';
    context.clock.set(`${NEXT}T09:10`);
    await mark({ A1: '/', C1: '-', A2: 'N', V1: '/' }, 'AM', NEXT);
    const states = async () =>
      (await actionsOf('absence-call'))
        .map(({ pupil, raisedFor, status }) => `${pupil?.name.slice(-2)} ${raisedFor.slice(-2)} ${status}`)
        .sort();
    // In: needless. Away again: until today's call is there.
    expect(await states()).toEqual(['A1 16 withdrawn', 'A2 16 open', 'B1 16 open', 'C1 16 open']);
    context.clock.set(`${NEXT}T09:40`);
    await mark({ B1: 'I' }, 'AM', TODAY);
    await reviseSchoolDay(jobIn(context), school);
    expect(await states()).toEqual([
      'A1 16 withdrawn',
      'A2 16 withdrawn',
      'A2 17 open',
      'B1 16 withdrawn',
      'C1 16 open',
    ]);
    const today = (await actionsOf('absence-call')).find(({ raisedFor }) => raisedFor === NEXT);
    expect(today?.raisedBecause).toMatch(/Not rung about Wed 16 Sep either\.$/);
    expect(await reviseSchoolDay(jobIn(context), school)).toBe(0);
  });

  it('go to whom the school has chosen', async () => {
    await changeSchoolSettings(requestBy(context, await member('Olu')), {
      school,
      change: { absenceCallsBy: 'year-leader' },
    });
    await mark({ ...present, A2: 'N' });
    expect((await callAbout('A2')).assignee?.name).toBe('Yve');
  });

  it('about siblings are one person’s, with an outcome each', async () => {
    await mark({ ...present, A1: 'N', B1: 'N' });
    const [first, second] = [await callAbout('A1'), await callAbout('B1')];
    expect(second.assignee?.id).toBe(first.assignee?.id);
    expect(first.siblings.map(({ actionId }) => actionId)).toEqual([second.id]);
    const caller = first.assignee?.name ?? '';
    const mine = await listActions(requestBy(context, await member(caller)), { school, assignee: 'me' });
    expect(mine.items.map(({ id }) => id).sort()).toEqual([first.id, second.id].sort());
    for (const { id } of [second, first]) {
      const outcome = { result: 'spoke-to', reason: 'illness' } as const;
      const { action } = await recordOutcome(requestBy(context, await member(caller)), {
        actionId: id,
        outcome,
      });
      expect(action).toMatchObject({ id, status: 'done', outcome: { by: { name: caller } } });
    }
  });

  it('name siblings wherever their calls stand: on the next page, in another group, of another kind', async () => {
    await mark({ ...present, A1: 'N', B1: 'N', A2: 'N' });
    const [first, second] = [await callAbout('A1'), await callAbout('B1')];
    const caller = await member(first.assignee?.name ?? '');
    const siblingsIn = async (query: ActionsQuery): Promise<string[]> =>
      (await listActions(requestBy(context, caller), { school, ...query })).items
        .filter(({ id }) => id === first.id)
        .flatMap(({ siblings }) => siblings.map(({ actionId }) => actionId));
    const all = (await listActions(requestBy(context, caller), { school, status: 'open' })).items;
    const at = all.findIndex(({ id }) => id === first.id);
    const cursor =
      at === 0
        ? undefined
        : (await listActions(requestBy(context, caller), { school, status: 'open', limit: at })).next;
    expect(await siblingsIn({ status: 'open', limit: 1, cursor: cursor ?? undefined })).toEqual([second.id]);
    const sheet = await callSheet(requestBy(context, caller), first.id);
    expect(sheet.action.siblings).toEqual([
      { actionId: second.id, pupil: { id: second.pupil?.id, name: 'Ash Pupil B1' } },
    ]);

    await recordOutcome(requestBy(context, caller), {
      actionId: second.id,
      outcome: { result: 'no-answer' },
    });
    const again = (await actionsOf('call-again'))[0];
    expect(await siblingsIn({ kind: 'absence-call' })).toEqual([again?.id]);
  });

  it('name no sibling to somebody who may not ring about it', async () => {
    await mark({ ...present, A1: 'N', B1: 'N' });
    const first = await callAbout('A1');
    const [tutorOfBoth, other] = first.assignee?.name === 'Tess' ? ['Tess', 'Tom'] : ['Tom', 'Tess'];
    const seenBy = async (name: string) =>
      (await listActions(requestBy(context, await member(name)), { school, kind: 'absence-call' })).items;
    expect((await seenBy(tutorOfBoth ?? '')).map(({ siblings }) => siblings.length)).toEqual([1, 1]);
    expect((await seenBy(other ?? '')).map(({ siblings }) => siblings.length)).toEqual([0]);
  });

  it('that reach nobody are settled for all the family with one press, with an outcome each', async () => {
    await mark({ ...present, A1: 'N', B1: 'N', A2: 'N' });
    const [first, second, stranger] = [await callAbout('A1'), await callAbout('B1'), await callAbout('A2')];
    const caller = await member(first.assignee?.name ?? '');
    const answer = await recordOutcome(requestBy(context, caller), {
      actionId: first.id,
      outcome: { result: 'no-answer', note: 'Rang for a minute.', alsoFor: [second.id, stranger.id] },
    });
    expect(
      answer.also.map(({ id, status, outcome }) => [id, status, outcome?.result, outcome?.note]),
    ).toEqual([[second.id, 'done', 'no-answer', null]]);
    expect(answer.raised.map(({ kind, pupil }) => [kind, pupil?.name])).toEqual([
      ['call-again', 'Ash Pupil A1'],
      ['call-again', 'Ash Pupil B1'],
    ]);
    expect(new Set(answer.raised.map(({ assignee }) => assignee?.name)).size).toBe(1);
    expect((await callAbout('A2')).status).toBe('open');
    expect(context.jobs).toContainEqual({ name: 'sync-planner', key: school, data: { school } });

    const mine = await listActions(requestBy(context, caller), { school, assignee: 'me', status: 'open' });
    expect(mine.items.filter(({ kind }) => kind === 'absence-call').map(({ id }) => id)).not.toContain(
      second.id,
    );
    await undoOutcome(requestBy(context, caller), second.id);
    expect((await callAbout('B1')).status).toBe('open');
  });

  it('about a sibling that is marked later go to whoever is ringing the family already', async () => {
    await mark({ ...present, A1: 'N' });
    const first = await callAbout('A1');
    await recordOutcome(requestBy(context, await member('Tess')), {
      actionId: first.id,
      outcome: { result: 'no-answer' },
    });
    await mark({ B1: 'N' });
    expect((await callAbout('B1')).assignee?.name).toBe('Tess');
  });

  it('are withdrawn when the pupil comes or is explained, whoever has begun is told, and N opens the same again', async () => {
    await mark({ ...present, A2: 'N' });
    const { id } = await callAbout('A2');
    await beginCall(requestBy(context, await member('Tess')), id);
    expect((await callAbout('A2')).beingRungBy?.name).toBe('Tess');
    await mark({ A2: 'L' });
    expect(await callAbout('A2')).toMatchObject({ id, status: 'withdrawn' });
    expect(context.jobs.filter(isTold).map(({ data }) => data)).toMatchObject([
      { staffId: (await member('Tess')).id, actionId: id },
    ]);
    await mark({ A2: 'N' });
    expect(await callAbout('A2')).toMatchObject({ id, status: 'open', beingRungBy: null });
  });

  it.each(['as asked for', 'as a node of the version before asks for it'])(
    'are told of each time that they are withdrawn, and once however often it is tried: %s',
    async (asked) => {
      const tess = await member('Tess');
      await storePersonalChat(await jobIn(context).reading(), tess.id, { id: 'chat' }, context.clock.now());
      await mark({ ...present, A2: 'N' });
      const { id } = await callAbout('A2');
      const told: number[] = [];
      for (let round = 1; round <= 2; round += 1) {
        await mark({ A2: 'N' });
        await beginCall(requestBy(context, tess), id);
        context.jobs.length = 0;
        await mark({ A2: 'L' });
        const [job] = context.jobs.filter(isTold);
        const { withdrawal, ...rest } = job?.data ?? { staffId: '', actionId: '' };
        const data = asked === 'as asked for' ? { ...rest, withdrawal } : rest;
        for (let attempt = 1; attempt <= 2; attempt += 1) await sendWithdrawn(jobIn(context), data);
        told.push(context.sent.length);
      }
      expect(told).toEqual([1, 2]);
    },
  );

  it('with an outcome stay done, whatever the register says later', async () => {
    await mark({ ...present, A2: 'N' });
    const { id } = await callAbout('A2');
    const answer = await recordOutcome(requestBy(context, await member('Tess')), {
      actionId: id,
      outcome: {
        result: 'spoke-to',
        reason: 'overslept',
        expectedBack: { kind: 'today', time: '11:00' },
      },
    });
    expect(answer.raised.map(({ kind, due }) => [kind, due])).toEqual([
      ['enter-code', null],
      ['expected-arrival', '11:00'],
    ]);
    await mark({ A2: 'U' });
    await mark({ A2: 'N' });
    expect(await callAbout('A2')).toMatchObject({ id, status: 'done', outcome: { reason: 'overslept' } });
  });

  it('take one outcome of two that come at once; the other is told, and nothing of it is kept', async () => {
    await mark({ ...present, A2: 'N' });
    const { id } = await callAbout('A2');
    const [tess, olu] = [await member('Tess'), await member('Olu')];
    const both = await Promise.allSettled([
      recordOutcome(requestBy(context, tess), {
        actionId: id,
        outcome: { result: 'spoke-to', reason: 'illness' },
      }),
      recordOutcome(requestBy(context, olu), { actionId: id, outcome: { result: 'no-answer' } }),
    ]);
    const [lost] = both.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(lost).toMatchObject({ code: 'conflict', details: { action: { id, status: 'done' } } });
    const kept = await context.store.db
      .selectFrom('outcome')
      .select('outcome_id')
      .where('action_id', '=', id)
      .execute();
    expect(kept).toHaveLength(1);
    expect((await actionsOf('enter-code')).length + (await actionsOf('call-again')).length).toBe(1);
  });

  it('stand one way or the other when an outcome and the pupil’s arrival come at once', async () => {
    await mark({ ...present, A2: 'N' });
    const { id } = await callAbout('A2');
    const [outcome] = await Promise.allSettled([
      recordOutcome(requestBy(context, await member('Tess')), {
        actionId: id,
        outcome: { result: 'no-answer' },
      }),
      mark({ A2: 'L' }),
    ]);
    const { status } = await callAbout('A2');
    expect(status).toBe(outcome?.status === 'fulfilled' ? 'done' : 'withdrawn');
    expect((await actionsOf('call-again')).every((action) => action.status === 'withdrawn')).toBe(true);
  });

  it('are passed on to the officer with one tap', async () => {
    await mark({ ...present, A2: 'N' });
    const { id } = await callAbout('A2');
    const { action } = await passOn(requestBy(context, await member('Tess')), { actionId: id });
    expect(action.assignee?.name).toBe('Olu');
  });

  it('take an outcome back within a minute, by its own author, with what it raised', async () => {
    await mark({ ...present, A2: 'N' });
    const { id } = await callAbout('A2');
    const tess = await member('Tess');
    await recordOutcome(requestBy(context, tess), { actionId: id, outcome: { result: 'no-answer' } });
    await expect(undoOutcome(requestBy(context, await member('Olu')), id)).rejects.toMatchObject({
      code: 'conflict',
    });
    await undoOutcome(requestBy(context, tess), id);
    expect(await callAbout('A2')).toMatchObject({ status: 'open', outcome: null });
    expect((await actionsOf('call-again')).map(({ status }) => status)).toEqual(['withdrawn']);
    await recordOutcome(requestBy(context, tess), { actionId: id, outcome: { result: 'voicemail' } });
    expect((await actionsOf('call-again')).map(({ status }) => status)).toEqual(['open']);
    context.clock.set(`${TODAY}T09:42`);
    await expect(undoOutcome(requestBy(context, tess), id)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('that reach nobody of a vulnerable pupil’s family by 10.45 become an alert for the safeguarding lead', async () => {
    await mark({ ...present, V1: 'N' });
    const { id } = await callAbout('V1');
    await recordOutcome(requestBy(context, await member('Tess')), {
      actionId: id,
      outcome: { result: 'no-answer' },
    });
    context.clock.set(`${TODAY}T10:45`);
    await reviseSchoolDay(jobIn(context), school);
    const [alert] = await actionsOf('safeguarding-alert');
    expect(alert).toMatchObject({ status: 'open', assignee: { name: 'Sal' } });
    const forTess = await listActions(requestBy(context, await member('Tess')), {
      school,
      kind: 'safeguarding-alert',
    });
    expect(forTess.items).toEqual([]);
    await expect(
      completeAction(requestBy(context, await member('Sal')), { actionId: alert?.id ?? '', done: {} }),
    ).rejects.toMatchObject({
      code: 'unprocessable',
    });
  });

  it('are rung by nobody for a missing mark: the register is checked instead', async () => {
    await mark({ A1: '/', V1: '/' });
    expect(await actionsOf('absence-call')).toEqual([]);
    const checks = await actionsOf('check-register');
    expect(checks.map(({ tutorGroup, pupil }) => [tutorGroup, pupil])).toEqual(
      expect.arrayContaining([
        ['7A', null],
        ['7B', null],
        ['7C', null],
      ]),
    );
    await mark(present);
    expect((await actionsOf('check-register')).map(({ status }) => status)).toEqual([
      'withdrawn',
      'withdrawn',
      'withdrawn',
    ]);
  });
});
