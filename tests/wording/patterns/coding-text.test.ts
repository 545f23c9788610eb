import { describe, expect, it } from '@jest/globals';
import type { CodingQuestion } from '#shared/domain/patterns/coding-watch.ts';
import { codingSentence } from '#shared/wording/patterns/coding-text.ts';

const late = {
  kind: 'late-registers',
  group: '9C',
  session: 'PM',
  weekday: 0,
  late: 6,
  days: 8,
  since: '2026-09-14',
  closes: '14:00',
} as const;

describe('questions about the registers', () => {
  it.each<[CodingQuestion, string]>([
    [
      {
        kind: 'code-share',
        character: 'B',
        recent: { found: 210, sessions: 10_000 },
        before: { found: 60, sessions: 10_000 },
        flatters: true,
      },
      'Code B was 2.1 % of sessions, 0.6 % before. Is there a new programme?',
    ],
    [
      {
        kind: 'code-share',
        character: 'd',
        recent: { found: 21, sessions: 10_000 },
        before: { found: 0, sessions: 10_000 },
        flatters: true,
      },
      'Code C2 was 0.2 % of sessions, 0.0 % before. Are new part-time timetables agreed, and do they have an end?',
    ],
    [
      {
        kind: 'overwritten',
        from: 'N',
        to: 'I',
        recent: { marks: 14, days: 20 },
        before: { marks: 5, days: 40 },
        flatters: false,
      },
      '14 marks were changed from N to I after the day, 5 in the 40 school days before. What was learned later?',
    ],
    [
      {
        kind: 'blanks',
        group: '9C',
        blanks: 27,
        registers: { withBlanks: 9, all: 40 },
        others: { withBlanks: 2, all: 120 },
      },
      '9C had 27 blanks in 9 registers of 40; 1.7 % of the other groups’ registers have one. Who could fill them in?',
    ],
    [
      late,
      'Monday afternoon registers of 9C came after 14:00 on 6 of 8 days since 14 Sep, when most others were in. Is the time right?',
    ],
    [
      { ...late, session: 'AM', weekday: null, closes: '09:30' },
      'The morning registers of 9C came after 09:30 on 6 of 8 days since 14 Sep, when most others were in. Is the time right?',
    ],
  ])('%j', (question, sentence) => {
    expect(codingSentence(question)).toBe(sentence);
  });
});
