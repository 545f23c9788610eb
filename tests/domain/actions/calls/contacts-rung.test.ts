import { describe, expect, it } from '@jest/globals';
import {
  contactsKnown,
  inRingingOrder,
  type ContactTry,
} from '#shared/domain/actions/calls/contacts-rung.ts';

const at = (time: string): Date => new Date(`2026-09-16T${time}:00+01:00`);
const MIDNIGHT = at('00:00');
const mary = { name: 'Mary Khan', phone: '07700 900123' };
const abdul = { name: 'Abdul Khan', phone: '07700 900456' };
const gran = { name: 'Gran', phone: null };
const rung = (contact: ContactTry['contact'], result: ContactTry['result'], time: string): ContactTry => ({
  contact,
  result,
  at: at(time),
});

describe('what calls found out about contacts', () => {
  it('is the latest try of that number, however it is written', () => {
    const tries = [
      rung({ name: 'MARY KHAN', phone: '+44 7700 900123' }, 'no-answer', '09:40'),
      rung(mary, 'voicemail', '10:10'),
      rung({ name: 'Mary Khan', phone: '07700 900999' }, 'wrong-number', '10:20'),
    ];
    expect(contactsKnown([mary, abdul], tries, [])).toEqual([
      { ...mary, putRightAt: null, lastTry: { result: 'voicemail', at: at('10:10') } },
      { ...abdul, putRightAt: null, lastTry: null },
    ]);
  });

  it('puts a number right until a file brings another one', () => {
    const corrections = [
      { contact: mary, newPhone: '07700 900777', at: at('10:00') },
      { contact: { ...mary, phone: '07700 900777' }, newPhone: '07700 900888', at: at('11:00') },
    ];
    const tries = [rung(mary, 'wrong-number', '09:40')];
    expect(contactsKnown([mary], tries, corrections)).toEqual([
      { ...mary, phone: '07700 900888', putRightAt: at('11:00'), lastTry: null },
    ]);
    const fromFile = { ...mary, phone: '07700 900111' };
    expect(contactsKnown([fromFile], tries, corrections)).toMatchObject([
      { phone: '07700 900111', putRightAt: null },
    ]);
    expect(contactsKnown([{ ...abdul, phone: mary.phone }], tries, corrections)).toMatchObject([
      { phone: mary.phone },
    ]);
  });
});

describe('whom one rings next', () => {
  const known = (tries: ContactTry[]) => contactsKnown([mary, abdul, gran], tries, []);
  const names = (kind: 'call-again' | 'emergency-contacts', tries: ContactTry[]) =>
    inRingingOrder(kind, known(tries), MIDNIGHT).map(({ name }) => name);

  it('is as the school has them, a wrong number last', () => {
    expect(names('call-again', [rung(mary, 'no-answer', '09:40')])).toEqual([
      'Mary Khan',
      'Abdul Khan',
      'Gran',
    ]);
    expect(names('call-again', [rung(mary, 'wrong-number', '09:40')])).toEqual([
      'Abdul Khan',
      'Gran',
      'Mary Khan',
    ]);
  });

  it('of emergency contacts begins with those who were not rung today', () => {
    expect(names('emergency-contacts', [rung(mary, 'no-answer', '09:40')])).toEqual([
      'Abdul Khan',
      'Gran',
      'Mary Khan',
    ]);
    const yesterday = { ...rung(mary, 'no-answer', '09:40'), at: new Date('2026-09-15T09:40:00+01:00') };
    expect(names('emergency-contacts', [yesterday])[0]).toBe('Mary Khan');
  });
});
