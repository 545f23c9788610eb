import type { ContactRow } from '#shared/contracts/roll/file-rows.ts';
import { CellFault, required, text, wholeNumber, yesOrNo } from '../cells.ts';
import { school, upn, readByColumn } from '../csv-kind.ts';

export const contactFile = readByColumn<ContactRow>(
  {
    school,
    upn,
    order: { required: true, alsoKnownAs: ['priority', 'contact priority', 'contact order', 'call order'] },
    name: { required: true, alsoKnownAs: ['contact name', 'full name', 'contact full name'] },
    relationship: { alsoKnownAs: ['relation', 'relationship to pupil', 'relation to student'] },
    phone: {
      alsoKnownAs: [
        'telephone',
        'mobile',
        'phone number',
        'telephone number',
        'main telephone',
        'mobile number',
      ],
    },
    email: { alsoKnownAs: ['email address', 'main email', 'e-mail'] },
    address: { alsoKnownAs: ['home address', 'full address'] },
    parentalResponsibility: { alsoKnownAs: ['pr', 'has parental responsibility', 'parental responsibility'] },
    doNotContact: { alsoKnownAs: ['barred', 'do not contact', 'court order', 'no contact'] },
    language: { alsoKnownAs: ['first language', 'home language', 'preferred language'] },
  },
  (cells) => {
    const position = wholeNumber(cells, 'order', 1, 99);
    if (position === null) throw new CellFault('order', '', 'Something is needed here: order is blank.');
    return {
      school: required(cells, 'school', 40),
      upn: required(cells, 'upn', 40),
      position,
      name: required(cells, 'name'),
      relationship: text(cells, 'relationship'),
      phone: text(cells, 'phone', 60),
      email: text(cells, 'email'),
      address: text(cells, 'address', 500),
      parentalResponsibility: yesOrNo(cells, 'parentalResponsibility') ?? false,
      doNotContact: yesOrNo(cells, 'doNotContact') ?? false,
      language: text(cells, 'language', 60),
    };
  },
);
