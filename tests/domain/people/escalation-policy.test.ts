import { describe, expect, it } from '@jest/globals';
import {
  guidePolicy,
  policyFault,
  policyInForce,
  stageReached,
  type PolicySet,
} from '#shared/domain/people/escalation-policy.ts';

describe('stages of the escalation guide: days of absence since September, 2 sessions a day', () => {
  it.each([
    [1, 1, null],
    [2, 1, 1],
    [5, 1, 1],
    [6, 1, 2],
    [11, 1, 2],
    [12, 1, 3],
    [17, 1, 3],
    [18, 1, 4],
    [6, 2, 1],
    [10, 2, 2],
    [16, 2, 3],
    [22, 2, 4],
    [10, 3, 1],
    [14, 3, 2],
    [20, 3, 3],
    [25, 3, 3],
    [26, 3, 4],
    [0, 3, null],
  ] as const)('%s absent sessions in policy term %s: stage %s', (sessions, term, stage) => {
    expect(stageReached(sessions, term, guidePolicy)).toBe(stage);
  });
});

describe('the policy in force', () => {
  const set = (from: string, reason: string | null = null): PolicySet => ({
    ...guidePolicy,
    from,
    reason,
    setBy: 'somebody',
  });

  it('is the school’s own that began last, else the trust’s, else the guide from the year’s first day', () => {
    const trust = [set('2026-10-01')];
    const own = [set('2026-12-01', 'two sites'), set('2026-11-01', 'small')];
    expect(policyInForce(own, trust, '2026-09-16')).toMatchObject({ of: 'guide', from: '2026-08-01' });
    expect(policyInForce(own, trust, '2026-10-01')).toMatchObject({ of: 'trust', from: '2026-10-01' });
    expect(policyInForce(own, trust, '2026-11-30')).toMatchObject({ of: 'school', reason: 'small' });
    expect(policyInForce(own, trust, '2026-12-01')).toMatchObject({ of: 'school', reason: 'two sites' });
  });

  it('has each stage once, each after more days than the one before, in every term', () => {
    expect(policyFault(guidePolicy)).toBeNull();
    const [two, three, four] = guidePolicy.stages;
    if (!two || !three || !four) throw new Error('The guide has three stages');
    expect(policyFault({ ...guidePolicy, stages: [two, two, four] })).toMatch(/2, 3 and 4, each once/);
    const late = { ...three, days: { ...three.days, 2: 5 } };
    expect(policyFault({ ...guidePolicy, stages: [two, late, four] })).toMatch(/In term 2/);
  });
});
