import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { keyGroupsOf, type KeyGroup, type PupilAsGrouped } from '#shared/domain/pupils/key-groups.ts';
import { flagsOf } from '#shared/domain/roll/pupil-needs.ts';
import {
  isPersistentlyAbsent,
  isSeverelyAbsent,
  sessionsLeftBeforePersistent,
} from '#shared/domain/figures/persistent-absence.ts';

const noNeeds: PupilAsGrouped['needs'] = {
  pupilPremium: false,
  sen: 'N',
  eal: false,
  medicalNeed: false,
  lookedAfter: false,
  socialWorker: false,
  youthOffendingWorker: false,
  youngCarer: false,
};
const pupil = (given: Partial<PupilAsGrouped> = {}): PupilAsGrouped => ({
  needs: noNeeds,
  year: { attended: 100, possible: 100 },
  absentOrLateYesterday: false,
  needsCheckIn: false,
  newJoiner: false,
  ...given,
});

describe('key groups by attendance', () => {
  it.each([
    [0, 0, []],
    [100, 100, []],
    [96, 100, []],
    [959, 1000, ['94-to-96']],
    [94, 100, ['94-to-96']],
    [939, 1000, ['key-converters']],
    [901, 1000, ['key-converters']],
    [90, 100, ['persistently-absent']],
    [51, 100, ['persistently-absent']],
    [50, 100, ['persistently-absent', 'severely-absent']],
    [0, 1, ['persistently-absent', 'severely-absent']],
  ] as [number, number, KeyGroup[]][])('%i of %i', (attended, possible, expected) => {
    expect(keyGroupsOf(pupil({ year: { attended, possible } }))).toEqual(expected);
  });

  it('a pupil with sessions is in one of four bands, severe ones in two', () => {
    fc.assert(
      fc.property(fc.nat(400), fc.nat(400), (attended, absent) => {
        fc.pre(attended + absent > 0);
        const year = { attended, possible: attended + absent };
        const bands = keyGroupsOf(pupil({ year })).filter((group) => group !== 'severely-absent');
        expect(bands.length).toBe(absent * 100 > 4 * year.possible ? 1 : 0);
        if (isSeverelyAbsent(year)) expect(isPersistentlyAbsent(year)).toBe(true);
      }),
    );
  });
});

describe('key groups by what is known', () => {
  it.each([
    [{ needs: { ...noNeeds, pupilPremium: true } }, ['pp']],
    [{ needs: { ...noNeeds, sen: 'K' } }, ['send-k']],
    [{ needs: { ...noNeeds, sen: 'E' } }, ['send-e', 'vulnerable']],
    [{ needs: { ...noNeeds, medicalNeed: true } }, ['medical']],
    [{ needs: { ...noNeeds, lookedAfter: true } }, ['vulnerable', 'looked-after']],
    [{ needs: { ...noNeeds, socialWorker: true } }, ['vulnerable', 'social-worker']],
    [{ needs: { ...noNeeds, youthOffendingWorker: true } }, ['vulnerable', 'youth-offending-worker']],
    [{ needs: { ...noNeeds, youngCarer: true } }, ['vulnerable', 'young-carers']],
    [{ newJoiner: true }, ['new-joiners']],
    [{ needsCheckIn: true }, ['check-in']],
    [{ absentOrLateYesterday: true }, ['absent-or-late-yesterday']],
  ] as [Partial<PupilAsGrouped>, KeyGroup[]][])('%j', (given, expected) => {
    expect(keyGroupsOf(pupil(given))).toEqual(expected);
  });

  it('a tutor learns "call first", not why', () => {
    const needs = {
      ...noNeeds,
      lookedAfter: true,
      socialWorker: true,
      youthOffendingWorker: true,
      youngCarer: true,
    };
    expect(flagsOf(needs, false)).toEqual(['call-first']);
    expect(flagsOf(needs, true)).toEqual([
      'call-first',
      'looked-after',
      'social-worker',
      'youth-offending-worker',
      'young-carer',
    ]);
  });
});

describe('sessions left before persistent absence', () => {
  it.each([
    ['a whole year to come', 0, 0, 380, 37],
    ['nine missed of a hundred', 91, 100, 280, 28],
    ['one more and the year is', 343, 380, 0, 0],
    ['past it already', 300, 380, 0, 0],
    ['nothing there and nothing to come', 0, 0, 0, 0],
  ])('%s', (_what, attended, possible, toCome, left) => {
    expect(sessionsLeftBeforePersistent({ attended, possible }, toCome)).toBe(left);
  });

  it('is the most that can be missed: that many is not persistent over the year, one more is', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(100), fc.nat(380), (attended, absent, toCome) => {
        const possible = attended + absent;
        const left = sessionsLeftBeforePersistent({ attended, possible }, toCome);
        const yearWith = (more: number) => ({
          attended: possible + toCome - absent - more,
          possible: possible + toCome,
        });
        if (left > 0) expect(isPersistentlyAbsent(yearWith(left))).toBe(false);
        if (left < toCome) expect(isPersistentlyAbsent(yearWith(left + 1))).toBe(true);
      }),
    );
  });
});
