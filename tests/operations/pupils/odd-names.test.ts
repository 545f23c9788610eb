import { beforeEach, describe, expect, it } from '@jest/globals';
import { callsCard } from '../../../bot/cards/actions/call-card.ts';
import { summaryCard } from '../../../bot/cards/pupils/summary-card.ts';
import { callSheet } from '../../../bot/operations/actions/call-sheet.ts';
import { listActions } from '../../../bot/operations/actions/list-actions.ts';
import { findPupils, pupilSummary } from '../../../bot/operations/pupils/pupil-summary.ts';
import { tutorGroupDay } from '../../../bot/operations/pupils/tutor-group-day.ts';
import { bringIn, markRow, newSchool, pupilRow } from '../../support/schools/a-school.ts';
import { sharedStore } from '../../support/stores/both-engines.ts';
import { person, post } from '../../support/schools/people.ts';
import { testContext, type TestContext } from '../../support/product/test-context.ts';
import { requestBy } from '../../support/product/requests.ts';

const TODAY = '2026-09-16';
const DECOMPOSED = 'Zoe\u0308 Nguye\u0302\u0303n';

const names: [what: string, surname: string][] = [
  ['quotation marks', `O'Brien "Bo" D’Arcy`],
  ['a comma, a semicolon and a line break', 'Smith, Jo; of\nHere'],
  ['emoji', 'Star 👩🏽‍🎓⭐'],
  ['right-to-left letters', 'حسن ليلى'],
  ['a sign that turns the direction', 'Ava\u202Enahk'],
  ['combining marks', DECOMPOSED],
  ['300 letters', 'Wolfeschlegelsteinhausen'.repeat(13).slice(0, 300)],
  ['a formula', '=HYPERLINK("http://x.example","y")'],
  ['a plus, a minus or an at sign before it', '+1-2@SUM(A1)'],
  ['a tag', '<script>alert(1)</script>'],
  ['markdown', '**Bold** [x](http://x.example) _u_'],
  ['a word of the language', '__proto__'],
  ['what SQL might stumble over', `'); drop table pupil;--`],
];

describe('a name with', () => {
  const openedStore = sharedStore();
  let context: TestContext;
  let school: string;
  beforeEach(async () => {
    context = testContext(openedStore(), { now: `${TODAY}T09:40` });
    school = await newSchool(context);
  });

  it.each(names)('%s is on the page and the card as it stands in the file', async (_what, surname) => {
    const stored = surname.normalize('NFC');
    expect(
      await bringIn(context, 'pupils', [pupilRow(school, 'A1', { surname, forename: 'Ash' })]),
    ).toMatchObject({
      changed: 1,
      rejectedCount: 0,
    });
    await bringIn(context, 'contacts', [
      { school, upn: 'A1', order: 1, name: surname, phone: '01632 960001' },
    ]);
    await bringIn(context, 'marks', [{ ...markRow(school, 'A1', TODAY, 'AM', 'N'), comment: surname }]);
    const officer = person([post(school, 'attendance-officer')]);

    const group = await tutorGroupDay(requestBy(context, officer), { school, group: '7A', date: TODAY });
    expect(group.pupils.map(({ name }) => name)).toEqual([`Ash ${stored}`]);

    const [call] = (await listActions(requestBy(context, officer), { kind: 'absence-call', date: TODAY }))
      .items;
    const sheet = await callSheet(requestBy(context, officer), call?.id ?? '');
    const options = {
      today: TODAY,
      madeAt: `${TODAY}T09:40:00+01:00`,
      readerId: null,
      link: 'http://127.0.0.1/',
    };
    const card = JSON.stringify(
      callsCard({ ...options, time: '09:40', sheet, alerts: [], others: [], notice: null, recorded: null }),
    );
    expect(card).toContain(JSON.stringify(`Ash ${stored}`).slice(1, -1));
    expect(card).toContain('01632 960001');

    const pupilId = group.pupils[0]?.id ?? '';
    const summary = await pupilSummary(requestBy(context, officer), pupilId);
    expect(summary).toMatchObject({ pupil: { name: `Ash ${stored}` }, contacts: [{ name: stored }] });
    expect(JSON.stringify(summaryCard(summary, options))).toContain(
      JSON.stringify(`Ash ${stored}`).slice(1, -1),
    );
    const word = surname.split(/\s/)[0] ?? '';
    const { items } = await findPupils(requestBy(context, officer), { text: word.slice(0, 50) });
    expect(items.map(({ name }) => name)).toEqual([`Ash ${stored}`]);
  });

  it('more letters than any has is refused, with its line, and the others go in', async () => {
    const report = await bringIn(context, 'pupils', [
      pupilRow(school, 'A1', { surname: 'x'.repeat(301) }),
      pupilRow(school, 'A2'),
    ]);
    expect(report).toMatchObject({
      changed: 1,
      rejected: [{ line: 2, column: 'surname', message: 'Expected at most 300 characters.' }],
    });
  });

  it('is found as an English keyboard writes it, and as it is', async () => {
    const rows = [
      ['A1', 'Zoë', 'Łukasz'],
      ['A2', 'Seán', 'O’Neill'],
      ['A3', 'Ayşe', 'Çelik'],
      ['A4', 'Tom', "O'Shea"],
      ['A5', 'ليلى', 'حسن'],
    ];
    await bringIn(
      context,
      'pupils',
      rows.map(([upn = '', forename, surname]) => pupilRow(school, upn, { forename, surname })),
    );
    const officer = requestBy(context, person([post(school, 'attendance-officer')]));
    const found = async (text: string) => (await findPupils(officer, { text })).items.map(({ name }) => name);
    const cases: [string, string][] = [
      ['zoe luk', 'Zoë Łukasz'],
      ['ŁUK', 'Zoë Łukasz'],
      ["sean o'n", 'Seán O’Neill'],
      ['sean o’n', 'Seán O’Neill'],
      ['ayse cel', 'Ayşe Çelik'],
      ['o’sh', "Tom O'Shea"],
      ['حسن', 'ليلى حسن'],
    ];
    for (const [text, name] of cases) expect([text, await found(text)]).toEqual([text, [name]]);
    expect(await found('%')).toEqual([]);
  });
});
