import { describe, expect, it } from '@jest/globals';
import { attendanceCodes, markKindOfCode } from '#shared/domain/registers/attendance-codes.ts';
import { missedAsOf, sessionsMissed } from '#shared/domain/registers/days-missed.ts';

const as = (wanted: ReturnType<typeof missedAsOf>): string =>
  attendanceCodes
    .map(({ code }) => code)
    .filter((code) => missedAsOf(code) === wanted)
    .join(' ');

describe('what a family would call missed', () => {
  it('is by code: illness and what is unauthorised; leave and suspension not, medical apart', () => {
    expect({
      missed: as('missed'),
      medical: as('medical'),
      notCounted: as('not-counted'),
      noAbsence: as(null),
    }).toEqual({
      missed: 'I G N O U',
      medical: 'M',
      notCounted: 'C C1 C2 E J1 R S T F H',
      noAbsence: '/ \\ L B K P V W D Q X Y1 Y2 Y3 Y4 Y5 Y6 Y7 Z # - J Y',
    });
  });

  it.each(attendanceCodes.map((entry) => [entry.code, entry] as const))(
    'counts %s once where its session has come, and not before',
    (code, entry) => {
      const kind = markKindOfCode(entry);
      const {
        missed,
        medical,
        'not-counted': notCounted,
      } = sessionsMissed([
        { code, kind },
        { code, kind: 'not-due' },
        { code, kind: 'no-school' },
      ]);
      const isAbsence = kind === 'authorised' || kind === 'unauthorised';
      expect(missed + medical + notCounted).toBe(isAbsence ? 1 : 0);
    },
  );
});
