import { describe, expect, it } from '@jest/globals';
import {
  callSituations,
  filledIn,
  noScripts,
  scriptFault,
  scriptFacts,
  situationOf,
} from '#shared/domain/actions/calls/call-script.ts';
import { callScript, ourScripts, ourWordsIfIll } from '#shared/wording/actions/call-script.ts';

const nothing = Object.fromEntries(scriptFacts.map((fact) => [fact, null])) as Record<
  (typeof scriptFacts)[number],
  string | null
>;
const known = { ...nothing, school: 'Birch Academy', caller: 'Molly Shaw', pupil: 'Noah' };

describe('which script fits a call', () => {
  it.each([
    ['absence-call', 'unexplained', 1, 0.5, 'first-day'],
    ['absence-call', 'unexplained', 2, 2, 'several-days'],
    ['absence-call', 'unexplained', 1, 2, 'away-again'],
    ['call-back', 'word-was-left', 3, 3, 'call-back'],
    ['call-again', 'no-answer', 3, 3, 'call-again'],
    ['call-again', 'away-again', 1, 1, 'away-again'],
    ['emergency-contacts', 'nobody-answered-twice', 1, 1, 'emergency-contacts'],
    ['not-arrived', 'not-come', 1, 1, 'not-arrived'],
  ] as const)(
    '%s because of %s, %s days running, %s missed: %s',
    (kind, reason, daysAway, daysMissed, fits) => {
      expect(situationOf({ kind, reason, daysAway, daysMissed })).toBe(fits);
    },
  );
});

describe('a script', () => {
  it('says its facts, and leaves out what needs one that is not known', () => {
    expect(filledIn('{pupil} has missed {days missed}.', { ...known, 'days missed': '2½ days' })).toBe(
      'Noah has missed 2½ days.',
    );
    expect(filledIn('{pupil} has missed {days missed}.', known)).toBeNull();
    const { points } = callScript(
      'several-days',
      { ...known, 'days away': '3 days', since: 'Mon 14 Sep' },
      noScripts,
    );
    expect(points[0]).toBe(
      'Noah has been away for 3 days, since Mon 14 Sep. We miss them: how are they, and how are you?',
    );
    expect(points[1]).toBe(
      'Could they come in after break? Coming in for part of the day is a good outcome.',
    );
  });

  it('names no child before the adult is known, and nothing that nobody knows', () => {
    const script = { opening: 'Hello from {school}.', points: ['How is {pupil}?'] };
    expect(scriptFault(script)).toBeNull();
    expect(scriptFault({ ...script, opening: 'Hello, is {pupil} there?' })).toEqual({
      fact: 'pupil',
      why: 'too-early',
    });
    for (const wrong of ['{surname}', '{', 'all is well }', '{}'])
      expect(scriptFault({ ...script, points: [wrong] })).toMatchObject({ why: 'unknown' });
  });

  it.each(callSituations)(
    'of ours for %s has no fault, and says something with the least that is known',
    (situation) => {
      expect(scriptFault(ourScripts[situation])).toBeNull();
      const said = callScript(situation, known, noScripts);
      expect(said.opening).toContain('Birch Academy');
      expect(said.opening).not.toContain('Noah');
      expect(said.points.length).toBeGreaterThan(1);
      expect([said.opening, ...said.points].join(' ')).not.toMatch(/[{}]/);
      expect(said.voicemail).toBe('This is Birch Academy. Please ring us when you can. Thank you.');
    },
  );

  it('of the school’s stands instead of ours, where it has one', () => {
    const own = { 'first-day': { opening: 'Bore da, {school}.', points: ['Sut mae {pupil}?'] } };
    const scripts = { situations: own, ifIll: 'Ring the surgery.' };
    expect(callScript('first-day', known, scripts)).toMatchObject({
      opening: 'Bore da, Birch Academy.',
      points: ['Sut mae Noah?'],
      ifIll: 'Ring the surgery.',
    });
    expect(callScript('call-again', known, scripts).opening).toMatch(/We tried to reach you earlier/);
    expect(callScript('first-day', known, noScripts).ifIll).toBe(ourWordsIfIll);
  });
});
