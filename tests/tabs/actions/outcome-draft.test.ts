import { describe, expect, it } from '@jest/globals';
import { outcomeInput, type ContactToRing } from '#shared/contracts/actions/action.ts';
import {
  contactRung,
  emptyDraft,
  isToSayWhose,
  outcomeOf,
  quickTimes,
  stepBack,
  stepOf,
} from '../../../tabs/components/actions/outcome/outcome-draft.ts';

const mary = { name: 'Mary Khan', phone: '07700 900123' };
const abdul = { name: 'Abdul Khan', phone: '07700 900456' };
const contact = (given: Partial<ContactToRing>): ContactToRing => ({
  order: 1,
  name: '',
  relationship: null,
  phone: null,
  email: null,
  language: null,
  parentalResponsibility: true,
  putRightAt: null,
  lastTry: null,
  ...given,
});
const family = [contact(mary), contact({ ...abdul, order: 2 })];

const spokeTo = { ...emptyDraft, result: 'spoke-to' as const };
const ill = { ...spokeTo, reason: 'illness' };

describe('the three taps of an outcome', () => {
  it('asks why and until when only of a family spoken to', () => {
    expect(stepOf(emptyDraft)).toBe('result');
    expect(stepOf(spokeTo)).toBe('reason');
    expect(stepOf(ill)).toBe('back');
    expect(stepOf({ ...spokeTo, believedInSchool: true })).toBe('believed');
  });

  it('goes back one step at a time', () => {
    expect(stepOf(stepBack(ill))).toBe('reason');
    expect(stepOf(stepBack(spokeTo))).toBe('result');
    expect(stepOf(stepBack({ ...spokeTo, believedInSchool: true }))).toBe('reason');
  });

  it('sends what was chosen, and nothing else', () => {
    expect(
      outcomeOf(ill, { result: 'spoke-to', contact: mary, back: { kind: 'today', time: '11:00' } }),
    ).toEqual({
      result: 'spoke-to',
      contact: mary,
      reason: 'illness',
      expectedBack: { kind: 'today', time: '11:00' },
    });
    expect(
      outcomeOf(
        { ...emptyDraft, note: '  ', nextStep: ' ring at noon ' },
        { result: 'no-answer', contact: null },
      ),
    ).toEqual({
      result: 'no-answer',
      nextStep: 'ring at noon',
    });
    expect(
      outcomeOf(
        { ...emptyDraft, note: 'Court order', restricted: true },
        { result: 'voicemail', contact: null },
      ),
    ).toEqual({
      result: 'voicemail',
      note: 'Court order',
      restricted: true,
    });
  });

  it('raises the alarm when the family believed the pupil in school', () => {
    const sent = outcomeOf(
      { ...spokeTo, believedInSchool: true },
      { result: 'spoke-to', contact: mary, back: { kind: 'unknown' } },
    );
    expect(outcomeInput.parse(sent)).toMatchObject({ result: 'spoke-to', parentBelievedInSchool: true });
  });
});

describe('whom one rang', () => {
  it('is who was chosen, else who was tapped, else the first with a number', () => {
    expect(contactRung({ ...emptyDraft, contact: abdul }, mary, family)).toEqual(abdul);
    expect(contactRung({ ...emptyDraft, contact: null }, mary, family)).toBeNull();
    expect(contactRung(emptyDraft, abdul, family)).toEqual(abdul);
    expect(contactRung(emptyDraft, null, family)).toEqual(mary);
    const found = [contact({ name: 'Gran' }), ...family.slice(1)];
    expect(contactRung(emptyDraft, null, found)).toEqual(abdul);
    expect(contactRung(emptyDraft, null, [contact({ name: 'Gran' })])).toBeNull();
  });

  it('is asked of a wrong number where it may have been several, and was neither tapped nor chosen', () => {
    expect(isToSayWhose(emptyDraft, null, family)).toBe(true);
    expect(isToSayWhose(emptyDraft, mary, family)).toBe(false);
    expect(isToSayWhose({ ...emptyDraft, contact: null }, null, family)).toBe(false);
    expect(isToSayWhose(emptyDraft, null, family.slice(1))).toBe(false);
    const asked = { ...emptyDraft, asksWhose: true };
    expect(stepOf(asked)).toBe('whose-number');
    expect(stepOf(stepBack(asked))).toBe('result');
  });
});

describe('quick choices', () => {
  it.each([
    ['09:40', ['10:00', '10:30', '11:00']],
    ['09:41', ['10:30', '11:00', '12:00']],
    ['13:20', ['14:00']],
    ['14:30', []],
  ])('at %s offers %j', (time, offered) => {
    expect(quickTimes(time)).toEqual(offered);
  });
});
