import { describe, expect, it } from '@jest/globals';
import { raisedByOutcome, siblingsNext, type CallOutcome } from '#shared/domain/actions/call.ts';
import type { ActionKind } from '#shared/domain/actions/action-kinds.ts';
import { callerFor, type Caller } from '#shared/domain/people/who-rings.ts';

const raised: [ActionKind, CallOutcome, ActionKind[]][] = [
  ['absence-call', { result: 'spoke-to' }, []],
  ['absence-call', { result: 'spoke-to', reason: 'illness' }, ['enter-code']],
  [
    'absence-call',
    { result: 'spoke-to', reason: 'overslept', expectedBack: { kind: 'today', time: '11:00' } },
    ['enter-code', 'expected-arrival'],
  ],
  [
    'absence-call',
    { result: 'spoke-to', expectedBack: { kind: 'today', time: '11:00' } },
    ['expected-arrival'],
  ],
  ['absence-call', { result: 'spoke-to', expectedBack: { kind: 'date', date: '2026-09-21' } }, []],
  ['absence-call', { result: 'spoke-to', expectedBack: { kind: 'unknown' } }, []],
  ['absence-call', { result: 'spoke-to', parentBelievedInSchool: true }, ['safeguarding-alert']],
  ['absence-call', { result: 'no-answer' }, ['call-again']],
  ['absence-call', { result: 'voicemail' }, ['call-again']],
  ['absence-call', { result: 'wrong-number' }, ['contact-correction', 'call-again']],
  ['call-again', { result: 'no-answer' }, ['emergency-contacts']],
  ['call-again', { result: 'spoke-to', reason: 'illness' }, ['enter-code']],
  ['emergency-contacts', { result: 'no-answer' }, ['home-visit']],
  ['emergency-contacts', { result: 'wrong-number' }, ['contact-correction', 'home-visit']],
  ['check-register', { result: 'spoke-to', reason: 'illness' }, []],
  ['safeguarding-alert', { result: 'no-answer' }, []],
];

describe('what an outcome raises (domain: calls)', () => {
  it.each(raised)('%s, %j: %j', (kind, outcome, next) => {
    expect(raisedByOutcome(kind, outcome)).toEqual(next);
  });

  it('puts safeguarding first, whatever else was said', () => {
    const outcome: CallOutcome = {
      result: 'spoke-to',
      reason: 'other',
      expectedBack: { kind: 'today', time: '10:30' },
      parentBelievedInSchool: true,
    };
    expect(raisedByOutcome('absence-call', outcome)[0]).toBe('safeguarding-alert');
  });
});

const caller = (staffId: string, roles: string[], groups: Partial<Caller> = {}): Caller => ({
  staffId,
  roles,
  tutorGroups: [],
  yearGroups: [],
  houses: [],
  ...groups,
});

describe('who rings (the school names the role; none found: the attendance officer)', () => {
  const staff = [
    caller('tutor 7B', ['tutor'], { tutorGroups: ['7B'] }),
    caller('tutor 7A', ['tutor'], { tutorGroups: ['7A'] }),
    caller('another tutor of 7A', ['tutor'], { tutorGroups: ['7A'] }),
    caller('leader by house', ['year-leader'], { houses: ['Oak'] }),
    caller('leader of year 8', ['year-leader'], { yearGroups: [8] }),
    caller('not a tutor', ['mentor'], { tutorGroups: ['7C'] }),
    caller('officer', ['attendance-officer']),
  ];
  const child = (tutorGroup: string, yearGroup: number, house = '') => ({ tutorGroup, yearGroup, house });

  it.each([
    [child('7A', 7), 'tutor', 'tutor 7A'],
    [child('7C', 7), 'tutor', 'officer'],
    [child('', 7), 'tutor', 'officer'],
    [child('7A', 8), 'year-leader', 'leader of year 8'],
    [child('7A', 7, 'Oak'), 'year-leader', 'leader by house'],
    [child('7A', 7, 'Elm'), 'year-leader', 'officer'],
    [child('7A', 7), 'attendance-officer', 'officer'],
    [{ ...child('7A', 7), adults: ['gone', 'not a tutor', 'officer'] }, 'tutor', 'not a tutor'],
    [{ ...child('7A', 7), adults: ['gone'] }, 'tutor', 'tutor 7A'],
  ] as const)('%j, by %s: %s', (pupil, by, expected) => {
    expect(callerFor(pupil, by, staff)).toBe(expected);
  });

  it('a pupil without a house is no leader’s whose house is blank', () => {
    const leader = caller('leader', ['year-leader'], { houses: [''] });
    expect(callerFor(child('7A', 7), 'year-leader', [leader])).toBeNull();
  });

  it('nobody, where the school has no officer: the call stands unassigned', () => {
    expect(callerFor(child('7C', 7), 'tutor', staff.slice(0, -1))).toBeNull();
  });
});

describe('the family’s other calls', () => {
  it.each([
    ['spoke-to', ['sibling']],
    ['no-answer', []],
    ['voicemail', []],
    ['wrong-number', []],
  ])('after %s go on with %j', (result, next) => {
    expect(siblingsNext({ outcome: { result }, siblings: ['sibling'] })).toEqual(next);
  });

  it('go on when the call was withdrawn', () => {
    expect(siblingsNext({ outcome: null, siblings: ['sibling'] })).toEqual(['sibling']);
  });
});
