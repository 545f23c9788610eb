import type { PupilRow } from '#shared/contracts/roll/file-rows.ts';
import type { SpecialNeeds } from '#shared/domain/roll/pupil-groups.ts';
import { CellFault, date, given, required, text, yearGroup, yesOrNo, type Cells } from '../cells.ts';
import { school, upn, readByColumn } from '../csv-kind.ts';

const specialNeeds = new Map<string, SpecialNeeds>([
  ['n', 'N'],
  ['none', 'N'],
  ['k', 'K'],
  ['s', 'K'],
  ['sen support', 'K'],
  ['e', 'E'],
  ['ehcp', 'E'],
]);

export const pupilFile = readByColumn<PupilRow>(
  {
    school,
    upn,
    admissionNumber: { alsoKnownAs: ['admission no', 'adno', 'adm no', 'admission'] },
    surname: {
      required: true,
      alsoKnownAs: ['legal surname', 'last name', 'legal last name', 'family name'],
    },
    forename: {
      required: true,
      alsoKnownAs: ['legal forename', 'first name', 'legal first name', 'preferred forename', 'given name'],
    },
    yearGroup: {
      required: true,
      alsoKnownAs: [
        'year',
        'nc year',
        'nc year group',
        'national curriculum year',
        'year taught in',
        'curriculum year',
      ],
    },
    tutorGroup: {
      alsoKnownAs: [
        'reg group',
        'reg',
        'registration group',
        'registration form',
        'reg form',
        'form',
        'tutor',
        'class',
        'form group',
      ],
    },
    house: { alsoKnownAs: ['college', 'house group'] },
    startDate: {
      alsoKnownAs: [
        'admission date',
        'date of admission',
        'enrolment date',
        'start',
        'doa',
        'enrolment start date',
      ],
    },
    leavingDate: { alsoKnownAs: ['date of leaving', 'leaving', 'dol', 'end date', 'enrolment end date'] },
    pupilPremium: {
      alsoKnownAs: [
        'pp',
        'pupil premium indicator',
        'pupil premium eligible',
        'disadvantaged',
        'pupil premium recipient',
      ],
    },
    fsmEver6: { alsoKnownAs: ['fsm ever 6', 'ever 6', 'ever6', 'ever 6 fsm', 'fsm6'] },
    sen: { alsoKnownAs: ['sen status', 'sen provision', 'send', 'send status'] },
    eal: { alsoKnownAs: ['english additional language', 'english as an additional language'] },
    lookedAfter: {
      alsoKnownAs: ['in care', 'looked after', 'cla', 'lac', 'in lea care', 'looked after child'],
    },
    socialWorker: { alsoKnownAs: ['has social worker', 'social worker'] },
    youthOffendingWorker: {
      alsoKnownAs: [
        'has youth offending worker',
        'youth offending team worker',
        'youth offending team',
        'youth offending service',
        'youth offending',
        'youth justice worker',
        'youth justice service',
        'yot worker',
        'yot',
        'yos worker',
        'yos',
        'yjs',
      ],
    },
    youngCarer: { alsoKnownAs: ['young carer'] },
    medicalNeed: { alsoKnownAs: ['medical', 'medical flag', 'medical conditions', 'medical need'] },
    household: { alsoKnownAs: ['household id', 'family id', 'family', 'sibling group'] },
  },
  (cells) => {
    const startDate = given(date, cells, 'startDate');
    const leavingDate = given(date, cells, 'leavingDate');
    if (startDate && leavingDate && leavingDate < startDate) {
      throw new CellFault(
        'leavingDate',
        cells('leavingDate'),
        `Expected a date on or after the start, ${startDate}.`,
      );
    }
    return {
      school: required(cells, 'school', 40),
      upn: required(cells, 'upn', 40),
      admissionNumber: given(text, cells, 'admissionNumber', 40),
      surname: required(cells, 'surname'),
      forename: required(cells, 'forename'),
      yearGroup: yearGroup(required(cells, 'yearGroup'), 'yearGroup'),
      tutorGroup: given(text, cells, 'tutorGroup', 40),
      house: given(text, cells, 'house', 60),
      startDate,
      leavingDate,
      pupilPremium: premium(cells),
      sen: given(specialNeed, cells, 'sen'),
      eal: given(yesOrNo, cells, 'eal'),
      lookedAfter: given(yesOrNo, cells, 'lookedAfter'),
      socialWorker: given(yesOrNo, cells, 'socialWorker'),
      youthOffendingWorker: given(yesOrNo, cells, 'youthOffendingWorker'),
      youngCarer: given(yesOrNo, cells, 'youngCarer'),
      medicalNeed: given(yesOrNo, cells, 'medicalNeed'),
      household: given(text, cells, 'household', 60),
    };
  },
);

/** The pupil premium column, else whether they had free school meals at any time in six years. */
function premium(cells: Cells): boolean | null | undefined {
  const said = given(yesOrNo, cells, 'pupilPremium');
  const everSix = given(yesOrNo, cells, 'fsmEver6');
  return said ?? (everSix === undefined ? said : everSix);
}

/** null when the cell is blank. */
function specialNeed(cells: Cells, column: string): SpecialNeeds | null {
  const value = cells(column);
  if (value === '') return null;
  const found = specialNeeds.get(value.toLowerCase());
  if (!found) throw new CellFault(column, value, 'Expected N, K or E.');
  return found;
}
