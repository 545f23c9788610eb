import { describe, expect, it } from '@jest/globals';
import { inFamilies } from '#shared/domain/actions/calls/families.ts';

const call = (
  id: string,
  siblings: readonly string[] = [],
  asked = 'tutor',
  ringing: string | null = null,
) => ({
  id,
  assignee: { id: asked },
  beingRungBy: ringing === null ? null : { id: ringing },
  siblings: siblings.map((actionId) => ({ actionId })),
});
const idsOf = (calls: Parameters<typeof inFamilies>[0]): string[][] =>
  inFamilies(calls).map((family) => family.map(({ id }) => id));

describe('calls as families', () => {
  it('stand where the first of a family stands', () => {
    expect(idsOf([call('ava', ['leo']), call('zara'), call('leo', ['ava'])])).toEqual([
      ['ava', 'leo'],
      ['zara'],
    ]);
  });

  it('hold three of a family, and nobody twice', () => {
    const three = [call('a', ['b', 'c']), call('b', ['a', 'c']), call('c', ['a', 'b'])];
    expect(idsOf(three)).toEqual([['a', 'b', 'c']]);
  });

  it('stay apart while two people are asked, or one is being made already', () => {
    expect(idsOf([call('ava', ['leo']), call('leo', ['ava'], 'officer')])).toEqual([['ava'], ['leo']]);
    expect(idsOf([call('ava', ['leo']), call('leo', ['ava'], 'tutor', 'officer')])).toEqual([
      ['ava'],
      ['leo'],
    ]);
  });

  it('with a sibling that is not in the list are one child’s', () => {
    expect(idsOf([call('ava', ['leo'])])).toEqual([['ava']]);
  });
});
