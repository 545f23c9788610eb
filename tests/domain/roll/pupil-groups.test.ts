import { describe, expect, it } from '@jest/globals';
import { flagsOf, isVulnerable, type PupilNeeds } from '#shared/domain/roll/pupil-needs.ts';
import {
  FROM_THE_START,
  isOnRoll,
  membershipOn,
  registerGroupOf,
  type DatedMembership,
} from '#shared/domain/roll/pupil-groups.ts';
import { phaseOf } from '#shared/domain/basics/year-group.ts';
import { hasClosed } from '#shared/domain/registers/register-due.ts';
import { closingTimes } from '#shared/domain/basics/closing-times.ts';

describe('on roll: from the start date to the leaving date, both included', () => {
  it.each([
    [null, null, '2026-09-16', true],
    ['2026-09-16', null, '2026-09-16', true],
    ['2026-09-17', null, '2026-09-16', false],
    [null, '2026-09-16', '2026-09-16', true],
    [null, '2026-09-15', '2026-09-16', false],
    ['2026-09-01', '2026-09-30', '2026-09-16', true],
  ])('%s to %s, on %s: %s', (startDate, leavingDate, date, expected) => {
    expect(isOnRoll({ startDate, leavingDate }, date)).toBe(expected);
  });
});

describe('groups', () => {
  const membership = (starts: string, tutorGroup: string): DatedMembership => ({
    starts,
    tutorGroup,
    yearGroup: 7,
    house: '',
    pupilPremium: false,
    sen: 'N',
  });
  const dated = [membership(FROM_THE_START, '7A'), membership('2026-10-01', '7B')];

  it.each([
    ['1999-01-01', '7A'],
    ['2026-09-30', '7A'],
    ['2026-10-01', '7B'],
    ['2030-01-01', '7B'],
  ])('are those of the day: on %s %s', (date, group) => {
    expect(membershipOn(dated, date).tutorGroup).toBe(group);
  });

  it.each([
    [0, 'primary'],
    [6, 'primary'],
    [7, 'secondary'],
    [11, 'secondary'],
    [12, 'post16'],
    [13, 'post16'],
  ])('year %s is %s, in whatever school', (year, phase) => {
    expect(phaseOf(year)).toBe(phase);
  });

  it('share a register: the tutor group, else the year group', () => {
    expect(registerGroupOf({ tutorGroup: '7A', yearGroup: 7 })).toBe('7A');
    expect(registerGroupOf({ tutorGroup: '', yearGroup: 7 })).toBe('Year 7');
    expect(registerGroupOf({ tutorGroup: '', yearGroup: 0 })).toBe('Reception');
  });
});

describe('a register closes (09:30 and 14:00, where a school names no other time)', () => {
  const usual = closingTimes(null, null);
  it.each([
    ['2026-09-16', 'AM', '09:29', false],
    ['2026-09-16', 'AM', '09:30', true],
    ['2026-09-16', 'PM', '13:59', false],
    ['2026-09-16', 'PM', '14:00', true],
    ['2026-09-15', 'PM', '08:00', true],
    ['2026-09-17', 'AM', '23:00', false],
  ] as const)('%s %s, on the 16th at %s: %s', (date, session, time, closed) => {
    expect(hasClosed(date, session, usual, { today: '2026-09-16', time })).toBe(closed);
  });

  it('at the school’s own time', () => {
    const own = closingTimes('09:05', null);
    expect(own).toEqual({ AM: '09:05', PM: '14:00' });
    expect(hasClosed('2026-09-16', 'AM', own, { today: '2026-09-16', time: '09:05' })).toBe(true);
  });
});

describe('vulnerable pupils and what is told of them', () => {
  const none: PupilNeeds = {
    pupilPremium: false,
    sen: 'N',
    eal: false,
    medicalNeed: false,
    lookedAfter: false,
    socialWorker: false,
    youthOffendingWorker: false,
    youngCarer: false,
  };

  it.each([
    ['looked after', { lookedAfter: true }, true],
    ['a social worker', { socialWorker: true }, true],
    ['a youth offending worker', { youthOffendingWorker: true }, true],
    ['an education, health and care plan', { sen: 'E' as const }, true],
    ['a young carer', { youngCarer: true }, true],
    ['SEN support', { sen: 'K' as const }, false],
    ['pupil premium', { pupilPremium: true }, false],
    ['a medical need', { medicalNeed: true }, false],
    ['nothing', {}, false],
  ])('%s: vulnerable %s', (_what, needs, expected) => {
    expect(isVulnerable({ ...none, ...needs })).toBe(expected);
    expect(isVulnerable({ ...none, ...needs }, true)).toBe(true);
  });

  it('a tutor reads "call first" without the reason; who acts for the school reads why', () => {
    const all: PupilNeeds = {
      pupilPremium: true,
      sen: 'E',
      eal: true,
      medicalNeed: true,
      lookedAfter: true,
      socialWorker: true,
      youthOffendingWorker: true,
      youngCarer: true,
    };
    const forTutors = ['call-first', 'pp', 'send-e', 'eal', 'medical'];
    expect(flagsOf(all, false)).toEqual(forTutors);
    const why = ['looked-after', 'social-worker', 'youth-offending-worker', 'young-carer'];
    expect(flagsOf(all, true)).toEqual([...forTutors, ...why]);
    expect(flagsOf({ ...none, sen: 'K' }, true)).toEqual(['send-k']);
    expect(flagsOf(none, true)).toEqual([]);
  });
});
