import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { contactsAfter, type Contact, type ContactGiven } from '#shared/domain/roll/contacts.ts';

const contact = (name: string, rest: Partial<Contact> = {}): Contact => ({
  position: 1,
  name,
  relationship: null,
  phone: null,
  email: null,
  address: null,
  parentalResponsibility: false,
  doNotContact: false,
  language: null,
  ...rest,
});
const row = (name: string, rest: Partial<ContactGiven> = {}): ContactGiven => ({
  line: 2,
  order: 1,
  name,
  ...rest,
});
const father = contact('Gil Abernall', {
  phone: '01632 960001',
  doNotContact: true,
  parentalResponsibility: true,
});
const mother = contact('Wren Abernall', { position: 2, phone: '01632 960002' });

/** Name → whether barred, in order. */
const bars = (stored: Contact[], rows: ContactGiven[]) =>
  contactsAfter(stored, rows).contacts.map(({ name, doNotContact }) => [name, doNotContact]);

describe('contacts after a file', () => {
  it('keep what the file has no column for', () => {
    const after = contactsAfter(
      [father, mother],
      [row('gil  abernall'), row('Wren Abernall', { order: 2, phone: '01632 960077' })],
    );
    expect(after.contacts).toEqual([
      { ...father, name: 'gil  abernall' },
      { ...mother, phone: '01632 960077' },
    ]);
    expect(after.gone).toBe(0);
  });

  it.each<[string, ContactGiven[], [string, boolean][]]>([
    [
      'the other order',
      [row('Wren Abernall'), row('Gil Abernall', { order: 2 })],
      [
        ['Wren Abernall', false],
        ['Gil Abernall', true],
      ],
    ],
    [
      'missing from the file',
      [row('Wren Abernall')],
      [
        ['Wren Abernall', false],
        ['Gil Abernall', true],
      ],
    ],
    [
      'lifted by the file’s own column',
      [row('Gil Abernall', { doNotContact: false })],
      [['Gil Abernall', false]],
    ],
    ['cleared by a blank cell', [row('Gil Abernall', { doNotContact: null })], [['Gil Abernall', false]]],
    [
      'under another name with his number',
      [row('G. Abernall', { phone: '+44 1632 960001' })],
      [['G. Abernall', true]],
    ],
    [
      'twice, with another number',
      [
        row('Gil Abernall', { phone: '01632 960001' }),
        row('Gil Abernall', { order: 2, phone: '01632 960009' }),
      ],
      [
        ['Gil Abernall', true],
        ['Gil Abernall', true],
      ],
    ],
    [
      'and somebody new',
      [row('Gil Abernall'), row('Nan', { order: 2 })],
      [
        ['Gil Abernall', true],
        ['Nan', false],
      ],
    ],
  ])('a bar: %s', (_, rows, expected) => {
    expect(bars([father, mother], rows)).toEqual(expected);
  });

  it('says what blank cells took away, who goes, and whose bar was kept', () => {
    const after = contactsAfter(
      [father, mother],
      [row('Gil Abernall', { line: 5, doNotContact: null, phone: null })],
    );
    expect(after).toMatchObject({
      gone: 1,
      barredKept: 0,
      rows: [{ line: 5, changed: true, cleared: ['phone', 'doNotContact'] }],
    });
    expect(contactsAfter([father, mother], [row('Wren Abernall')])).toMatchObject({ gone: 0, barredKept: 1 });
  });

  it('two of one order are both kept', () => {
    expect(
      bars([], [row('A'), row('B', { line: 3 }), row('C', { line: 4, order: 2 })]).map(([name]) => name),
    ).toEqual(['A', 'B', 'C']);
  });

  it('nobody barred becomes one to ring without the file’s own column, and the same file twice changes nothing', () => {
    const name = fc.constantFrom('Ann', 'ann', 'Bob', 'Cy', 'Dee');
    const phone = fc.constantFrom(null, '01', '02', '03');
    const stored = fc
      .array(fc.record({ name, phone, doNotContact: fc.boolean() }), { maxLength: 5 })
      .map((all) => all.map((one, index) => contact(one.name, { ...one, position: index + 1 })));
    const rows = fc
      .array(fc.record({ name, phone, order: fc.integer({ min: 1, max: 3 }) }), {
        minLength: 1,
        maxLength: 5,
      })
      .map((all) => all.map((one, index) => row(one.name, { ...one, line: index + 2 })));
    fc.assert(
      fc.property(stored, rows, (before, given) => {
        const { contacts } = contactsAfter(before, given);
        const folded = (text: string): string => text.toLowerCase();
        for (const barred of before.filter(({ doNotContact }) => doNotContact)) {
          const sameName = contacts.filter((one) => folded(one.name) === folded(barred.name));
          const open = sameName.filter((one) => !one.doNotContact);
          // Only one who was known, and not barred, under the same name may be rung.
          const knownOpen = before.filter(
            (one) => !one.doNotContact && folded(one.name) === folded(barred.name),
          );
          expect(open.length).toBeLessThanOrEqual(knownOpen.length);
        }
        expect(new Set(contacts.map(({ position }) => position)).size).toBe(contacts.length);
        expect(contactsAfter(contacts, given).contacts).toEqual(contacts);
      }),
      { numRuns: 500 },
    );
  });
});
