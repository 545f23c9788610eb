import { describe, expect, it } from '@jest/globals';
import { inCallOrder } from '#shared/domain/actions/call.ts';
import type { ActionKind } from '#shared/domain/actions/action-kinds.ts';

describe('the order of calls', () => {
  it('begins with pupils to call first, then families not rung yet, and comes to another try last', () => {
    const call = (pupil: string, kind: ActionKind, callFirst = false) => ({
      pupil: { name: pupil },
      kind,
      callFirst,
    });
    const calls = [
      call('rung once', 'call-again'),
      call('away', 'absence-call'),
      call('looked after, rung once', 'call-again', true),
      call('looked after', 'absence-call', true),
      call('away too', 'absence-call'),
    ];
    expect(inCallOrder(calls).map(({ pupil }) => pupil.name)).toEqual([
      'looked after',
      'looked after, rung once',
      'away',
      'away too',
      'rung once',
    ]);
  });
});
