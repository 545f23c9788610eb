import { describe, expect, it } from '@jest/globals';
import { gapDraft, gapFaults, gapOfDraft } from '../../../tabs/pages/targets/setting/gap-draft.ts';

const TODAY = '2026-09-16';
const draft = gapDraft({ year: 2019, primary: 2.1, secondary: 3 });

describe('the national gap as somebody types it', () => {
  it('is what holds, to begin with', () => {
    expect(draft).toEqual({ year: '2019', primary: '2.1', secondary: '3.0' });
    expect(gapOfDraft(draft, TODAY)).toEqual({ year: 2019, primary: 2.1, secondary: 3 });
  });

  it.each([
    [{ primary: '2,4' }, []],
    [{ year: ' 2026 ' }, []],
    [{ year: '2027' }, ['year']],
    [{ year: '19' }, ['year']],
    [{ year: '' }, ['year']],
    [{ primary: '2.15' }, ['primary']],
    [{ primary: '-1', secondary: 'some' }, ['primary', 'secondary']],
  ])('%j', (typed, faults) => {
    const edited = { ...draft, ...typed };
    expect(gapFaults(edited, TODAY)).toEqual(faults);
    expect(gapOfDraft(edited, TODAY) === null).toBe(faults.length > 0);
  });
});
