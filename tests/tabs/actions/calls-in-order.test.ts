import { describe, expect, it } from '@jest/globals';
import type { Action, ActionList } from '#shared/contracts/actions/action.ts';
import { allActions } from '../../../tabs/components/actions/use-all-actions.ts';
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
    raisedBy: null,
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
    const colleague = call('c', { beingRungBy: { id: 'other', name: 'M. Shaw', since: null } });
    const again = call('e', { kind: 'call-again', pupil: { id: 'pupil b', name: 'b' } });
    expect(nextCall([again, colleague, call('d')], made, order, me)?.id).toBe('d');
    expect(nextCall([again], made, order, me)).toBeNull();
  });
});

describe('the list of calls', () => {
  it('has every page of them, with what moved between two pages once', async () => {
    const pages: Record<string, ActionList> = {
      first: { items: [call('a'), call('b')], next: 'second' },
      second: { items: [call('b', { callFirst: true }), call('c')], next: 'third' },
      third: { items: [call('d')], next: null },
    };
    const asked: unknown[] = [];
    const request = async (_name: string, input: { query?: { cursor?: string } }): Promise<ActionList> => {
      asked.push(input.query);
      return pages[input.query?.cursor ?? 'first'] as ActionList;
    };
    const api = { request } as Parameters<typeof allActions>[0];
    const { items, next } = await allActions(api, { status: 'open' }, new AbortController().signal);
    expect(items.map(({ id, callFirst }) => [id, callFirst])).toEqual([
      ['a', false],
      ['b', true],
      ['c', false],
      ['d', false],
    ]);
    expect(next).toBeNull();
    expect(asked).toEqual([
      { status: 'open', limit: 200, cursor: undefined },
      { status: 'open', limit: 200, cursor: 'second' },
      { status: 'open', limit: 200, cursor: 'third' },
    ]);
  });
});
