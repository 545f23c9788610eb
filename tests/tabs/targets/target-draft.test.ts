import { describe, expect, it } from '@jest/globals';
import type { SchoolTargets, Targets } from '#shared/contracts/targets/targets.ts';
import {
  changeOf,
  draftFor,
  isPast,
  percentOfText,
  scopeKeysFor,
  withScope,
  withPurpose,
  yearsFor,
} from '../../../tabs/pages/targets/setting/target-draft.ts';

const holding = { percent: 93, cohort: 'pp' as const, years: '7-10', from: null };
function schoolTargets(of: Partial<SchoolTargets>): SchoolTargets {
  return {
    school: 'BA',
    name: 'Birch Academy',
    phase: 'secondary',
    daily: holding,
    minimum: null,
    underMinimum: false,
    keyMeasure: [],
    post16: null,
    maySet: true,
    ...of,
  };
}
const targets: Targets = {
  date: '2026-09-16',
  schools: [
    schoolTargets({}),
    schoolTargets({ school: 'CA', name: 'Cedar', phase: 'primary', maySet: false }),
  ],
  history: [
    {
      scope: { kind: 'phase', phase: 'primary' },
      purpose: 'daily',
      starts: '2026-09-01',
      target: { percent: 95.5, cohort: 'all', years: null },
      setBy: null,
      setAt: '2026-09-01T09:00:00+01:00',
      state: 'in-force',
      maySet: true,
    },
  ],
  nationalGap: { year: 2019, primary: 2.1, secondary: 3.6, from: null },
  maySetTrust: true,
};

describe('the form of a target', () => {
  it('offers the places somebody may set, the phases that there are', () => {
    expect(scopeKeysFor(targets, 'daily')).toEqual([
      'trust',
      'phase primary',
      'phase secondary',
      'school BA',
    ]);
    expect(scopeKeysFor({ ...targets, maySetTrust: false }, 'daily')).toEqual(['school BA']);
    expect(scopeKeysFor(targets, 'department-minimum')).toEqual(['school BA']);
  });

  it('begins with what holds at the place', () => {
    const draft = draftFor(targets);
    expect(draft).toMatchObject({
      scopeKey: 'trust',
      percent: '93',
      cohort: 'pp',
      years: '',
      starts: '2026-09-16',
    });
    expect(withScope(draft, 'phase primary', targets)).toMatchObject({ percent: '95.5', cohort: 'all' });
    expect(withPurpose(draft, 'key-measure', targets)).toMatchObject({ scopeKey: 'trust', percent: '95' });
    expect(withPurpose(draft, 'department-minimum', targets)).toMatchObject({
      scopeKey: 'school BA',
      percent: '',
      cohort: 'all',
      starts: '2026-08-01',
    });
  });

  it('offers years of the place alone, and never 12 or 13 for the diff of a secondary', () => {
    const secondary = { ...draftFor(targets), scopeKey: 'school BA' };
    expect(yearsFor(secondary, targets)).not.toContain('12-13');
    expect(yearsFor(secondary, targets)).not.toContain('R-6');
    expect(yearsFor({ ...secondary, purpose: 'post-16' }, targets)).toContain('12-13');
  });

  it.each([
    ['93', 93],
    ['93,5', 93.5],
    [' 93.25 % ', 93.25],
    ['93.125', null],
    ['101', null],
    ['', null],
    ['many', null],
  ])('reads %j as %j', (text, percent) => {
    expect(percentOfText(text)).toBe(percent);
  });

  it('is sent once it is whole, and says when it reaches into the past', () => {
    const draft = { ...draftFor(targets), years: '7-11', starts: '2026-09-01' };
    expect(isPast(draft, targets)).toBe(true);
    expect(changeOf({ ...draft, changePast: true })).toEqual({
      scope: { kind: 'trust' },
      purpose: 'daily',
      percent: 93,
      cohort: 'pp',
      years: '7-11',
      starts: '2026-09-01',
      changePast: true,
    });
    expect(changeOf({ ...draft, starts: '' })).toBeNull();
    expect(changeOf({ ...draft, percent: '' })).toBeNull();
  });
});
