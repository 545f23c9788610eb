import { describe, expect, it } from '@jest/globals';
import { outcomeInput } from '#shared/contracts/actions/action.ts';
import {
  emptyDraft,
  nextWeekday,
  outcomeOf,
  quickTimes,
  stepBack,
  stepOf,
} from '../../../tabs/components/actions/outcome-draft.ts';

const spokeTo = { ...emptyDraft, result: 'spoke-to' as const };
const ill = { ...spokeTo, reason: 'illness' };

describe('the three taps of an outcome', () => {
  it('asks why and until when only of a family spoken to', () => {
    expect(stepOf(emptyDraft)).toBe('result');
    expect(stepOf(spokeTo)).toBe('reason');
    expect(stepOf(ill)).toBe('back');
    expect(stepOf({ ...spokeTo, believedInSchool: true })).toBe('believed');
  });

  it('goes back one step at a time', () => {
    expect(stepOf(stepBack(ill))).toBe('reason');
    expect(stepOf(stepBack(spokeTo))).toBe('result');
    expect(stepOf(stepBack({ ...spokeTo, believedInSchool: true }))).toBe('reason');
  });

  it('sends what was chosen, and nothing else', () => {
    expect(outcomeOf(ill, 'spoke-to', { kind: 'today', time: '11:00' })).toEqual({
      result: 'spoke-to',
      reason: 'illness',
      expectedBack: { kind: 'today', time: '11:00' },
    });
    expect(outcomeOf({ ...emptyDraft, note: '  ', nextStep: ' ring at noon ' }, 'no-answer')).toEqual({
      result: 'no-answer',
      nextStep: 'ring at noon',
    });
    expect(outcomeOf({ ...emptyDraft, note: 'Court order', restricted: true }, 'voicemail')).toEqual({
      result: 'voicemail',
      note: 'Court order',
      restricted: true,
    });
  });

  it('raises the alarm when the family believed the pupil in school', () => {
    const sent = outcomeOf({ ...spokeTo, believedInSchool: true }, 'spoke-to', { kind: 'unknown' });
    expect(outcomeInput.parse(sent)).toMatchObject({ result: 'spoke-to', parentBelievedInSchool: true });
  });
});

describe('quick choices', () => {
  it.each([
    ['09:40', ['10:00', '10:30', '11:00']],
    ['09:41', ['10:30', '11:00', '12:00']],
    ['13:20', ['14:00']],
    ['14:30', []],
  ])('at %s offers %j', (time, offered) => {
    expect(quickTimes(time)).toEqual(offered);
  });

  it.each([
    ['2026-09-16', '2026-09-17'],
    ['2026-09-18', '2026-09-21'],
    ['2026-09-19', '2026-09-21'],
  ])('after %s comes %s', (today, next) => {
    expect(nextWeekday(today)).toBe(next);
  });
});
