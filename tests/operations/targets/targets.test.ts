import { beforeEach, describe, expect, it } from '@jest/globals';
import { targets as targetsContract, targetChange, type Targets } from '#shared/contracts/targets/targets.ts';
import { trustDaily } from '../../../bot/operations/figures/trust-daily.ts';
import { readTargets } from '../../../bot/operations/targets/read-targets.ts';
import { setTarget, withdrawTarget } from '../../../bot/operations/targets/set-target.ts';
import { previewTarget, whatIf } from '../../../bot/operations/figures/what-if.ts';
import { bringIn, markRow, newSchool, pupilRow } from '../../support/schools/a-school.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';
import { administrator, person, post } from '../../support/schools/people.ts';
import { testContext, type TestContext } from '../../support/product/test-context.ts';
import { requestBy } from '../../support/product/requests.ts';

const TODAY = '2026-09-16';

onBothEngines('targets', (openedStore) => {
  let context: TestContext;
  let school: string;
  let other: string;
  let leader: ReturnType<typeof person>;
  let schoolAdministrator: ReturnType<typeof person>;

  beforeEach(async () => {
    context = testContext(openedStore(), { now: `${TODAY}T14:30` });
    await context.store.db.deleteFrom('target').execute();
    school = await newSchool(context);
    other = await newSchool(context);
    leader = person([post(school, 'senior-leader')]);
    schoolAdministrator = person([post(school, 'administrator')], 'school-administrator');
    const upns = Array.from({ length: 40 }, (_, number) => `P${number}`);
    await bringIn(
      context,
      'pupils',
      upns.map((upn, number) =>
        pupilRow(school, upn, { pupilPremium: number < 20 ? 'Y' : 'N', yearGroup: number < 30 ? 7 : 11 }),
      ),
    );
    for (const session of ['AM', 'PM'] as const)
      await bringIn(
        context,
        'marks',
        upns.map((upn, number) =>
          markRow(school, upn, TODAY, session, number < 4 ? 'N' : session === 'AM' ? '/' : '\\'),
        ),
      );
  });

  const change = (of: object) => targetChange.parse({ percent: 94, cohort: 'pp', ...of });
  const ofSchool = (id = school) => ({ scope: { kind: 'school' as const, school: id } });
  const trust = { scope: { kind: 'trust' as const } };
  const secondary = { scope: { kind: 'phase' as const, phase: 'secondary' as const } };
  const row = ({ schools }: Targets, id = school) => schools.find((one) => one.school === id);
  const daily = async () =>
    (await trustDaily(requestBy(context, leader), { years: 'target' })).schools.find(
      (one) => one.school === school,
    );

  it('begin with the usual one, and say so', async () => {
    expect(row(await readTargets(requestBy(context, leader)))).toMatchObject({
      daily: { percent: 93, cohort: 'pp', years: '7-10', from: null },
      minimum: null,
      underMinimum: false,
      keyMeasure: [{ phase: 'secondary', percent: 95 }],
      post16: null,
    });
  });

  it('change the figures at once, of the schools they reach, and say where they come from', async () => {
    expect(await daily()).toMatchObject({ target: { cohort: 'pp', percent: 93 }, allowed: 1, diff: -3 });
    await setTarget(requestBy(context, administrator), change({ ...secondary, percent: 75 }));
    expect(await daily()).toMatchObject({ target: { cohort: 'pp', percent: 75 }, allowed: 5, diff: 1 });
    const answer = await setTarget(
      requestBy(context, schoolAdministrator),
      change({ ...ofSchool(), percent: 90.5, cohort: 'all', years: '7-11' }),
    );
    expect(row(answer)?.daily).toMatchObject({ percent: 90.5, cohort: 'all', years: '7-11' });
    expect(row(answer)?.daily.from).toMatchObject({ scope: { kind: 'school' }, starts: TODAY });
    expect(await daily()).toMatchObject({ years: '7-11', allowed: 3, absent: 4, diff: -1 });
    const all = await readTargets(requestBy(context, administrator));
    expect(row(all, other)?.daily).toMatchObject({ percent: 75, from: { scope: { kind: 'phase' } } });
    expect(targetsContract.parse(all)).toEqual(all);
  });

  it('keep what held: earlier days stay as they were, the same day is replaced', async () => {
    await setTarget(
      requestBy(context, administrator),
      change({ ...ofSchool(), starts: '2026-09-20', percent: 95 }),
    );
    await setTarget(requestBy(context, administrator), change({ ...ofSchool(), percent: 91 }));
    await setTarget(requestBy(context, administrator), change({ ...ofSchool(), percent: 92 }));
    const on = async (date: string) =>
      row(await readTargets(requestBy(context, leader), { date }))?.daily.percent;
    expect([await on('2026-09-15'), await on(TODAY), await on('2026-09-19'), await on('2026-09-20')]).toEqual(
      [93, 92, 92, 95],
    );
    const { history } = await readTargets(requestBy(context, leader));
    expect(history.map(({ starts, state, target }) => [starts, state, target?.percent])).toEqual([
      ['2026-09-20', 'planned', 95],
      [TODAY, 'in-force', 92],
    ]);
  });

  it('of a day gone by are set only by somebody who means it', async () => {
    const past = { ...ofSchool(), starts: '2026-09-01', percent: 80 };
    await expect(setTarget(requestBy(context, administrator), change(past))).rejects.toMatchObject({
      code: 'unprocessable',
      message: expect.stringContaining('1 Sep 2026 has passed'),
    });
    await setTarget(requestBy(context, administrator), change({ ...past, changePast: true }));
    expect(await daily()).toMatchObject({ target: { percent: 80 } });
  });

  it('end: the wider one holds again; one not yet begun goes as if it had never been', async () => {
    await setTarget(requestBy(context, administrator), change({ ...trust, percent: 92 }));
    await setTarget(
      requestBy(context, administrator),
      change({ ...ofSchool(), percent: 80, starts: '2026-09-10', changePast: true }),
    );
    await setTarget(
      requestBy(context, administrator),
      change({ ...ofSchool(), percent: 95, starts: '2026-10-01' }),
    );
    const asked = { ...ofSchool(), purpose: 'daily' as const };
    await withdrawTarget(requestBy(context, administrator), { ...asked, starts: '2026-10-01' });
    const on = async (date: string) =>
      row(await readTargets(requestBy(context, leader), { date }))?.daily.percent;
    expect(await on('2026-10-01')).toBe(80);
    await withdrawTarget(requestBy(context, administrator), asked);
    expect([await on('2026-09-15'), await on(TODAY), await on('2026-10-01')]).toEqual([80, 92, 92]);
    await expect(withdrawTarget(requestBy(context, administrator), asked)).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('are told to the audit log, with what they replace', async () => {
    await setTarget(requestBy(context, schoolAdministrator), change({ ...ofSchool(), percent: 91 }));
    await setTarget(requestBy(context, schoolAdministrator), change({ ...ofSchool(), percent: 92 }));
    const entries = await context.store.db
      .selectFrom('audit_entry')
      .select(['staff_id', 'detail'])
      .where('school_id', '=', school)
      .where('what', '=', 'target.set')
      .orderBy('entry_id')
      .execute();
    expect(entries).toMatchObject([
      { staff_id: 'school-administrator', detail: { target: { hundredths: 9100 }, instead: null } },
      { detail: { target: { hundredths: 9200 }, instead: { hundredths: 9100 } } },
    ]);
  });

  it('update the cards posted today, unless they begin later', async () => {
    await context.store.db
      .insertInto('posted_card')
      .values({
        school_id: school,
        channel: 'c',
        date: TODAY,
        activity_id: 'a',
        state: 'posted',
        figures: '{}',
        intended_at: context.clock.now(),
      })
      .execute();
    context.jobs.length = 0;
    await setTarget(
      requestBy(context, administrator),
      change({ ...trust, percent: 92, starts: '2026-09-17' }),
    );
    expect(context.jobs).toEqual([]);
    await setTarget(requestBy(context, administrator), change({ ...trust, percent: 92 }));
    expect(context.jobs).toMatchObject([{ name: 'post-daily-card', key: school }]);
  });

  it('lie under the Department’s minimum of the school year, and the figures say so', async () => {
    const minimum = { ...ofSchool(), purpose: 'department-minimum', cohort: 'all' };
    await setTarget(requestBy(context, administrator), change({ ...minimum, percent: 93.5 }));
    expect(row(await readTargets(requestBy(context, leader)))).toMatchObject({
      underMinimum: true,
      minimum: { percent: 93.5, from: { starts: '2026-08-01' } },
    });
    expect(await daily()).toMatchObject({ departmentMinimum: { percent: 93.5, aboveTarget: true } });
    await setTarget(requestBy(context, administrator), change({ ...ofSchool(), percent: 93.5 }));
    expect(await daily()).toMatchObject({ departmentMinimum: { percent: 93.5, aboveTarget: false } });
    const nextYear = await readTargets(requestBy(context, leader), { date: '2027-09-06' });
    expect(row(nextYear)).toMatchObject({ minimum: null, underMinimum: false });
    await expect(
      setTarget(requestBy(context, administrator), change({ ...trust, purpose: 'department-minimum' })),
    ).rejects.toMatchObject({ code: 'bad-request' });
  });

  it.each([
    [{ years: '7-13' }, 'Years 12 and 13 are post-16'],
    [{ years: 'R-6' }, 'no such years in a school of this phase'],
    [{ purpose: 'post-16', years: '10-12' }, 'Post-16 is years 12 and 13'],
  ])('refuse %j in a secondary', async (wrong, text) => {
    await expect(
      setTarget(requestBy(context, administrator), change({ ...ofSchool(), ...wrong })),
    ).rejects.toMatchObject({ code: 'bad-request', message: expect.stringContaining(text) });
  });

  describe('what if', () => {
    it('compares the day as it stands with another target, from the same figures, and keeps nothing', async () => {
      const found = await whatIf(requestBy(context, leader), { percent: 70 });
      expect(found.schools).toMatchObject([
        {
          school,
          now: { target: { cohort: 'pp', percent: 93 }, years: '7-10', allowed: 1, absent: 4, diff: -3 },
          then: { target: { cohort: 'pp', percent: 70 }, allowed: 6, absent: 4, diff: 2, returnsNeeded: 0 },
        },
      ]);
      expect(found.trust).toMatchObject({ schoolsCounted: 1, now: { diff: -3 }, then: { diff: 2 } });
      expect(await daily()).toMatchObject({ target: { percent: 93 }, diff: -3 });
      expect((await readTargets(requestBy(context, leader))).history).toEqual([]);
    });

    it('asks the same of another cohort and of other years', async () => {
      const all = await whatIf(requestBy(context, leader), { cohort: 'all' });
      expect(all.schools[0]?.then).toMatchObject({
        target: { cohort: 'all', percent: 93 },
        allowed: 2,
        absent: 4,
      });
      const years = await whatIf(requestBy(context, leader), { cohort: 'all', years: '7-11' });
      expect(years.schools[0]?.then).toMatchObject({ years: '7-11', allowed: 2, absent: 4 });
      expect(
        (await whatIf(requestBy(context, leader), { cohort: 'all', years: '11' })).schools[0]?.then,
      ).toMatchObject({
        years: '11-11',
        allowed: 0,
        absent: 0,
        diff: 0,
      });
    });

    it('with the target in force says what the figures say', async () => {
      const { schools, trust: sum } = await whatIf(requestBy(context, administrator), {});
      for (const { now, then } of schools) expect(then).toEqual(now);
      expect(sum.then).toEqual(sum.now);
    });

    it('shows before saving which schools a change reaches, and what it does there today', async () => {
      await setTarget(requestBy(context, schoolAdministrator), change({ ...ofSchool(), percent: 90 }));
      const reached = async (asked: object) =>
        (await previewTarget(requestBy(context, administrator), change(asked))).schools.map(
          (one) => one.school,
        );
      expect(await reached({ ...secondary, percent: 80 })).not.toContain(school);
      expect(await reached({ ...secondary, percent: 80 })).toContain(other);
      const own = await previewTarget(
        requestBy(context, schoolAdministrator),
        change({ ...ofSchool(), percent: 80, starts: '2027-01-04' }),
      );
      expect(own.schools).toMatchObject([{ school, now: { diff: -2 }, then: { diff: 0 } }]);
    });
  });
});
