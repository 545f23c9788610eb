import { describe, expect, it } from '@jest/globals';
import { schoolYearText } from '#shared/wording/basics/date-text.ts';
import {
  becomesText,
  entryStateText,
  entryText,
  keyMeasureText,
  sourceText,
  underMinimumText,
} from '#shared/wording/targets/target-setting-text.ts';

const nameOf = (school: string) => (school === 'BA' ? 'Birch Academy' : school);

describe('the words of targets', () => {
  it('say where a target comes from', () => {
    const from = { scope: { kind: 'phase', phase: 'secondary' } as const, starts: '2026-09-01' };
    expect(sourceText({ ...from, setBy: 'Tru Lead' }, nameOf)).toBe(
      'set for secondary schools from 1 Sep 2026 by Tru Lead',
    );
    expect(sourceText({ ...from, scope: { kind: 'trust' }, setBy: null }, nameOf)).toBe(
      'set for the trust from 1 Sep 2026',
    );
    expect(sourceText(null, nameOf)).toBe('the usual one: nobody has set another');
  });

  it.each([
    [{ allowed: 19, diff: -12 }, { allowed: 26, diff: -5 }, '12 over becomes 5 over'],
    [{ allowed: 19, diff: -2 }, { allowed: 21, diff: 0 }, '2 over becomes just on target'],
    [{ allowed: 19, diff: 3 }, { allowed: 19, diff: 3 }, '3 to spare, as now'],
    [{ allowed: 19, diff: null }, { allowed: 24, diff: null }, '19 allowed becomes 24 allowed'],
  ])('say what %j becomes with %j', (now, then, text) => {
    expect(becomesText(now, then)).toBe(text);
  });

  it('tell a change, and that a scope has none of its own any more', () => {
    const entry = {
      scope: { kind: 'school', school: 'BA' } as const,
      purpose: 'daily' as const,
      starts: '2026-09-16',
      setBy: 'Tru Lead',
      setAt: '2026-09-16T09:31:00+01:00',
      target: { percent: 93.5, cohort: 'pp' as const, years: '7-10' },
      state: 'in-force' as const,
    };
    expect(entryText(entry, nameOf)).toBe(
      'Birch Academy, the daily diff: 93.5 % of pupil premium pupils, years 7–10',
    );
    expect(entryText({ ...entry, target: null }, nameOf)).toBe(
      'Birch Academy, the daily diff: no target of its own any more',
    );
    expect(entryStateText(entry, '2026-09-16')).toBe('In force since 16 Sep 2026 · set by Tru Lead, 09:31');
    const minimum = { ...entry, purpose: 'department-minimum' as const, starts: '2026-08-01', setBy: null };
    expect(entryStateText(minimum, '2026-09-16')).toBe('For the school year 2026/27');
  });

  it('tell the key measure once, or of each phase', () => {
    const primary = { phase: 'primary' as const, percent: 96 };
    expect(keyMeasureText([primary])).toBe('under 96 %');
    expect(keyMeasureText([primary, { phase: 'secondary', percent: 95 }])).toBe(
      'under 96 % primary, 95 % secondary',
    );
  });

  it('say that a target lies under the Department’s minimum, and nothing otherwise', () => {
    expect(underMinimumText({ percent: 94.5, aboveTarget: true })).toBe(
      'The target lies under the Department’s minimum of 94.5 %',
    );
    expect(underMinimumText({ percent: 92, aboveTarget: false })).toBe('');
    expect(underMinimumText(null)).toBe('');
    expect(schoolYearText(2099)).toBe('2099/00');
  });
});
