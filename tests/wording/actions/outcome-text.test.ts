import { describe, expect, it } from '@jest/globals';
import { expectedBackText, languageText } from '#shared/wording/actions/call-text.ts';
import {
  byWhomText,
  knownText,
  outcomeText,
  supportNeededText,
  type Outcome,
} from '#shared/wording/actions/outcome-text.ts';

const today = '2026-09-16';
const spokeTo: Outcome = {
  result: 'spoke-to',
  reason: 'illness',
  expectedBack: { kind: 'date', date: '2026-09-17' },
  at: '2026-09-16T09:52:00+01:00',
  by: { name: 'M. Shaw' },
};
const noAnswer: Outcome = { ...spokeTo, result: 'no-answer', reason: null, expectedBack: null };

describe('an outcome in words', () => {
  it('says result, reason and when back', () => {
    expect(outcomeText(spokeTo, today)).toBe('Spoke to, illness, back tomorrow');
    expect(outcomeText(noAnswer, today)).toBe('No answer');
    expect(knownText(spokeTo, today)).toBe('Illness, back tomorrow');
    expect(byWhomText(spokeTo, today)).toBe('M. Shaw, 09:52');
  });

  it.each(['constructor', '__proto__', 'toString'])(
    'keeps the reason %s, whatever it means elsewhere',
    (reason) => {
      expect(outcomeText({ ...spokeTo, reason, expectedBack: null }, today)).toBe(`Spoke to, ${reason}`);
    },
  );

  it('keeps a reason somebody wrote themselves', () => {
    expect(outcomeText({ ...spokeTo, reason: 'Bus broke down in Ely' }, today)).toBe(
      'Spoke to, Bus broke down in Ely, back tomorrow',
    );
  });

  it('puts a pupil believed in school before all else', () => {
    const believed = { ...spokeTo, reason: null, parentBelievedInSchool: true };
    expect(outcomeText(believed, today)).toBe('Spoke to, the family believed the pupil in school');
  });

  it.each([
    [{ kind: 'today', time: '11:00' } as const, 'back today at 11:00'],
    [{ kind: 'date', date: '2026-09-17' } as const, 'back tomorrow'],
    [{ kind: 'date', date: '2026-09-21' } as const, 'back on Mon'],
    [{ kind: 'date', date: '2026-10-01' } as const, 'back on Thu 1 Oct'],
    [{ kind: 'date', date: '2026-09-14' } as const, 'back on Mon 14 Sep'],
    [{ kind: 'unknown' } as const, 'not known when back'],
  ])('%j', (back, text) => {
    expect(expectedBackText(back, today)).toBe(text);
  });

  it('names what would help, and a language only where one is needed', () => {
    expect(supportNeededText(['transport', 'uniform'])).toBe('Would help: transport and uniform');
    expect(languageText('Polish')).toBe('Speaks Polish: ask for an interpreter if needed');
    expect(languageText('English')).toBe('');
    expect(languageText(null)).toBe('');
  });
});
