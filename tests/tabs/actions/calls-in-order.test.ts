import { describe, expect, it } from '@jest/globals';
import type { Action } from '#shared/contracts/actions/action.ts';
import { callsInOrder, nextCall } from '../../../tabs/components/actions/calls-in-order.ts';

function call(id: string, changes: Partial<Action> = {}): Action {
  return {
    id,
    reference: id,
    kind: 'absence-call',
    status: 'open',
    school: 'BRA',
    pupil: { id: `pupil ${id}`, name: id },
    tutorGroup: '8D',
    assignee: null,
    due: null,
    raisedBecause: '',
    numberOf: null,
    raisedFor: '2026-09-16',
    ticked: false,
    callFirst: false,
    mayTickOff: false,
    beingRungBy: null,
    outcome: null,
    call: null,
    siblings: [],
    ...changes,
  };
}

const made = { id: 'b', pupilId: 'pupil b' };
const me = { id: 'me', time: '09:40' };
const order = ['a', 'b', 'c', 'd'];

describe('the order of calls', () => {
  it('among equals goes by name', () => {
    const named = (name: string) => call(name, { pupil: { id: name, name } });
    const ordered = callsInOrder(['Zoë', 'Ava', 'Émile', 'Bo'].map(named), '09:40');
    expect(ordered.map(({ id }) => id)).toEqual(['Ava', 'Bo', 'Émile', 'Zoë']);
  });

  it('puts those to ring first on top and leaves out what is no open call', () => {
    const list = [
      call('a'),
      call('b', { callFirst: true }),
      call('c', { status: 'done' }),
      call('d', { kind: 'welcome-back' }),
    ];
    expect(callsInOrder(list, '09:40').map(({ id }) => id)).toEqual(['b', 'a']);
  });

  it('goes on down the list, then from its top', () => {
    expect(nextCall([call('a'), call('c'), call('d')], made, order, me)?.id).toBe('c');
    expect(nextCall([call('a')], made, order, me)?.id).toBe('a');
    expect(nextCall([], made, order, me)).toBeNull();
  });

  it('passes over a call that waits for its time, until that has come', () => {
    const waiting = call('c', { kind: 'call-again', due: '10:10' });
    expect(nextCall([waiting, call('d')], made, order, me)?.id).toBe('d');
    expect(nextCall([waiting], made, order, me)).toBeNull();
    expect(nextCall([waiting], made, order, { ...me, time: '10:10' })?.id).toBe('c');
  });

  it('passes over a call that a colleague is making, and the same pupil’s follow-up', () => {
    const colleague = call('c', { beingRungBy: { id: 'other', name: 'M. Shaw' } });
    const again = call('e', { kind: 'call-again', pupil: { id: 'pupil b', name: 'b' } });
    expect(nextCall([again, colleague, call('d')], made, order, me)?.id).toBe('d');
    expect(nextCall([again], made, order, me)).toBeNull();
  });
});
