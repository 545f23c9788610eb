import { expect, it } from '@jest/globals';
import type { ActionReason, ReasonCode } from '#shared/domain/actions/action-reason.ts';
import { reasonSentence } from '#shared/wording/actions/reason-sentence.ts';

/** One of each code; a code without one does not compile. */
const reasons: { [Code in ReasonCode]: [Extract<ActionReason, { code: Code }>, string] } = {
  unexplained: [
    { code: 'unexplained', notRungOn: '2026-09-15' },
    'Not in, and nobody has told us why yet (N). Not rung about Tue 15 Sep either.',
  ],
  'word-was-left': [
    { code: 'word-was-left', reason: 'illness' },
    'Word was left: illness. Not spoken to yet.',
  ],
  'away-again': [
    { code: 'away-again' },
    'In this morning, and not in this afternoon; nobody has told us why yet (N).',
  ],
  'marks-missing': [
    { code: 'marks-missing', session: 'PM', marks: 2 },
    '2 marks are missing in the afternoon register.',
  ],
  'back-after': [{ code: 'back-after', days: 4 }, 'Back after 4 days away.'],
  'not-reached-by': [
    { code: 'not-reached-by', time: '10:45' },
    'Not in, and nobody of the family has been reached by 10:45.',
  ],
  'no-mark-by': [
    { code: 'no-mark-by', time: '10:45' },
    'No mark today, and nobody of the family has been reached by 10:45.',
  ],
  'reason-given': [{ code: 'reason-given', reason: 'illness' }, 'The family says: illness. Code I may fit.'],
  'expected-later': [{ code: 'expected-later' }, 'The family expects the pupil in school later today.'],
  'number-out-of-date': [
    { code: 'number-out-of-date', contact: { name: 'Mary Khan', phone: '07700 900123' } },
    'A telephone number is out of date.',
  ],
  'no-mark-yet': [
    { code: 'no-mark-yet' },
    'No mark yet this morning: in, or not? From 10:00 on it counts as N.',
  ],
  'not-come': [{ code: 'not-come', time: '11:00' }, 'Expected at 11:00, and not come yet.'],
  'believed-in-school': [{ code: 'believed-in-school' }, 'The family believed the pupil was in school.'],
  'not-seen-at-visit': [{ code: 'not-seen-at-visit' }, 'The child was not seen at a home visit.'],
  drill: [{ code: 'drill' }, 'This is a drill: nobody is missing. Please take it as you would a real one.'],
  'nobody-reached-today': [{ code: 'nobody-reached-today' }, 'Nobody could be reached by telephone today.'],
  'nobody-answered-twice': [
    { code: 'nobody-answered-twice' },
    'Nobody answered twice: the emergency contacts are next.',
  ],
  'no-answer': [{ code: 'no-answer' }, 'No answer at the first call.'],
  voicemail: [{ code: 'voicemail' }, 'A voicemail was left; nobody has been spoken to yet.'],
  'number-not-theirs': [{ code: 'number-not-theirs' }, 'The number rung was not the family’s.'],
  'second-day': [
    { code: 'second-day' },
    'Away a second day running; the reason is known. Ring to ask what would help them back tomorrow.',
  ],
  'often-late': [{ code: 'often-late', days: 6 }, 'Late on 6 days this year.'],
  'write-first': [
    { code: 'write-first', days: 3 },
    '3 days away this year. Write home: what was missed, that we noticed, and whom to ask.',
  ],
  'pupil-met': [
    { code: 'pupil-met', on: '2026-11-18' },
    'The pupil was met on Wed 18 Nov. Call home and say what was agreed.',
  ],
  'stage-reached': [{ code: 'stage-reached', stage: 2, days: 3.5 }, '3½ days away this year.'],
  converted: [
    {
      code: 'converted',
      conversion: 'out-of-persistent-absence',
      attended: 170,
      possible: 188,
      since: '2026-11-02',
    },
    'Out of persistent absence: 90.4 % this year, 18 of 188 sessions missed. Say so in person, about the effort.',
  ],
  'target-met': [
    { code: 'target-met', target: 'In by 08:40 each day.' },
    'What was agreed is met: In by 08:40 each day. Say so in person, about the effort.',
  ],
  'ill-under-plan': [
    { code: 'ill-under-plan', days: 6.5, ill: 4 },
    '4 of 6½ days ill this year, under the health plan.',
  ],
  'plan-to-look-at': [{ code: 'plan-to-look-at' }, 'The plan is looked at with the family.'],
  'in-the-way': [
    { code: 'in-the-way', kind: 'transport', detail: 'the bus at 7.40.' },
    'Transport: the bus at 7.40.',
  ],
  'look-again': [{ code: 'look-again' }, 'What was agreed at the last meeting is looked at again.'],
  text: [{ code: 'text', text: 'As it was written.' }, 'As it was written.'],
};

it.each(Object.values(reasons))('%j is %j', (reason, sentence) => {
  expect(reasonSentence(reason)).toBe(sentence);
});

it('whose number is out of date is told to a reader who may know it alone', () => {
  const mary = { name: 'Mary Khan', phone: '07700 900123' };
  expect(reasonSentence({ code: 'number-out-of-date' })).toBe('A telephone number is out of date.');
  expect(reasonSentence({ code: 'number-out-of-date', contact: mary }, mary)).toBe(
    'A telephone number is out of date: Mary Khan, 07700 900123.',
  );
});

it('a reason that suggests no code asks which, and one mark is one', () => {
  expect(reasonSentence({ code: 'reason-given', reason: 'overslept' })).toMatch(/Which code fits\?$/);
  expect(reasonSentence({ code: 'reason-given', reason: 'holiday', fits: 'C' })).toMatch(/Code C may fit\.$/);
  expect(reasonSentence({ code: 'reason-given', reason: 'illness', fits: null })).toMatch(
    /Which code fits\?$/,
  );
  expect(reasonSentence({ code: 'marks-missing', session: 'AM', marks: 1 })).toBe(
    '1 mark is missing in the morning register.',
  );
});
