import { describe, expect, it } from '@jest/globals';
import type { DeskMessage } from '#shared/contracts/local-desk.ts';
import { importSentences } from '#shared/wording/local-desk.ts';
import { readPlace } from '../../tabs/local-desk/desk-place.ts';
import { dayAndTime } from '../../tabs/local-desk/clock-text.ts';
import { mergeMessages } from '../../tabs/local-desk/conversation/merge-messages.ts';
import { findPeople, peopleToStartWith } from '../../tabs/local-desk/people-groups.ts';
import { elsewhere, lead, officer, people, schools, tutor } from './invented-people.ts';

describe('the local desk’s page', () => {
  it('reads its place from the address', () => {
    const place = (hash: string, search: string) => readPlace({ hash, search }, true);
    expect(place('#planner', '?as=a@b.example&theme=contrast')).toEqual({
      area: 'planner',
      as: 'a@b.example',
      theme: 'contrast',
    });
    expect(place('#nowhere', '?theme=pink')).toEqual({ area: 'tab', as: null, theme: 'dark' });
  });

  it('offers one person for each role first, then everybody by school', () => {
    expect(peopleToStartWith(people)).toEqual([tutor, officer, lead]);
    const groups = findPeople(people, schools, '');
    expect(groups.map((group) => [group.isStart, group.people.map(({ person }) => person.name)])).toEqual([
      [true, [tutor.name, officer.name, lead.name]],
      [false, [lead.name]],
      [false, [tutor.name, officer.name]],
      [false, [elsewhere.name]],
    ]);
  });

  it.each([
    ['hazel tutor', [elsewhere]],
    ['ATTENDANCE officer', [officer]],
    ['olu', [officer]],
    ['tilly@school', [tutor]],
    ['nobody', []],
  ])('finds people by %p', (typed, found) => {
    const people_ = findPeople(people, schools, typed).flatMap((group) => group.people);
    expect(people_.map(({ person }) => person)).toEqual(found);
  });

  it('keeps a changed message in its place', () => {
    const message = (id: string, text: string) => ({ id, text }) as DeskMessage;
    const before = { messages: [message('1', 'a'), message('2', 'b')], mark: 2 };
    const after = mergeMessages(before, { messages: [message('1', 'A'), message('3', 'c')], mark: 5 });
    expect(after.messages.map(({ text }) => text)).toEqual(['A', 'b', 'c']);
    expect(mergeMessages(before, { messages: [], mark: 9 })).toEqual({ ...before, mark: 9 });
  });

  it('says what an import did', () => {
    const answer = { rows: 1200, changed: 20, unchanged: 1179, warnings: [], rejectedCount: 1 };
    const rejected = [{ line: 3, column: 'code', found: 'QQ', message: 'QQ is no register code.' }];
    expect(importSentences({ ...answer, rejected })).toEqual([
      '1,200 rows read: 20 changed, 1,179 as before.',
      '1 row not taken; the first is line 3: QQ is no register code.',
    ]);
  });

  it('writes times as London reads them', () => {
    expect(dayAndTime('2026-09-16T08:40:00Z')).toBe('Wed 16 Sep, 09:40');
    expect(dayAndTime('2026-01-05T09:05:00Z')).toBe('Mon 5 Jan, 09:05');
  });
});
