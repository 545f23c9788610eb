import { describe, expect, it } from '@jest/globals';
import type { WorkToday } from '#shared/contracts/actions/work-today.ts';
import { nothingToDoText, untilText } from '#shared/wording/actions/work-text.ts';

const NOW = '2026-09-16T09:40:00+01:00';
const school = (given: Partial<WorkToday['schools'][number]> = {}): WorkToday['schools'][number] => ({
  school: 'BA',
  schoolName: 'Birch Academy',
  schoolDay: true,
  asOf: '2026-09-16T09:31:00+01:00',
  registersMissing: 0,
  officeOfOne: false,
  codesToEnter: 0,
  ...given,
});
const said = (...schools: WorkToday['schools']) => nothingToDoText({ schools }, NOW);

describe('an empty list of work', () => {
  it.each([
    ['fresh data and every register', [school()], 'Nothing to do. Thank you.', true],
    [
      'no school',
      [school({ schoolDay: false, asOf: null })],
      'Nothing to do: there is no school today.',
      true,
    ],
    ['registers missing', [school({ registersMissing: 3 })], 'Not known yet: 3 registers missing.', false],
    [
      'both',
      [school({ registersMissing: 3, asOf: '2026-09-16T08:55:00+01:00' })],
      'Not known yet: 3 registers missing and data from 08:55, 45 minutes old.',
      false,
    ],
    ['nothing has come in', [school({ asOf: null })], 'Not known yet: no marks have come in yet.', false],
    [
      'one of two schools is behind',
      [school(), school({ schoolName: 'Chalk Academy', asOf: '2026-09-16T08:55:00+01:00' })],
      'Not known yet: Chalk Academy: data from 08:55, 45 minutes old.',
      false,
    ],
  ])('with %s', (_what, schools, text, isKnown) => {
    expect(said(...schools)).toEqual({ text, isKnown });
  });

  it('says until when each thing is', () => {
    const today = '2026-09-16';
    expect(untilText({ due: '11:00', raisedFor: today }, today)).toBe('by 11:00');
    expect(untilText({ due: null, raisedFor: today }, today)).toBe('today');
    expect(untilText({ due: '11:00', raisedFor: '2026-09-14' }, today)).toBe('waits since Mon 14 Sep');
  });
});
