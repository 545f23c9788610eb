import { expect, it } from '@jest/globals';
import { codeEnteredBy } from '#shared/domain/actions/code-entered-by.ts';
import type { CodeState } from '#shared/domain/actions/codes-to-enter.ts';
import type { Session } from '#shared/domain/basics/session.ts';

const at = (time: string): Date => new Date(`2026-09-16T${time}:00Z`);
const entered = {
  pupilId: 1,
  date: '2026-09-16',
  session: 'AM' as Session,
  code: 'I',
  by: 'ade',
  at: at('10:00'),
};

it.each<[string, CodeState, string | null, string | null, boolean]>([
  ['waits for the file that shows it', 'entered', 'I', '09:00', true],
  ['is in the register', 'stands', 'I', '11:00', true],
  ['entered after the file that shows another', 'differs', 'I', '09:00', true],
  ['and a later file still shows another: it is entered again', 'differs', 'I', '11:00', false],
  ['another code was said since: that one is to be entered', 'differs', 'M', '09:00', false],
  ['the family says that it is wrong', 'disputed', null, '09:00', false],
])('the word of whoever entered a code holds, or not: %s', (_, state, code, came, holds) => {
  expect(codeEnteredBy({ state, code, entered }, came === null ? null : at(came))).toBe(
    holds ? entered : null,
  );
});

it('is nobody’s where nobody said so', () => {
  expect(codeEnteredBy({ state: 'stands', code: 'I', entered: null }, null)).toBeNull();
});
