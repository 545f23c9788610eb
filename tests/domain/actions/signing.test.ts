import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { noticedDay } from '#shared/domain/actions/absence-notice.ts';
import {
  hereBySigning,
  minutesLate,
  saidBySignings,
  sessionAt,
  signingKinds,
  signingRefusal,
  siteNow,
  type Signing,
} from '#shared/domain/actions/signing.ts';
import { defaultClosingTimes as closing } from '#shared/domain/basics/closing-times.ts';
import type { Session } from '#shared/domain/basics/session.ts';

/** "in 08:52 overslept", "out 10:40 appointment 12:00" */
function day(...texts: string[]): Signing[] {
  return texts.map((text) => {
    const [kind = 'in', time = '', reason = '', backAt = ''] = text.split(' ');
    return { kind: kind as Signing['kind'], time, reason: reason || null, backAt: backAt || null };
  });
}
const codes: Record<string, string> = { appointment: 'M', illness: 'I' };
const said = (...texts: string[]): string[] =>
  saidBySignings(day(...texts), closing, (reason) => codes[reason] ?? null).map(
    ({ session, code }) => `${session} ${code}`,
  );

describe('what signing in and out says of the register', () => {
  it.each<[string, string[], string[]]>([
    ['late while the register is open', ['in 09:29 overslept'], ['AM L']],
    ['late after it closed', ['in 09:30 overslept'], ['AM U']],
    ['after it closed, for a reason that has a code', ['in 10:40 appointment'], ['AM M']],
    ['in before it closed, whatever the reason', ['in 09:10 appointment'], ['AM L']],
    ['first in the afternoon: a person says what the morning was', ['in 13:40 travel'], ['AM null', 'PM L']],
    ['first in the afternoon, after an appointment', ['in 14:05 appointment'], ['AM M', 'PM M']],
    ['left for the day: was here in the morning', ['out 10:40 appointment'], ['AM null', 'PM M']],
    ['left before the register closed', ['out 09:10 illness'], ['AM I', 'PM I']],
    ['left after both', ['out 14:20 illness'], ['PM null']],
    ['left, to be back in time', ['out 10:40 appointment 12:00'], ['AM null']],
    ['left, and to be back after it closes', ['out 13:00 appointment 14:30'], ['AM null', 'PM M']],
    ['left and came back before the afternoon', ['out 10:40 appointment', 'in 12:00'], ['AM null']],
    ['came back late for the afternoon', ['out 10:40 appointment', 'in 13:50'], ['AM null', 'PM L']],
    ['came back after it closed', ['out 10:40 appointment', 'in 14:30'], ['AM null', 'PM M']],
    ['late, and gone again', ['in 09:05 travel', 'out 11:00 illness'], ['AM L', 'PM I']],
    ['with the nurse', ['elsewhere 09:35'], ['AM /']],
    ['in the Hub after lunch', ['elsewhere 13:40'], ['PM \\']],
    ['late, and then with the nurse', ['in 09:05 travel', 'elsewhere 09:20'], ['AM L']],
    ['late, and with the nurse after lunch', ['in 09:05 travel', 'elsewhere 13:40'], ['AM L', 'PM \\']],
    [
      'left, and in the Hub before the register closed',
      ['out 10:40', 'elsewhere 13:50'],
      ['AM null', 'PM L'],
    ],
    ['left, and in the Hub after it closed', ['out 12:30 illness', 'elsewhere 14:30'], ['AM null', 'PM I']],
    [
      'came back after it closed, to the nurse',
      ['out 12:30 illness', 'in 14:20', 'elsewhere 14:30'],
      ['AM null', 'PM I'],
    ],
  ])('%s', (_what, signings, expected) => {
    expect(said(...signings)).toEqual(expected);
  });

  it('counts minutes from the opening, half an hour before the closing', () => {
    expect(minutesLate('08:59', 'AM', closing)).toBeNull();
    expect(minutesLate('09:00', 'AM', closing)).toBeNull();
    expect(minutesLate('09:07', 'AM', closing)).toBe(7);
    expect(minutesLate('13:45', 'PM', closing)).toBe(15);
    expect(sessionAt('13:29', closing)).toBe('AM');
    expect(sessionAt('13:30', closing)).toBe('PM');
  });
});

it.each<[string, string[], Session, string | null]>([
  ['late', ['in 09:12'], 'AM', 'late 09:12'],
  ['elsewhere on site: never away', ['elsewhere 09:35'], 'AM', 'elsewhere 09:35'],
  ['moved from the nurse to the Hub', ['elsewhere 09:35', 'elsewhere 10:00'], 'AM', 'elsewhere 10:00'],
  ['late, and then with the nurse', ['in 09:12', 'elsewhere 09:35'], 'AM', 'late 09:35'],
  [
    'late in the morning, elsewhere in the afternoon',
    ['in 09:12', 'elsewhere 13:40'],
    'PM',
    'elsewhere 13:40',
  ],
  ['in the morning, and away in the afternoon', ['in 09:12'], 'PM', null],
  ['in the afternoon, of a morning away', ['in 13:40'], 'AM', 'late 13:40'],
  ['left', ['in 09:12', 'out 10:40'], 'AM', null],
  ['came back', ['out 10:40', 'in 12:00'], 'AM', 'back 12:00'],
  ['late, left and came back', ['in 09:12', 'out 10:40', 'in 12:00'], 'AM', 'back 12:00'],
  ['came back to the nurse', ['out 10:40', 'elsewhere 12:00'], 'AM', 'back 12:00'],
  ['nobody signed', [], 'AM', null],
])('how somebody away is here after all, %s', (_what, texts, session, expected) => {
  const here = hereBySigning(day(...texts), session, closing);
  expect(here && `${here.way} ${here.signing.time}`).toBe(expected);
});

describe('whether a signing can be', () => {
  it.each<[string, string[], string, string | null]>([
    ['the first', [], 'in 09:10', null],
    ['twice in', ['in 09:05'], 'in 09:10', 'is-in'],
    ['in, of who is on site elsewhere', ['elsewhere 09:05'], 'in 09:10', 'is-in'],
    ['moved from the nurse to the Hub', ['elsewhere 09:05'], 'elsewhere 09:10', null],
    ['twice out', ['out 09:05 illness'], 'out 09:10', 'is-out'],
    ['back', ['out 09:05 illness'], 'in 09:10', null],
    ['before what was said already', ['in 09:05'], 'out 09:00', 'before-the-last'],
    ['back before leaving', [], 'out 09:50 appointment 09:50', 'back-before-leaving'],
  ])('%s', (_what, earlier, text, refusal) => {
    const [signing] = day(text);
    expect(signing && signingRefusal(day(...earlier), signing)).toBe(refusal);
  });
});

it('who is signed in is not rung about, and who has gone again is', () => {
  const known = (...texts: string[]) => {
    const { explained, onSite } = noticedDay({ date: '2026-09-16', closing }, [], day(...texts));
    return [explained.AM, explained.PM, onSite];
  };
  expect(known()).toEqual([false, false, false]);
  expect(known('in 09:05')).toEqual([true, false, true]);
  expect(known('in 14:10')).toEqual([true, true, true]);
  expect(known('in 09:05', 'out 11:00 illness')).toEqual([true, true, false]);
  expect(known('out 10:40 appointment 12:00')).toEqual([true, false, false]);
  expect(known('out 10:40 appointment 12:00', 'in 11:50')).toEqual([true, false, true]);
});

it('a day in its order says each session once at most for each signing, and the last says where the pupil is', () => {
  const clock = fc.integer({ min: 8 * 60, max: 15 * 60 }).map((minute) => {
    const digits = (value: number) => String(value).padStart(2, '0');
    return `${digits(Math.floor(minute / 60))}:${digits(minute % 60)}`;
  });
  const signing = fc.record({
    kind: fc.constantFrom(...signingKinds),
    time: clock,
    reason: fc.constantFrom(null, 'illness', 'travel'),
    backAt: fc.constant(null),
  });
  fc.assert(
    fc.property(fc.array(signing, { maxLength: 6 }), (drawn) => {
      const taken: Signing[] = [];
      for (const one of drawn.toSorted((a, b) => a.time.localeCompare(b.time)))
        if (signingRefusal(taken, one) === null) taken.push(one);
      const told = saidBySignings(taken, closing, (reason) => codes[reason] ?? null);
      expect(new Set(told.map(({ session, signing: by }) => `${session} ${taken.indexOf(by)}`)).size).toBe(
        told.length,
      );
      // Nobody is here and left in one.
      const states = taken.map(({ kind }) => kind === 'out');
      states.forEach((isOut, index) => expect(isOut && states[index - 1]).not.toBe(true));
      expect(siteNow(taken)?.onSite ?? null).toBe(taken.length === 0 ? null : taken.at(-1)?.kind !== 'out');
      // Who left before a register closed and did not come back is away in it.
      const last = taken.at(-1);
      if (last?.kind === 'out' && last.time < closing.PM)
        expect(told.some(({ session, signing: by }) => session === 'PM' && by === last)).toBe(true);
    }),
  );
});
