// Whom a school rings: one to four contacts a family, with numbers that Ofcom keeps for drama.
import { inventedCsv } from './csv-text.ts';
import type { Family } from './families.ts';
import { inventForename, inventSurname, mailName } from './name-stock.ts';
import type { InventedPupil } from './roll.ts';
import { seededRandom } from './seeded-random.ts';
import type { SeededRandom } from './seeded-random.ts';
import { familyMailDomain } from './trust-plan.ts';

interface Contact {
  name: string;
  relationship: string;
  phone: string;
  email: string;
  address: string;
  parentalResponsibility: 'Y' | 'N';
  doNotContact: 'Y' | 'N';
  language: string;
}

const women = /mother|aunt|sister/i;
const men = /father|uncle/i;

const streets = [
  'Candle Row',
  'Gorse Rise',
  'Lantern Lane',
  'Millrace Close',
  'Otter Walk',
  'Quern Street',
  'Tansy Way',
];
const towns = ['Larkmere', 'Brackenholt', 'Dunmarrow', 'Nether Corra'];

// LM is no postcode area.
const inventAddress = (random: SeededRandom) =>
  `${random.between(1, 140)} ${random.pick(streets)}, ${random.pick(towns)} LM${random.between(1, 19)} ` +
  `${random.between(1, 9)}${random.pick([...'ABDEFGHJ'])}${random.pick([...'LNPQRSTU'])}`;

// Ofcom's numbers for drama: 07700 900xxx and 01632 960xxx.
function inventPhone(random: SeededRandom): string {
  const last = String(random.between(0, 999)).padStart(3, '0');
  return random.chance(0.88) ? `07700 900${last}` : `01632 960${last}`;
}

function contactsOf(family: Family, lookedAfter: boolean): Contact[] {
  const random = seededRandom(`contacts ${family.household} ${lookedAfter ? 'carers' : ''}`);
  const home = inventAddress(random);
  const interpreter = random.chance(0.35) ? ' (interpreter needed)' : '';
  const contact = (relationship: string, rest: Partial<Contact> = {}): Contact => {
    const surname = random.chance(0.75) ? family.surname : inventSurname(random, family.stock);
    const kind = women.test(relationship) ? 'girls' : men.test(relationship) ? 'boys' : undefined;
    const name = `${inventForename(random, family.stock, kind)} ${surname}`;
    const email = `${mailName(name)}${random.between(1, 99)}@${familyMailDomain}`;
    return {
      name,
      relationship,
      phone: inventPhone(random),
      email: random.chance(0.88) ? email : '',
      address: home,
      parentalResponsibility: 'N',
      doNotContact: 'N',
      language: family.language ? family.language + interpreter : '',
      ...rest,
    };
  };
  if (lookedAfter) {
    return [
      contact('Foster carer', { language: '' }),
      contact('Social worker', { address: 'Larkmere Civic Offices, Larkmere LM1 1AA', language: '' }),
    ];
  }
  const parent = { parentalResponsibility: 'Y' } as const;
  const elsewhere = () => ({ address: inventAddress(random) });
  const list = [contact(random.chance(0.84) ? 'Mother' : 'Father', parent)];
  if (random.chance(0.7)) {
    const second = list[0]!.relationship === 'Mother' ? 'Father' : 'Mother';
    const apart = random.chance(0.35) ? elsewhere() : {};
    // A barred parent stays on the file so that nobody rings by mistake.
    const barred = random.chance(0.04) ? ({ doNotContact: 'Y', ...elsewhere() } as const) : {};
    list.push(contact(second, { ...parent, ...apart, ...barred }));
  }
  if (random.chance(0.5))
    list.push(contact(random.pick(['Grandmother', 'Grandfather', 'Aunt', 'Uncle']), elsewhere()));
  if (random.chance(0.2))
    list.push(contact(random.pick(['Step-father', 'Step-mother', 'Neighbour', 'Adult sister'])));
  return list;
}

/** The contacts file: siblings share their family's contacts. */
export function contactsText(pupils: readonly InventedPupil[]): string {
  const headings = [
    'school',
    'upn',
    'order',
    'name',
    'relationship',
    'phone',
    'email',
    'address',
    'parentalResponsibility',
    'doNotContact',
    'language',
  ];
  const rows = pupils.flatMap((pupil) =>
    contactsOf(pupil.family, pupil.lookedAfter).map((c, index) => [
      pupil.school.code,
      pupil.upn,
      index + 1,
      c.name,
      c.relationship,
      c.phone,
      c.email,
      c.address,
      c.parentalResponsibility,
      c.doNotContact,
      c.language,
    ]),
  );
  return inventedCsv(headings, rows);
}
