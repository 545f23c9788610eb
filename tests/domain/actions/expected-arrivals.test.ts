import { describe, expect, it } from '@jest/globals';
import type { ActionStatus } from '#shared/domain/actions/action-kinds.ts';
import { noNotice, type NoticedDay } from '#shared/domain/actions/absence-notice.ts';
import type { ActionToday } from '#shared/domain/actions/school-day.ts';
import { call, changesOf, pupil } from '../../support/schools/a-day.ts';

describe('whoever is expected at a time (domain: calls)', () => {
  const expected = (dueTime: string, status: ActionStatus = 'open', id = 'expected'): ActionToday =>
    call(1, status, { id, kind: 'expected-arrival', subject: `said ${dueTime}`, dueTime });
  const settled = call(1, 'done');
  const at = (time: string, marks: string, ...actions: ActionToday[]): string[] =>
    changesOf({ time, pupils: [pupil(1, marks)], actions: [settled, ...actions] });

  it.each([
    ['11:09', 'N-', []],
    ['11:10', 'N-', ['raise not-arrived pupil 1 expected 11:00']],
    ['11:10', 'I-', ['raise not-arrived pupil 1 expected 11:00']],
    ['11:10', '--', ['raise not-arrived pupil 1 expected 11:00', 'raise check-register register AM 7A']],
    ['11:10', 'L-', ['withdraw expected']],
    ['11:10', 'U-', ['withdraw expected']],
  ])('at %s, with %s, expected at eleven: %j', (time, marks, changes) => {
    const other = pupil(2, '/-');
    expect(
      changesOf({ time, pupils: [pupil(1, marks), other], actions: [settled, expected('11:00')] }),
    ).toEqual(changes);
  });

  it.each([
    ['signed in, or seen on site', '--', { onSite: true }, ['withdraw expected']],
    ['gone since the register', '/-', { left: 'AM' }, ['raise not-arrived pupil 1 expected 11:00']],
    ['gone, and in this afternoon’s register', '/\\', { left: 'AM' }, ['withdraw expected']],
    ['gone since this afternoon’s', '/\\', { left: 'PM' }, ['raise not-arrived pupil 1 expected 11:00']],
    ['in, as far as is known', '/-', {}, ['withdraw expected']],
  ] as const)('who is %s', (_who, marks, known, changes) => {
    const notice: NoticedDay = { ...noNotice, ...known };
    const pupils = [pupil(1, marks, { notice })];
    expect(changesOf({ time: '11:10', pupils, actions: [expected('11:00')] })).toEqual(changes);
  });

  it.each(['done', 'withdrawn'] as const)('is not rung about once the arrival is %s', (status) => {
    expect(at('11:30', 'N-', expected('11:00', status))).toEqual([]);
  });

  it('is rung about by the latest time that was said, once for each', () => {
    const both = [expected('11:00', 'open', 'first'), expected('13:00')];
    expect(at('11:30', 'N-', ...both)).toEqual([]);
    const raised = call(1, 'done', {
      id: 'late',
      kind: 'not-arrived',
      subject: 'pupil 1 expected 13:00',
    });
    expect(at('13:10', 'N-', ...both)).toEqual(['raise not-arrived pupil 1 expected 13:00']);
    expect(at('13:30', 'N-', ...both, raised)).toEqual([]);
  });

  it('is rung about once, be it about the absence or as not come', () => {
    const late = { id: 'late', kind: 'not-arrived', subject: 'pupil 1 expected 11:00' } as const;
    const absence = call(1, 'open');
    const day = (...actions: ActionToday[]) =>
      changesOf({ time: '11:30', pupils: [pupil(1, 'N-')], actions: [expected('11:00'), ...actions] });
    expect(day(absence)).toEqual([]);
    expect(day(call(1, 'open', late))).toEqual([]);
    expect(day(call(1, 'done', late))).toEqual([]);
  });

  it('is rung about no more once they have come, whatever followed, and again if that was wrong', () => {
    const late = call(1, 'open', {
      id: 'late',
      kind: 'not-arrived',
      subject: 'pupil 1 expected 11:00',
    });
    const again = call(1, 'open', { id: 'again', kind: 'call-again' });
    expect(at('11:30', 'I-', expected('11:00'), late, again)).toEqual([]);
    expect(at('11:30', 'L-', expected('11:00'), late, again)).toEqual([
      'withdraw expected',
      'withdraw late',
      'withdraw again',
    ]);
    expect(at('11:30', 'I-', expected('11:00', 'done'), late, again)).toEqual([
      'withdraw late',
      'withdraw again',
    ]);
    expect(at('11:30', 'N-', expected('11:00'), { ...late, status: 'withdrawn' })).toEqual(['reopen late']);
  });
});
