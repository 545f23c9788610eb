import { expect, it } from '@jest/globals';
import { persistentAbsenceText, yearText } from '#shared/wording/roll/pupil-facts.ts';

it('says "at risk" with the sessions it rests on while these are few (domain: words)', () => {
  expect(persistentAbsenceText(true, 2)).toBe('At risk of persistent absence (2 sessions so far)');
  expect(persistentAbsenceText(true, 99)).toBe('Persistent absence: 10 % or more missed');
  expect(persistentAbsenceText(false, 99)).toBe('');
});

it('reads year groups as files have them', () => {
  expect(['R', '8'].map(yearText)).toEqual(['Reception', 'Year 8']);
});
