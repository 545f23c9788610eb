import { beforeAll, describe, expect, it } from '@jest/globals';
import { EVERY_SCHOOL } from '#shared/domain/people/permission.ts';
import { resultsSheet } from '../../../bot/sheets/figures/results-sheet.ts';
import { trustResults } from '../../../bot/operations/figures/trust-results.ts';
import { undoImport } from '../../../bot/operations/imports/undo-import.ts';
import { bringIn, markRow, newSchool, pupilRow } from '../../support/schools/a-school.ts';
import { sharedStore } from '../../support/stores/both-engines.ts';
import { administrator, person, post } from '../../support/schools/people.ts';
import { testContext, type TestContext } from '../../support/product/test-context.ts';
import { requestBy } from '../../support/product/requests.ts';

const DAYS = ['2026-09-07', '2026-09-08', '2026-09-09', '2026-09-10', '2026-09-11'];
const SMALL = null;

describe('year 11’s results by band of attendance', () => {
  const store = sharedStore();
  let context: TestContext;
  let [large, small] = ['', ''];
  let imported = '';
  const leader = () => person([post(large, 'senior-leader'), post(small, 'senior-leader')]);
  const lead = person([post(EVERY_SCHOOL, 'trust-lead')], 'lead');
  const ask = (as = leader(), schoolYear?: number) => trustResults(requestBy(context, as), { schoolYear });

  /** Pupils of a school, the first `away` of them absent on Monday: 80 %. */
  async function fill(school: string, count: number, away: number): Promise<void> {
    const upns = Array.from({ length: count }, (_, n) => `P${n}`);
    const inYear11 = (upn: string, row = {}) => pupilRow(school, upn, { yearGroup: 11, ...row });
    await bringIn(context, 'pupils', [
      ...upns.map((upn) => inYear11(upn)),
      inYear11('NORESULT'),
      inYear11('NEVERHERE', { leavingDate: '2026-09-02' }),
      pupilRow(school, 'YOUNG', { yearGroup: 10 }),
    ]);
    const mark = (upn: string, absent: boolean) =>
      DAYS.flatMap((date, day) => [
        markRow(school, upn, date, 'AM', absent && day === 0 ? 'O' : '/'),
        markRow(school, upn, date, 'PM', absent && day === 0 ? 'O' : '\\'),
      ]);
    await bringIn(context, 'marks', [
      ...upns.flatMap((upn, n) => mark(upn, n < away)),
      ...mark('NORESULT', false),
      ...mark('YOUNG', true),
    ]);
    const result = (upn: string, progress8: string, english: string, maths: string) => ({
      school,
      upn,
      schoolYear: '2026/27',
      progress8,
      english,
      maths,
    });
    imported = (
      await bringIn(context, 'results', [
        ...upns.map((upn, n) => (n < away ? result(upn, '-0.5', '4', '3') : result(upn, '0.25', '6', '5'))),
        result('NEVERHERE', '1', '9', '9'),
      ])
    ).id;
  }

  beforeAll(async () => {
    context = testContext(store(), { now: '2026-09-18T16:00' });
    [large, small] = [await newSchool(context), await newSchool(context)];
    await fill(large, 40, 15);
    await fill(small, 24, 4);
  });

  it('are summed by school and for the trust, with who stands in no band beside', async () => {
    const found = await ask();
    expect(found).toMatchObject({ schoolYear: 2026, years: [2026], from: '2026-08-01', to: '2027-07-31' });
    const none = { pupils: 0, of: 0, percent: null };
    const empty = { pupils: 0, progress8: { mean: null, of: 0 }, fourPlus: none, fivePlus: none };
    const all = (pupils: number) => ({ pupils, of: pupils, percent: 100 });
    const missed = (pupils: number) => ({
      pupils,
      progress8: { mean: -0.5, of: pupils },
      fourPlus: { pupils: 0, of: pupils, percent: 0 },
      fivePlus: { pupils: 0, of: pupils, percent: 0 },
    });
    const came = (pupils: number) => ({
      pupils,
      progress8: { mean: 0.25, of: pupils },
      fourPlus: all(pupils),
      fivePlus: all(pupils),
    });
    expect(found.schools[1]).toMatchObject({
      school: small,
      bands: [empty, missed(4), empty, empty, empty, came(20)],
      withoutResult: 1,
      withoutAttendance: 1,
    });
    expect(found.trust).toMatchObject({
      bands: [empty, missed(19), empty, empty, empty, came(45)],
      all: {
        pupils: 64,
        progress8: { mean: 0.03, of: 64 }, // (19 × −50 + 45 × 25) / 64 = 2.7 hundredths
        fourPlus: { pupils: 45, of: 64, percent: 70.3 },
      },
      withoutResult: 2,
      withoutAttendance: 2,
    });
  });

  it('show whoever does not see the pupils no group under 10, nor what would give one away', async () => {
    const { schools, trust } = await ask(lead);
    const counts = (of: typeof trust) => [...of.bands, of.all].map((group) => group?.pupils ?? SMALL);
    expect(schools.map(counts)).toEqual([
      [0, SMALL, 0, 0, 0, SMALL, 40],
      [0, SMALL, 0, 0, 0, SMALL, 24],
    ]);
    expect(counts(trust)).toEqual([0, 19, 0, 0, 0, 45, 64]);
    expect(trust).toMatchObject({ withoutResult: SMALL, withoutAttendance: SMALL });
    const tutor = person([post(small, 'tutor', { tutorGroups: ['11A'] })]);
    expect((await ask(tutor)).schools.map(counts)).toEqual([[0, SMALL, 0, 0, 0, SMALL, 24]]);
    const head = person([post(small, 'senior-leader')]);
    expect((await ask(head)).schools.map(counts)).toEqual([[0, 4, 0, 0, 0, 20, 24]]);
  });

  it('leave as a table without small groups, whoever takes it', async () => {
    const { rows } = resultsSheet(await ask(person([post(small, 'senior-leader')])));
    expect(rows.map(([name, band, pupils]) => [name, band, pupils]).slice(0, 7)).toEqual(
      ['0–60 %', '60–90 %', '90–95 %', '95–97 %', '97–99 %', '99–100 %', 'All of year 11'].map(
        (band, index) => [`${small} Academy`, band, [0, 'under 10', 0, 0, 0, 'under 10', 24][index]],
      ),
    );
    expect(rows[6]?.slice(2)).toEqual([
      24,
      { number: 0.13, decimals: 2 },
      24,
      24,
      20,
      { number: 83.3, decimals: 1 },
      20,
      { number: 83.3, decimals: 1 },
      'under 10',
      'under 10',
    ]);
  });

  it('leave without a number of few who reached a grade, or the share it follows from', async () => {
    const { schools, ...rest } = await ask();
    const few = { pupils: 3, of: 40, percent: 7.5 };
    const all = { pupils: 40, progress8: null, fourPlus: few, fivePlus: { ...few, pupils: 0, percent: 0 } };
    const { rows } = resultsSheet({
      ...rest,
      schools: schools.slice(0, 1).map((school) => ({ ...school, all })),
    });
    expect(rows[6]?.slice(5, 10)).toEqual([40, 'under 10', null, 0, { number: 0, decimals: 1 }]);
  });

  it('are empty in a year without any, and closed to those without figures', async () => {
    const before = await ask(leader(), 2020);
    expect(before).toMatchObject({ schoolYear: 2020, years: [2026], schools: [] });
    expect(before.trust.all).toMatchObject({ pupils: 0, progress8: { mean: null } });
    await expect(ask(person([post(large, 'mentor')]))).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('follow a mark that is put right, and a file that is taken back', async () => {
    const pm = [
      markRow(small, 'P0', DAYS[0] ?? '', 'PM', '\\'),
      markRow(small, 'P0', DAYS[0] ?? '', 'AM', '/'),
    ];
    await bringIn(context, 'marks', pm);
    const head = person([post(small, 'senior-leader')]);
    const counts = async () => (await ask(head)).schools[0]?.bands.map((group) => group?.pupils);
    expect(await counts()).toEqual([0, 3, 0, 0, 0, 21]);
    await undoImport(requestBy(context, administrator), imported);
    expect(await ask(head)).toMatchObject({ years: [], schoolYear: 2025 });
    expect((await ask(head, 2026)).schools[0]).toMatchObject({ all: { pupils: 0 }, withoutResult: 25 });
  });
});
