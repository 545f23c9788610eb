import type { ContactRow } from '#shared/contracts/roll/file-rows.ts';
import { CellFault, given, required, text, wholeNumber, yesOrNo } from '../cells.ts';
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
    const order = wholeNumber(cells, 'order', 1, 99);
    if (order === null) throw new CellFault('order', '', 'Something is needed here: order is blank.');
    return {
      school: required(cells, 'school', 40),
      upn: required(cells, 'upn', 40),
      order,
      name: required(cells, 'name'),
      relationship: given(text, cells, 'relationship'),
      phone: given(text, cells, 'phone', 60),
      email: given(text, cells, 'email'),
      address: given(text, cells, 'address', 500),
      parentalResponsibility: given(yesOrNo, cells, 'parentalResponsibility'),
      doNotContact: given(yesOrNo, cells, 'doNotContact'),
      language: given(text, cells, 'language', 60),
    };
  },
);
