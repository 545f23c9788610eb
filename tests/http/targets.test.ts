import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Targets, WhatIf } from '#shared/contracts/targets/targets.ts';
import type { RunningProduct } from '../support/product/running-product.ts';
import { people, startSmallTrust } from '../support/schools/small-trust.ts';

const { tutor, officer, head, otherOfficer, lead } = people;
let product: RunningProduct;
let stop: () => Promise<void>;

beforeAll(async () => {
  ({ product, stop } = await startSmallTrust());
});
afterAll(() => stop());

const put = (json: object, as?: string) =>
  product.request('/api/targets', { method: 'PUT', json, ...(as && { as }) });
const trust = { kind: 'trust' };
const ba = { kind: 'school', school: 'BA' };
const target = { percent: 94, cohort: 'pp' };

describe('targets over HTTP', () => {
  it('are seen by whoever sees figures, of the schools they see', async () => {
    const schools = async (as: string) => {
      const { status, body } = await product.request('/api/targets', { as });
      return [status, (body as Targets).schools.map(({ school }) => school)];
    };
    expect(await schools(lead)).toEqual([200, ['BA', 'CA']]);
    expect(await schools(tutor)).toEqual([200, ['BA']]);
  });

  it.each([
    ['the trust’s by an officer', { scope: trust }, officer, 403],
    ['a phase’s by a head', { scope: { kind: 'phase', phase: 'secondary' } }, head, 403],
    ['a school’s by its head', { scope: ba }, head, 403],
    ['a school’s by its officer', { scope: ba }, officer, 403],
    ['a school’s by the trust lead', { scope: ba }, lead, 403],
    ['a school’s by another school’s officer', { scope: ba }, otherOfficer, 404],
    ['of a school there is not', { scope: { kind: 'school', school: 'ZZ' } }, undefined, 404],
    ['a minimum by the trust lead', { scope: ba, purpose: 'department-minimum' }, lead, 403],
    ['of a strange phase', { scope: { kind: 'phase', phase: 'nursery' } }, undefined, 400],
    ['with 3 decimals', { scope: trust, percent: 93.125 }, undefined, 400],
    ['over 100 %', { scope: trust, percent: 101 }, undefined, 400],
    ['with years out of order', { scope: trust, years: '10-7' }, undefined, 400],
    ['of a day gone by, unawares', { scope: trust, starts: '2026-09-01' }, undefined, 422],
  ])('refuse %s', async (_what, wrong, as, status) => {
    const body = { ...target, ...wrong };
    expect((await put(body, as)).status).toBe(status);
    const preview = await product.request('/api/targets/preview', { json: body, ...(as && { as }) });
    if (status !== 422) expect(preview.status).toBe(status);
  });

  it('take the trust’s from its lead, a school’s from its administrator, and name who set them', async () => {
    expect((await put({ ...target, scope: trust }, lead)).status).toBe(200);
    const { status, body } = await put({ ...target, scope: ba, percent: 92.5 });
    expect(status).toBe(200);
    const [own, other] = (body as Targets).schools;
    expect(own?.daily).toMatchObject({ percent: 92.5, from: { scope: ba } });
    expect(other?.daily).toMatchObject({ percent: 94, from: { scope: trust, setBy: 'Tru Lead' } });
    const end = await product.request('/api/targets/withdraw', { json: { scope: ba } });
    expect((end.body as Targets).schools[0]?.daily.percent).toBe(94);
    expect(
      (await product.request('/api/targets/withdraw', { json: { scope: ba }, as: officer })).status,
    ).toBe(403);
  });

  it('the national gap is set by the trust lead, shown with the gaps, and refused in clear words', async () => {
    const set = (json: object, as: string) =>
      product.request('/api/trust/national-gap', { method: 'PUT', json, as });
    const gap = { year: 2025, primary: 2.8, secondary: 4.3 };
    for (const as of [tutor, officer, head]) expect((await set(gap, as)).status).toBe(403);
    expect((await set(gap, lead)).body).toMatchObject({
      nationalGap: { ...gap, from: { starts: '2026-09-16', setBy: 'Tru Lead' } },
    });
    expect((await product.request('/api/trust/gaps', { as: tutor })).body).toMatchObject({ national: gap });
    for (const [wrong, labels] of [
      [{ primary: 2.85 }, /primary: percentage points from 0 to 50, with at most 1 decimal/],
      [{ secondary: -1 }, /secondary: percentage points/],
      [{ secondary: '3.6' }, /secondary: /],
      [{ year: 1999 }, /year: the year it was measured in, from 2000/],
      [{ year: 2030 }, /2030 is still to come/],
      [{ special: 1 }, /special/],
    ] as const) {
      const { status, body } = await set({ ...gap, ...wrong }, lead);
      expect([wrong, status]).toEqual([wrong, 400]);
      expect((body as { problem: { message: string } }).problem.message).toMatch(labels);
    }
  });

  it('what if is asked by whoever sees figures, and keeps to their schools', async () => {
    const { status, body } = await product.request('/api/trust/what-if?percent=50', { as: head });
    expect(status).toBe(200);
    expect((body as WhatIf).schools).toMatchObject([{ school: 'BA', then: { target: { percent: 50 } } }]);
    for (const wrong of ['percent=101', 'percent=93.125', 'cohort=some', 'years=10-7', 'date=2026-02-30'])
      expect((await product.request(`/api/trust/what-if?${wrong}`)).status).toBe(400);
  });

  it('are no part of a school’s other settings any more: a change there is refused, not lost', async () => {
    const change = (json: object) => product.request('/api/schools/BA/settings', { method: 'PUT', json });
    expect((await change({ targetPercent: 95 })).status).toBe(400);
    expect((await change({ cardTime: '10:00' })).status).toBe(200);
  });
});
