import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { staffIdOf } from '../../bot/operations/people/staff-id.ts';
import type { RunningProduct } from '../support/product/running-product.ts';
import { TODAY, openCallAbout, people, problemOf, startSmallTrust } from '../support/schools/small-trust.ts';

const { tutor, officer, head, otherOfficer, lead } = people;
let product: RunningProduct;
let stop: () => Promise<void>;

beforeAll(async () => {
  ({ product, stop } = await startSmallTrust());
});
afterAll(() => stop());

const get = (path: string, as?: string) => product.request(path, as === undefined ? {} : { as });
const find = (json: object, as?: string) =>
  product.request('/api/pupils/search', { json, ...(as !== undefined && { as }) });
const openCall = (as: string, name: string) => openCallAbout(product, as, name);

const names = async (as: string): Promise<string[]> =>
  ((await find({ text: 'khan' }, as)).body as { items: { name: string }[] }).items.map(({ name }) => name);

async function pupilId(upn: string): Promise<string> {
  const { body } = await find({ upn });
  return (body as { items: { id: string }[] }).items[0]?.id ?? '';
}

describe('what one may not see is not there, and a function of one’s own school may be refused', () => {
  it('a pupil', async () => {
    const id = await pupilId('KHAN2');
    expect((await get(`/api/pupils/${id}/summary`, head)).status).toBe(200);
    expect((await get(`/api/pupils/${id}/summary`, tutor)).status).toBe(404);
    expect((await get(`/api/pupils/${id}/summary`, lead)).status).toBe(404);
    expect((await get(`/api/pupils/${id}/summary`, otherOfficer)).status).toBe(404);
    for (const none of ['999999', 'x', '99999999999999', '-1'])
      expect((await get(`/api/pupils/${none}/summary`, head)).status).toBe(404);
  });

  it('a pupil’s year, as a table too, and its chronology', async () => {
    const id = await pupilId('KHAN2');
    for (const path of ['year', 'year?schoolYear=2026', 'year?format=csv', 'chronology'])
      for (const [as, status] of [
        [tutor, 404],
        [lead, 404],
        [otherOfficer, 404],
      ] as const)
        expect((await get(`/api/pupils/${id}/${path}`, as)).status).toBe(status);
    for (const path of ['year', 'chronology?limit=5']) {
      expect((await get(`/api/pupils/${id}/${path}`, head)).status).toBe(200);
      for (const none of ['999999', 'x', '-1'])
        expect((await get(`/api/pupils/${none}/${path}`, head)).status).toBe(404);
    }
    for (const asked of [
      'year?schoolYear=last',
      'year?schoolYear=1',
      'chronology?limit=0',
      'chronology?format=csv',
    ])
      expect((await get(`/api/pupils/${id}/${asked}`, head)).status).toBe(400);
  });

  it('a check-in, and taking it back', async () => {
    const id = await pupilId('KHAN2');
    const post = async (path: string, as: string) =>
      (await product.request(path, { method: 'POST', as })).status;
    for (const path of [`/api/pupils/${id}/check-in`, `/api/pupils/${id}/check-in/undo`])
      for (const [as, status] of [
        [tutor, 404],
        [lead, 404],
        [otherOfficer, 404],
      ] as const)
        expect([path, as, await post(path, as)]).toEqual([path, as, status]);
    expect(await post(`/api/pupils/${id}/check-in`, head)).toBe(422);
    expect(await post('/api/pupils/999999/check-in', head)).toBe(404);
  });

  it('a tutor group', async () => {
    expect((await get('/api/schools/BA/tutor-groups/8A', tutor)).status).toBe(200);
    expect((await get('/api/schools/BA/tutor-groups/8B', tutor)).status).toBe(403);
    expect((await get('/api/schools/BA/tutor-groups/8A', otherOfficer)).status).toBe(404);
    expect((await get('/api/schools/ZZ/tutor-groups/8A', head)).status).toBe(404);
  });

  it('early change and questions about the registers', async () => {
    const answers = async (path: string) => {
      const asked = [head, tutor, lead, otherOfficer].map((as) => get(`/api/schools/BA/${path}`, as));
      return (await Promise.all(asked)).map(({ status }) => status);
    };
    expect(await answers('early-change')).toEqual([200, 200, 403, 404]);
    expect(await answers('coding-watch')).toEqual([200, 403, 200, 404]);
    expect((await get('/api/schools/ZZ/early-change', head)).status).toBe(404);
  });

  it('what is said of an early change', async () => {
    const pupil = await pupilId('KHAN2');
    const said = { kind: 'weekday-pattern', week: '2026-09-07', answer: 'knew-already', replaces: null };
    const status = async (as: string, json: object, school = 'BA') =>
      (await product.request(`/api/schools/${school}/early-change/answers`, { json, as })).status;
    for (const as of [tutor, lead, otherOfficer]) expect(await status(as, { ...said, pupil })).toBe(404);
    expect(await status(head, { ...said, pupil }, 'CA')).toBe(404);
    expect(await status(head, { ...said, pupil: '999999' })).toBe(404);
    expect(await status(head, { ...said, pupil })).toBe(422);
    for (const wrong of [{}, { ...said, pupil, answer: 'maybe' }, { ...said, pupil, note: 'x' }])
      expect(await status(head, wrong)).toBe(400);
  });

  it('a school’s pages: figures are for its staff and leads, names for those who work with the pupils', async () => {
    const answers = async (path: string) => {
      const asked = [head, tutor, lead, otherOfficer].map((as) => get(path, as));
      return (await Promise.all(asked)).map(({ status }) => status);
    };
    for (const path of [
      '/api/schools/BA',
      '/api/schools/BA/key-groups',
      '/api/figures?school=BA',
      '/api/figures?school=BA&by=school&knownAt=2026-09-16T10:00:00%2B01:00',
      '/api/open-registers?school=BA',
      '/api/first-days-back?school=BA',
    ])
      expect([path, await answers(path)]).toEqual([path, [200, 200, 200, 404]]);
    for (const path of [
      '/api/figures?school=BA&by=pupil',
      '/api/figures?school=BA&by=tutor-group&knownAt=2026-09-16T10:00:00%2B01:00',
      '/api/schools/BA/key-groups/pp',
    ])
      expect([path, await answers(path)]).toEqual([path, [200, 200, 403, 404]]);
    expect(await answers('/api/schools/BA/key-groups/looked-after')).toEqual([200, 403, 403, 404]);
    for (const path of ['/api/schools/ZZ', '/api/figures?school=ZZ', '/api/schools/BA/key-groups/none'])
      expect((await get(path, head)).status).toBe(404);
    expect((await get('/api/figures?school=BA&from=2026-09-16&to=2026-09-01', head)).status).toBe(400);
  });

  it('no name of another’s pupil is in what a tutor or a lead is answered', async () => {
    const paths = [
      '/api/figures?school=BA&by=pupil',
      '/api/figures?school=BA&by=pupil&tutorGroup=8B',
      '/api/schools/BA/key-groups/persistently-absent',
      '/api/open-registers?school=BA',
      '/api/first-days-back?school=BA',
    ];
    for (const path of paths)
      for (const as of [tutor, lead]) {
        const said = JSON.stringify((await get(path, as)).body);
        expect([path, as, /Beech|Bilal/.test(said)]).toEqual([path, as, false]);
        if (as === lead) expect(said).not.toMatch(/Ash\d|Amina|Cora/);
      }
    const csv = await fetch(`${product.address}/api/figures?school=BA&by=pupil&format=csv`, {
      headers: { authorization: `Bearer ${await product.tokenOf(tutor)}` },
    });
    expect(await csv.text()).not.toMatch(/Beech|Bilal/);
  });

  it('year 11’s results: figures for those with figures, small groups for those who see the pupils', async () => {
    const csv = 'school,upn,schoolYear,maths\nBA,KHAN2,2026/27,5\n';
    expect((await product.request('/api/imports/results', { csv, as: officer })).body).toMatchObject({
      kind: 'results',
      changed: 1,
    });
    const besides = async (as: string) => {
      const { status, body } = await get('/api/trust/results?schoolYear=2026-27', as);
      const { schools } = body as { schools: { school: string; withoutAttendance: number | null }[] };
      return [status, ...schools.map((one) => [one.school, one.withoutAttendance])];
    };
    expect(await besides(head)).toEqual([200, ['BA', 1]]);
    expect(await besides(lead)).toEqual([200, ['BA', null]]);
    expect(await besides(otherOfficer)).toEqual([200]);
  });

  it('an action, and what is done with it', async () => {
    const { id } = await openCall(officer, 'Bob Beech0');
    for (const [as, status] of [
      [otherOfficer, 404],
      [tutor, 404],
      [lead, 404],
    ] as const) {
      expect((await get(`/api/actions/${id}/call-sheet`, as)).status).toBe(status);
      for (const verb of ['begin', 'pass-on', 'undo-outcome', 'done'])
        expect((await product.request(`/api/actions/${id}/${verb}`, { as, method: 'POST' })).status).toBe(
          status,
        );
      const outcome = await product.request(`/api/actions/${id}/outcome`, {
        as,
        json: { result: 'no-answer' },
      });
      expect(outcome.status).toBe(status);
    }
    expect((await get('/api/actions/no-such-action/call-sheet', officer)).status).toBe(404);
    expect((await get('/api/actions?school=BA', otherOfficer)).status).toBe(404);
  });

  it('a school’s settings and cards', async () => {
    expect((await get('/api/schools/BA/settings', tutor)).status).toBe(403);
    expect((await get('/api/schools/BA/settings', otherOfficer)).status).toBe(404);
    const post = (path: string, as: string) => product.request(path, { as, method: 'POST' });
    expect((await post('/api/schools/BA/daily-card', tutor)).status).toBe(403);
    expect((await post('/api/schools/BA/daily-card', otherOfficer)).status).toBe(404);
    expect((await post('/api/trust/daily-card', officer)).status).toBe(403);
  });

  it('what a school’s own codes mean, and the marks kept for them', async () => {
    const { officer: ours, otherOfficer: theirs } = people;
    const file = `school,upn,date,session,code\nBA,A8A0,${TODAY},PM,BM\nBA,NOBODY,${TODAY},PM,/\n`;
    await product.importCsv('marks', file, ours);
    const path = '/api/schools/BA/local-codes';
    const put = (as: string) =>
      product.request(path, { as, method: 'PUT', json: { code: ' BM ', means: 'B' } });
    const comeIn = (as: string) => product.request(`${path}/bring-in`, { as, json: { code: 'BM' } });
    for (const [as, status] of [
      [theirs, 404],
      [tutor, 403],
      [head, 403],
      [lead, 403],
    ] as const) {
      expect((await get(path, as)).status).toBe(status);
      expect((await put(as)).status).toBe(status);
      expect((await comeIn(as)).status).toBe(status);
      expect((await product.request(`${path}/let-go`, { as, json: { code: 'BM' } })).status).toBe(status);
      expect((await get('/api/refused', as)).status).toBe(as === theirs ? 200 : 403);
    }
    expect((await get('/api/schools/ZZ/local-codes')).status).toBe(404);
    expect((await get('/api/refused', theirs)).body).toMatchObject({ codes: [], others: [], meanings: [] });
    for (const as of [ours, 'admin@local'])
      expect((await get('/api/refused', as)).body).toMatchObject({
        codes: [{ school: 'BA', code: 'BM', marks: 1, means: null }],
        others: [{ school: 'BA', column: 'upn', lines: [{ found: 'NOBODY' }] }],
      });
    expect(JSON.stringify((await get('/api/refused', ours)).body)).not.toContain('A8A0');

    expect((await comeIn(ours)).status).toBe(409);
    expect((await put(ours)).body).toMatchObject({
      said: [{ code: 'BM', means: 'B', saidBy: 'Olu Officer' }],
    });
    expect((await comeIn(ours)).body).toMatchObject({ broughtIn: 1, stayed: 0, stillRefused: 0 });
    for (const json of [
      { code: 'N', means: 'B' },
      { code: 'BM', means: 'QQ' },
    ])
      expect((await product.request(path, { as: ours, method: 'PUT', json })).status).toBe(422);
    for (const json of [{}, { code: '', means: 'B' }, { code: 'BM', means: 'B', from: '2026-02-30' }])
      expect((await product.request(path, { as: ours, method: 'PUT', json })).status).toBe(400);
  });

  it('names and pupils are found by those who may see them alone', async () => {
    expect(await names(head)).toEqual(['Amina Khan', 'Bilal Khan']);
    expect(await names(tutor)).toEqual(['Amina Khan']);
    expect(await names(otherOfficer)).toEqual([]);
    expect(await names(lead)).toEqual([]);
    expect((await find({ upn: 'KHAN1' }, tutor)).status).toBe(403);
    expect((await find({ upn: 'KHAN1' }, otherOfficer)).body).toEqual({ items: [] });
  });

  it('figures', async () => {
    const schools = async (as: string): Promise<string[]> =>
      ((await get('/api/trust/daily', as)).body as { schools: { school: string }[] }).schools.map(
        ({ school }) => school,
      );
    expect(await schools(lead)).toEqual(['BA', 'CA']);
    expect(await schools(head)).toEqual(['BA']);
  });
});

describe('a trust lead who is let see a school’s pupils', () => {
  const sights = '/api/trust/pupil-sight';
  const wish = { staff: staffIdOf(lead), schools: ['BA'], reason: 'review', ends: '2026-12-14' };

  it('is answered as one who sees them, files too, until that is ended', async () => {
    const id = await pupilId('KHAN2');
    const seen = [
      `/api/pupils/${id}/summary`,
      `/api/pupils/${id}/year`,
      `/api/pupils/${id}/year?format=csv`,
      `/api/pupils/${id}/chronology`,
      '/api/schools/BA/tutor-groups/8A',
      '/api/schools/BA/early-change',
      '/api/schools/BA/key-groups/pp',
      '/api/schools/BA/key-groups/pp?format=csv',
      '/api/figures?school=BA&by=pupil&format=csv',
    ];
    const refused = [
      '/api/schools/BA/key-groups/looked-after',
      '/api/schools/BA/alert-readers',
      '/api/schools/CA/key-groups/pp',
      '/api/schools/BA/local-codes',
      sights,
    ];
    const statusOf = async (path: string): Promise<number> => {
      const headers = { authorization: `Bearer ${await product.tokenOf(lead)}` };
      const answer = await fetch(`${product.address}${path}`, { headers });
      await answer.arrayBuffer();
      return answer.status;
    };
    const statuses = async (paths: string[]) => [...new Set(await Promise.all(paths.map(statusOf)))];
    expect(await statuses(seen)).not.toContain(200);
    const { status, body } = await product.request(sights, { json: wish });
    expect([status, body]).toMatchObject([200, { given: [{ staff: { name: 'Tru Lead' } }] }]);
    expect(await statuses(seen)).toEqual([200]);
    expect(await statuses(refused)).toEqual([403]);
    const call = await openCall(officer, 'Bob Beech0');
    expect((await get(`/api/actions/${call.id}/call-sheet`, lead)).status).toBe(404);
    expect(await names(lead)).toEqual(['Amina Khan', 'Bilal Khan']);
    expect((await get('/api/me', lead)).body).toMatchObject({
      pupilSight: [{ schoolName: 'Birch Academy', givenBy: 'Local administrator', ends: '2026-12-14' }],
    });

    const [given] = (body as { given: { id: string }[] }).given;
    const end = `${sights}/${given?.id}/end`;
    for (const as of [lead, head, officer])
      expect((await product.request(end, { method: 'POST', as })).status).toBe(403);
    expect((await product.request(end, { method: 'POST' })).status).toBe(200);
    expect(await statuses(seen)).not.toContain(200);
    expect(await names(lead)).toEqual([]);
    expect((await product.request(end, { method: 'POST' })).status).toBe(409);
  });

  it.each([
    ['without a reason', { reason: ' ' }, 400],
    ['without a school', { schools: [] }, 400],
    ['with no such day', { ends: '2026-02-30' }, 400],
    ['without an end', { ends: undefined }, 400],
    ['with what it does not know', { rights: ['ring-families'] }, 400],
    ['with a long reason', { reason: 'x'.repeat(201) }, 400],
    ['until yesterday', { ends: '2026-09-15' }, 422],
    ['for years', { ends: '2028-09-15' }, 422],
    ['to an officer', { staff: staffIdOf(officer) }, 422],
    ['of a school there is not', { schools: ['ZZ'] }, 404],
  ])('is not let %s', async (_what, change, status) => {
    expect((await product.request(sights, { json: { ...wish, ...change } })).status).toBe(status);
  });
});

describe('an outcome', () => {
  it('is taken once; a later one is a conflict that shows the action as it stands', async () => {
    const { id } = await openCall(tutor, 'Amina Khan');
    const first = await product.request(`/api/actions/${id}/outcome`, {
      as: tutor,
      json: { result: 'spoke-to', reason: 'illness', note: 'Back on Friday' },
    });
    expect([first.status, first.body]).toMatchObject([
      200,
      { action: { id, status: 'done' }, raised: [{ kind: 'enter-code' }] },
    ]);
    const second = await product.request(`/api/actions/${id}/outcome`, {
      as: officer,
      json: { result: 'no-answer' },
    });
    expect(second.status).toBe(409);
    expect(problemOf(second)).toMatchObject({
      code: 'conflict',
      details: { action: { id, status: 'done', outcome: { result: 'spoke-to', reason: 'illness' } } },
    });
  });

  it('and every view of a pupil are told to the audit log', async () => {
    const id = Number(await pupilId('KHAN1'));
    await get(`/api/pupils/${id}/summary`, head);
    const entries = await product.running.ports.store.db
      .selectFrom('audit_entry')
      .select(['what', 'staff_id'])
      .where('school_id', '=', 'BA')
      .where('pupil_id', '=', id)
      .execute();
    expect(entries.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['action.raise', 'call.record-outcome', 'pupil.summary']),
    );
    const searches = await product.running.ports.store.db
      .selectFrom('audit_entry')
      .select('detail')
      .where('what', '=', 'pupil.find-by-upn')
      .execute();
    expect(searches.map(({ detail }) => detail)).toContainEqual({ pupils: [id] });
  });
});
