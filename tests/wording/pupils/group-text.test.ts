import { describe, expect, it } from '@jest/globals';
import { isCall } from '#shared/domain/actions/action-kinds.ts';
import { actionTitle, doneLabel, noLongerOpenText } from '#shared/wording/actions/action-text.ts';
import { flagLabels } from '#shared/wording/roll/flag-text.ts';
import { moreInText, noCallsText } from '#shared/wording/pupils/group-text.ts';
import { sessionsMissedText } from '#shared/wording/registers/rate-text.ts';
import { markLook, markText } from '#shared/wording/registers/mark-text.ts';

describe("a tutor group's words", () => {
  it('says how far the target is', () => {
    expect(moreInText('10B', 2)).toBe('2 more in and 10B is on target');
    expect(moreInText('10B', 0)).toBe('10B is on target');
    expect(moreInText('10B', null)).toBe('nothing known yet');
    expect(sessionsMissedText({ attended: 178, possible: 190 })).toBe('12 of 190 sessions missed');
  });

  it('reads a mark aloud, with its letter', () => {
    expect(markText('N', '2026-09-16')).toBe('N, reason not yet established');
    expect(markText('-', '2026-09-16')).toBe('no mark');
    expect(['/', 'I', 'N', 'X', '-', 'V'].map((code) => markLook(code, '2026-09-16'))).toEqual([
      'in',
      'authorised',
      'unexplained',
      'not-counted',
      'missing',
      'in',
    ]);
  });

  it('takes an empty list as good news', () => {
    expect(noCallsText({ in: 28, onRoll: 28, sessions: ['AM'] })).toBe(
      'No calls waiting. 28 of 28 in this morning.',
    );
  });
});

describe('flags and actions', () => {
  it('has short words for a badge and full ones to read out', () => {
    expect(flagLabels('pp')).toEqual({ short: 'PP', full: 'Pupil premium' });
    expect(flagLabels('new-joiner').short).toBe('new joiner');
  });

  it('knows calls from other actions, and what ticks those off', () => {
    expect(isCall('call-again')).toBe(true);
    expect(isCall('welcome-back')).toBe(false);
    expect(doneLabel('welcome-back')).toBe('Greeted');
    expect(doneLabel('tutor-meeting')).toBe('Done');
    expect(actionTitle({ kind: 'expected-arrival', due: '11:00' })).toBe('Expected in later, 11:00');
    expect(actionTitle({ kind: 'welcome-back', due: null })).toBe('Welcome back');
  });

  it('tells a late comer kindly', () => {
    expect(noLongerOpenText({ status: 'done', outcome: { by: { name: 'M. Shaw' } } })).toBe(
      'M. Shaw has already dealt with this.',
    );
  });
});
