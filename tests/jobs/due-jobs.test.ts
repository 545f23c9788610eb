import { describe, expect, it } from '@jest/globals';
import { dueJobs } from '../../bot/jobs/due-jobs.ts';
import type { ScopeNow } from '../../bot/jobs/job-kind.ts';

const school: ScopeNow = {
  scope: 'BA',
  isTrust: false,
  schoolDay: true,
  cardTime: '09:45',
  hasChannels: true,
  cardPosted: false,
  earlyChangeToTell: false,
  callersToldFrom: null,
  callersToldUntil: '10:30',
  alertsOpen: false,
  plannerOpen: false,
};
const names = (now: Partial<ScopeNow>, time: string): string[] =>
  dueJobs([{ ...school, ...now }], time).map(({ name }) => name);

describe('what is due at a minute', () => {
  it('looks at the day’s calls each minute of a school day', () => {
    expect(names({ hasChannels: false }, '09:00')).toEqual(['revise-day', 'revise-proposals']);
    expect(names({}, '07:59')).toEqual([]);
    expect(names({ schoolDay: false }, '10:00')).toEqual([]);
  });

  it('posts the card from its time on, until it stands in the channel', () => {
    expect(names({}, '09:44')).not.toContain('post-daily-card');
    expect(names({}, '09:45')).toContain('post-daily-card');
    expect(names({}, '11:30')).toContain('post-daily-card');
    expect(names({ cardPosted: true }, '11:30')).not.toContain('post-daily-card');
    expect(names({ hasChannels: false }, '11:30')).not.toContain('post-daily-card');
  });

  it('goes on with an alert’s clock at any hour, and on days without school', () => {
    expect(names({ alertsOpen: true }, '03:00')).toEqual(['escalate-alerts']);
    expect(names({ alertsOpen: true, schoolDay: false }, '10:00')).toEqual(['escalate-alerts']);
    expect(names({ alertsOpen: true }, '09:00')).toContain('escalate-alerts');
  });

  it('tells of early change once a week, as early as work begins', () => {
    const tells = (now: Partial<ScopeNow>, time: string) =>
      names({ earlyChangeToTell: true, ...now }, time).includes('tell-early-change');
    expect(tells({}, '07:59')).toBe(false);
    expect(tells({}, '08:00')).toBe(true);
    expect(tells({ schoolDay: false }, '08:00')).toBe(false);
    expect(tells({ earlyChangeToTell: false }, '08:00')).toBe(false);
  });

  it('tells whoever has families to ring from the school’s call time until the officer takes over', () => {
    const tells = (now: Partial<ScopeNow>, time: string) =>
      names({ callersToldFrom: '09:30', ...now }, time).includes('tell-callers');
    expect(['09:29', '09:30', '10:29', '10:30'].map((time) => tells({}, time))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(tells({ schoolDay: false }, '09:30')).toBe(false);
    expect(tells({ callersToldFrom: null }, '09:30')).toBe(false);
  });

  it('has the trust’s card, and no calls of its own', () => {
    expect(names({ scope: '*', isTrust: true }, '09:45')).toEqual(['post-daily-card']);
  });

  it('looks into Planner while somebody may tick there', () => {
    expect(names({ plannerOpen: true, hasChannels: false }, '10:00')).toEqual([
      'revise-day',
      'revise-proposals',
      'sync-planner',
    ]);
  });
});
