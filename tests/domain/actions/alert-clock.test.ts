import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  ACT_NOW,
  alertState,
  dueBy,
  hearingTimes,
  waitsLeft,
  waitsOf,
  type AlertEvent,
  type HearingStage,
} from '#shared/domain/actions/alert-clock.ts';
import { isOff, missingPosts } from '#shared/domain/people/alert-people.ts';

const MINUTE = 60_000;
/** `a`: there; `-a`: off; `a!`: out of reach. */
const person = (text: string) => ({
  staffId: text.replaceAll(/[-!]/g, ''),
  isOff: text.startsWith('-'),
  isReachable: !text.endsWith('!'),
});
const stages = (...texts: string[]): HearingStage[] =>
  [0, 5, 10, Infinity].map((after, index) => ({
    after,
    people: (texts[index] ?? '').split(' ').filter(Boolean).map(person),
  }));
const told = (...texts: string[]): string[] =>
  hearingTimes(stages(...texts)).map(({ staffId, after, standing }) => `${staffId} ${after} ${standing}`);

/** Source: the field's rules on alerts: the lead at once, the deputy after 5 minutes, the head after 10. */
describe('who hears of an alert that nobody takes', () => {
  it.each([
    [
      ['l', 'd', 'h', 'x'],
      ['l 0 hears', 'd 5 hears', 'h 10 hears'],
    ],
    [
      ['-l', 'd', 'h'],
      ['l 0 off', 'd 0 hears', 'h 10 hears'],
    ],
    [
      ['l!', 'd', 'h'],
      ['l 0 out-of-reach', 'd 0 hears', 'h 10 hears'],
    ],
    [
      ['-l', '-d', 'h'],
      ['l 0 off', 'd 0 off', 'h 0 hears'],
    ],
    [
      ['-l', 'd!', 'h!', 'x'],
      ['l 0 off', 'd 0 out-of-reach', 'h 0 out-of-reach', 'x 0 hears'],
    ],
    [
      ['l', 'd!', 'h'],
      ['l 0 hears', 'd 5 out-of-reach', 'h 5 hears'],
    ],
    [
      ['l', 'd', 'h!', 'x'],
      ['l 0 hears', 'd 5 hears', 'h 10 out-of-reach', 'x 10 hears'],
    ],
    // Somebody has to hear: on a day on which all are off, nobody is.
    [
      ['-l', '-d', '-h', 'x'],
      ['l 0 hears', 'd 5 hears', 'h 10 hears'],
    ],
    [
      ['l m!', '', ''],
      ['l 0 hears', 'm 0 out-of-reach'],
    ],
    [
      ['', 'd', 'h'],
      ['d 5 hears', 'h 10 hears'],
    ],
    [
      ['l!', '', 'h'],
      ['l 0 out-of-reach', 'h 0 hears'],
    ],
    [['', '', ''], []],
  ])('%j: %j', (given, expected) => expect(told(...given)).toEqual(expected));

  const anyPerson = fc.record({ isOff: fc.boolean(), isReachable: fc.boolean() });
  it('at once, whenever anybody named first can be told or anybody comes after them', () => {
    fc.assert(
      fc.property(fc.array(anyPerson, { minLength: 4, maxLength: 4 }), (people) => {
        const times = hearingTimes(
          people.map((one, index) => ({
            after: [0, 5, 10, Infinity][index] ?? 0,
            people: [{ ...one, staffId: `p${index}` }],
          })),
        );
        const hears = times.filter(({ standing }) => standing === 'hears');
        // The last one stands in for the others and has no day off of their own here.
        const somebody = people.some(({ isReachable, isOff: off }) => isReachable && !off);
        if (somebody)
          expect(hears.length === 0 ? null : Math.min(...hears.map(({ after }) => after))).toBe(0);
        expect(times.map(({ after }) => after)).toEqual(
          times.map(({ after }) => after).sort((a, b) => a - b),
        );
      }),
    );
  });

  it('by the clock alone: the same people, whoever asks and however often', () => {
    const times = hearingTimes(stages('l', 'd', 'h'));
    const due = (minutes: number, taken = false) =>
      dueBy({ since: 0, taken: taken ? { by: 'l', at: 0 } : null }, times, minutes * MINUTE).map(
        ({ staffId }) => staffId,
      );
    expect([0, 4.99, 5, 9.99, 10, 600].map((minutes) => due(minutes).join(''))).toEqual([
      'l',
      'l',
      'ld',
      'ld',
      'ldh',
      'ldh',
    ]);
    expect(due(600, true)).toEqual([]);
  });

  it('in what is left of their time where it was handed on and nobody had taken it', () => {
    const after = (minutes: number) => waitsLeft(ACT_NOW, { since: minutes * MINUTE, untakenSince: 0 });
    expect([after(0), after(4), after(7)]).toEqual([ACT_NOW, { deputy: 1, head: 6 }, { deputy: 0, head: 3 }]);
  });

  it('by the clock of its reason', () => {
    const ofSchool = { deputy: 20, head: 45 };
    expect(waitsOf({ code: 'believed-in-school' }, ofSchool)).toEqual(ACT_NOW);
    expect(waitsOf({ code: 'not-reached-by' }, ofSchool)).toEqual(ofSchool);
  });
});

describe('how an alert stands', () => {
  const event = (what: AlertEvent['what'], by: string, at: number, to: string | null = null): AlertEvent => ({
    what,
    by,
    at,
    to,
  });
  const taken = event('taken', 'l', 3);
  const handedOn = event('handed-on', 'l', 5, 'd');
  it.each([
    ['raised', [], { since: 1, taken: null, handedTo: null }],
    ['looked for', [event('looked', 'l', 2)], { since: 1, taken: null, handedTo: null }],
    ['taken', [taken], { since: 1, taken: { by: 'l', at: 3 }, handedTo: null }],
    ['handed on', [taken, handedOn], { since: 5, taken: null, handedTo: 'd', handedBy: 'l' }],
    [
      'taken by whom it was handed to',
      [taken, handedOn, event('taken', 'd', 6)],
      { since: 5, taken: { by: 'd', at: 6 }, handedTo: null },
    ],
    ['raised anew', [event('taken', 'l', 0)], { since: 1, taken: null, wasTaken: false }],
    ['handed on from nobody', [handedOn], { since: 5, untakenSince: 1, wasTaken: false }],
    [
      'handed on twice, and taken in between by nobody',
      [taken, handedOn, event('handed-on', 'd', 9, 'h')],
      { since: 9, untakenSince: 5, taken: null, wasTaken: true, handedTo: 'h' },
    ],
    ['reported in error', [taken, event('report-taken-back', 't', 4)], { taken: { by: 'l', at: 3 } }],
  ])('%s', (_, events, expected) => expect(alertState(1, events)).toMatchObject(expected));
});

describe('the people a school names', () => {
  const named = { staffId: 'a', phone: '1234', daysOff: ['friday'] as const };
  it('are missing one by one', () => {
    expect(missingPosts({ lead: named, deputy: null, head: null })).toEqual(['deputy', 'head']);
  });
  it('are off on their days of the week', () => {
    expect(['2026-09-17', '2026-09-18', '2026-09-19'].map((date) => isOff(named, date))).toEqual([
      false,
      true,
      false,
    ]);
  });
});
