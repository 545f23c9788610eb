import { beforeEach, expect, it } from '@jest/globals';
import { readCallScripts, setCallScripts } from '../../../bot/operations/actions/calls/call-scripts.ts';
import { callSheet } from '../../../bot/operations/actions/call-sheet.ts';
import { listActions } from '../../../bot/operations/actions/list-actions.ts';
import { giveNotice } from '../../../bot/operations/actions/notices/give-notice.ts';
import { reviseSchoolDay } from '../../../bot/operations/actions/revise-school-day.ts';
import { changeSchoolSettings, readSchoolSettings } from '../../../bot/operations/people/school-settings.ts';
import { deskSchool, type DeskSchool } from '../../support/schools/desk-school.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';
import { jobIn } from '../../support/product/requests.ts';
import type { TestContext } from '../../support/product/test-context.ts';

const TODAY = '2026-09-16';

onBothEngines('what a school chooses about its calls', (openedStore) => {
  let desk: DeskSchool;
  let context: TestContext;
  let school: string;

  beforeEach(async () => {
    desk = await deskSchool(openedStore(), TODAY, '08:50', { pupils: { A1: {}, V1: { lookedAfter: 'Y' } } });
    ({ context, school } = desk);
    await desk.mark({ A1: 'N', V1: 'N' });
  });

  const as: DeskSchool['as'] = (name) => desk.as(name);
  const change = async (given: Parameters<typeof changeSchoolSettings>[1]['change']) =>
    changeSchoolSettings(await as('Olu'), { school, change: given });
  const openAt = async (time: string, assignee?: 'me') => {
    context.clock.set(`${TODAY}T${time}`);
    await reviseSchoolDay(jobIn(context), school);
    const { items } = await listActions(await as('Olu'), { school, status: 'open', assignee });
    return items.map(({ kind, pupil, assignee: whose }) => `${kind} ${pupil?.name.slice(-2)} ${whose?.name}`);
  };

  it('moves every time of the morning, and who rings', async () => {
    const { callTimes } = await readSchoolSettings(await as('Olu'), school);
    await change({
      absenceCallsBy: 'attendance-administrator',
      callTimes: {
        ...callTimes,
        callTimeVulnerable: '08:55',
        callTime: '09:15',
        officerTakesOverAt: '09:50',
        notReachedBy: '10:00',
      },
    });
    expect(await openAt('08:54')).toEqual([]);
    expect(await openAt('08:55')).toEqual(['absence-call V1 Ade']);
    expect((await openAt('09:15')).sort()).toEqual(['absence-call A1 Ade', 'absence-call V1 Ade']);
    expect(await openAt('09:49', 'me')).toEqual([]);
    expect((await openAt('09:50', 'me')).sort()).toEqual(['absence-call A1 Ade', 'absence-call V1 Ade']);
    context.clock.set(`${TODAY}T10:00`);
    await reviseSchoolDay(jobIn(context), school);
    const { rows } = {
      rows: await context.store.db
        .selectFrom('action')
        .select(['kind'])
        .where('school_id', '=', school)
        .execute(),
    };
    expect(rows.map(({ kind }) => kind)).toContain('safeguarding-alert');
  });

  it('says about what nobody is rung back; after a bereavement nobody is, whatever it says', async () => {
    await change({ notRungBack: ['illness'] });
    const pupils = (await openAt('09:40')).length;
    expect(pupils).toBe(2);
    const { items } = await listActions(await as('Olu'), { school, status: 'open' });
    const id = items.find(({ pupil }) => pupil?.name.endsWith('A1'))?.pupil?.id ?? '';
    const leftWord = async (reason: string) => {
      const notice = { pupils: [id], from: TODAY, to: TODAY, sessions: ['AM' as const, 'PM' as const] };
      await giveNotice(await as('Olu'), {
        school,
        notice: { ...notice, reason, by: 'line', conversation: false },
      });
      return (await openAt('09:41')).filter((text) => text.startsWith('call-back'));
    };
    expect(await leftWord('illness')).toEqual([]);
    await change({ notRungBack: [] });
    expect(await openAt('09:42')).toContain('call-back A1 Tess');
    expect(await leftWord('bereavement')).toEqual([]);
  });

  it('keeps of each choice what it was before and what it is now', async () => {
    const before = await readSchoolSettings(await as('Olu'), school);
    const chosen = {
      absenceCallsBy: 'year-leader' as const,
      callOrder: ['premium' as const],
      callTimes: { ...before.callTimes, callTime: '09:40' },
      tellCallers: !before.tellCallers,
      notRungBack: ['trip'],
    };
    const names = Object.keys(chosen) as (keyof typeof chosen)[];
    for (const name of names) await change({ [name]: chosen[name] });
    const entries = await context.store.db
      .selectFrom('audit_entry')
      .select('detail')
      .where('school_id', '=', school)
      .where('what', '=', 'school-settings.change')
      .orderBy('entry_id')
      .execute();
    expect(entries.map(({ detail }) => detail)).toEqual(
      names.map((name) => ({ before: { [name]: before[name] }, after: { [name]: chosen[name] } })),
    );
  });

  it('fills its scripts with facts, refuses what none can know, and has ours again', async () => {
    await openAt('09:40');
    const sheet = async () => {
      const { items } = await listActions(await as('Tess'), { school, status: 'open' });
      const call = items.find(({ pupil }) => pupil?.name.endsWith('A1'));
      return (await callSheet(await as('Tess'), call?.id ?? '')).script;
    };
    expect((await sheet()).points[0]).toBe('We missed Ash this morning and wanted to know all is well.');
    const own = {
      opening: 'Hello from {school}, {caller} here.',
      points: ['Is {pupil} well?', 'Since {since}?'],
    };
    const set = async (situations: Parameters<typeof setCallScripts>[1]['scripts']['situations']) =>
      setCallScripts(await as('Olu'), { school, scripts: { situations } });
    await expect(set({ 'first-day': { ...own, points: ['{home address}'] } })).rejects.toMatchObject({
      code: 'bad-request',
      message: expect.stringMatching(/^\{home address\} is nothing that a script knows/) as unknown,
    });
    await expect(set({ 'first-day': { ...own, opening: 'About {pupil}' } })).rejects.toMatchObject({
      code: 'bad-request',
    });
    const { situations } = await set({ 'first-day': own });
    expect(situations.filter(({ isOwn }) => isOwn).map(({ situation }) => situation)).toEqual(['first-day']);
    expect(await sheet()).toMatchObject({
      opening: expect.stringMatching(/^Hello from .+, Tess here\.$/) as unknown,
      points: ['Is Ash well?', `Since Wed 16 Sep?`],
    });
    await expect(
      setCallScripts(await as('Tess'), { school, scripts: { ifIll: null } }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await set({ 'first-day': null });
    expect((await readCallScripts(await as('Olu'), school)).situations.every(({ isOwn }) => !isOwn)).toBe(
      true,
    );
    const entries = await context.store.db
      .selectFrom('audit_entry')
      .select('detail')
      .where('school_id', '=', school)
      .where('what', '=', 'school-settings.change')
      .orderBy('entry_id')
      .execute();
    expect(entries.map(({ detail }) => detail)).toMatchObject([
      {
        before: { callScripts: { situations: {} } },
        after: { callScripts: { situations: { 'first-day': own } } },
      },
      {
        before: { callScripts: { situations: { 'first-day': own } } },
        after: { callScripts: { situations: {} } },
      },
    ]);
  });
});
