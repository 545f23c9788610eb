import { expect, it } from '@jest/globals';
import { guidePolicy } from '#shared/domain/people/escalation-policy.ts';
import { attendanceCodes } from '#shared/domain/registers/attendance-codes.ts';
import { missedByCode, type MissedAs } from '#shared/domain/registers/away/days-missed.ts';

const as = (wanted: MissedAs | null, notCounted: readonly string[]): string =>
  attendanceCodes
    .map(({ code }) => code)
    .filter((code) => missedByCode(notCounted)(code) === wanted)
    .join(' ');

it('is by code: illness and what is unauthorised; leave and suspension not by the guide, medical apart', () => {
  const { notCounted } = guidePolicy;
  expect({
    missed: as('missed', notCounted),
    medical: as('medical', notCounted),
    notCounted: as('not-counted', notCounted),
    noAbsence: as(null, notCounted),
  }).toEqual({
    missed: 'I G N O U',
    medical: 'M',
    notCounted: 'C C1 C2 E J1 R S T F H',
    noAbsence: '/ \\ L B K P V W D Q X Y1 Y2 Y3 Y4 Y5 Y6 Y7 Z # - J Y',
  });
});

it('counts what a policy names no more, and leaves out what it names', () => {
  expect(as('missed', ['I']).split(' ').sort()).toEqual('C C1 C2 E F G H J1 N O R S T U'.split(' '));
  expect(as('not-counted', ['I'])).toBe('I');
});
