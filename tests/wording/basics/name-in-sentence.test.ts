import { describe, expect, it } from '@jest/globals';
import { nameInSentence } from '#shared/wording/basics/name-in-sentence.ts';

describe('a name in a sentence', () => {
  it.each(['Ava Khan', 'Zoë O’Brien', 'Nguyễn Ánh', '王小明', 'Kid 👩‍🎓', '=Sum'])(
    '%s stands as it is',
    (name) => {
      expect(nameInSentence(name)).toBe(name);
    },
  );

  it.each(['ليلى حسن', 'נועה כהן', 'Ava ليلى'])('%s keeps its direction to itself', (name) => {
    expect(nameInSentence(name)).toBe(`\u2068${name}\u2069`);
  });

  it('that turns the direction ends where it ends', () => {
    expect(nameInSentence('Ava\u202Enahk\u2067x')).toBe('\u2068Ava\u202Enahk\u2067x\u202C\u2069\u2069');
  });
});
