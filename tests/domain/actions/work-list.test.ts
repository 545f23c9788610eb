import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  actionKindNames,
  actionKinds,
  isCall,
  workHeadings,
  type ActionKind,
} from '#shared/domain/actions/action-kinds.ts';
import { expectedLater, workByHeading, workInTime, type WorkItem } from '#shared/domain/actions/work-list.ts';

const TODAY = '2026-09-16';
const now = { today: TODAY, time: '11:00' };
const item = (kind: ActionKind, given: Partial<WorkItem> = {}): WorkItem => ({
  kind,
  reference: kind,
  raisedFor: TODAY,
  due: null,
  callFirst: false,
  ...given,
});
const referencesOf = (items: readonly WorkItem[]): string[] => items.map(({ reference }) => reference);

const anyItem = fc.record({
  kind: fc.constantFrom(...actionKindNames),
  reference: fc.stringMatching(/^[A-Z]{8}$/),
  raisedFor: fc.constantFrom('2026-09-14', '2026-09-15', TODAY),
  due: fc.constantFrom(null, '08:00', '11:00', '11:01', '14:00'),
  callFirst: fc.boolean(),
});

describe('the list of work', () => {
  it('has its headings in one order, and none that is empty', () => {
    const all = [
      item('absence-call', { raisedFor: '2026-09-15' }),
      ...actionKindNames.toReversed().map((kind) => item(kind, { due: '09:00' })),
    ];
    expect(workByHeading(all, now).map(({ heading }) => heading)).toEqual(workHeadings);
    const some = workByHeading([item('praise'), item('home-visit')], now);
    expect(some.map(({ heading }) => heading)).toEqual(['visits', 'welcome']);
    expect(workByHeading([], now)).toEqual([]);
  });

  it('begins under a heading with who is called first, then with what has waited longest', () => {
    const [calls] = workByHeading(
      [
        item('absence-call', { reference: 'today' }),
        item('call-again', { reference: 'at eight', due: '08:00' }),
        item('absence-call', { reference: 'first', callFirst: true }),
        item('call-again', { reference: 'at nine', due: '09:00' }),
      ],
      now,
    );
    expect(referencesOf(calls?.items ?? [])).toEqual(['first', 'at eight', 'at nine', 'today']);
  });

  it.each([
    ['expected at the time', '11:00', TODAY, ['expected']],
    ['expected a minute ago', '10:59', TODAY, ['expected']],
    ['expected later', '11:01', TODAY, []],
    ['expected at a later time, yesterday', '14:00', '2026-09-15', ['expected']],
    ['expected without a time', null, TODAY, ['expected']],
  ])('%s is or is not “not come”, and is never hidden', (_what, due, raisedFor, headings) => {
    const one = item('expected-arrival', { due, raisedFor });
    expect(workByHeading([one], now).map(({ heading }) => heading)).toEqual(headings);
    expect(expectedLater([one], now)).toEqual(headings.length === 0 ? [one] : []);
  });

  it('in the order of time: alerts, what is left of earlier days, then as the day comes to it', () => {
    const all = [
      item('contact-correction'),
      item('home-visit'),
      item('enter-code', { reference: 'yesterday', raisedFor: '2026-09-15' }),
      item('expected-arrival', { due: '10:45' }),
      item('absence-call'),
      item('safeguarding-alert'),
      item('welcome-back'),
    ];
    expect(referencesOf(workInTime(all, now))).toEqual([
      'safeguarding-alert',
      'yesterday',
      'welcome-back',
      'absence-call',
      'expected-arrival',
      'home-visit',
      'contact-correction',
    ]);
  });

  it('in the order of time: calls to make first come before others of the hour, and old praise waits for its own', () => {
    const all = [
      item('praise', { raisedFor: '2026-09-14' }),
      item('tutor-meeting', { raisedFor: '2026-09-14' }),
      item('absence-call', { reference: 'usual' }),
      item('absence-call', { reference: 'first', callFirst: true }),
      item('check-register'),
    ];
    expect(referencesOf(workInTime(all, now))).toEqual([
      'first',
      'check-register',
      'usual',
      'tutor-meeting',
      'praise',
    ]);
  });

  it('holds everything once, whichever way it is read', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyItem, { selector: ({ reference }) => reference }), (items) => {
        const later = expectedLater(items, now);
        const underHeadings = workByHeading(items, now).flatMap((under) => under.items);
        const all = referencesOf(items).sort();
        expect(referencesOf([...underHeadings, ...later]).sort()).toEqual(all);
        expect(referencesOf([...workInTime(items, now), ...later]).sort()).toEqual(all);
        for (const { heading, items: under } of workByHeading(items, now))
          expect(
            under.every(({ kind, raisedFor }) =>
              heading === 'earlier-calls'
                ? isCall(kind) && raisedFor < TODAY
                : actionKinds[kind].heading === heading,
            ),
          ).toBe(true);
      }),
    );
  });
});
