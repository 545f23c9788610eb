import { Problem } from '#shared/domain/basics/problem.ts';
import type { ImportKindName } from '#shared/contracts/imports/import-report.ts';

/** Column name → other headings for it, from reports of SIMS, Arbor and Bromcom; compared without case, spaces, signs. */
type Columns = Record<string, { required?: true; alsoKnownAs?: readonly string[] }>;

const school = {
  required: true,
  alsoKnownAs: ['school code', 'academy', 'establishment', 'school id'],
} as const;
const upn = { required: true, alsoKnownAs: ['unique pupil number', 'pupil upn', 'student upn'] } as const;

const columnsOfKind: Record<ImportKindName, Columns> = {
  schools: {
    school: { required: true, alsoKnownAs: ['school code', 'code', 'school id'] },
    name: { required: true, alsoKnownAs: ['school name', 'academy name'] },
    phase: { required: true },
    trust: { alsoKnownAs: ['trust name', 'mat'] },
    cluster: {},
    registerClosesAm: { alsoKnownAs: ['am register closes', 'register closes morning'] },
    registerClosesPm: { alsoKnownAs: ['pm register closes', 'register closes afternoon'] },
  },
  terms: {
    school: { alsoKnownAs: ['school code', 'academy', 'school id'] },
    name: { required: true, alsoKnownAs: ['term', 'description'] },
    kind: { required: true, alsoKnownAs: ['type'] },
    starts: { required: true, alsoKnownAs: ['start', 'start date', 'from'] },
    ends: { required: true, alsoKnownAs: ['end', 'end date', 'to'] },
    policyTerm: {},
  },
  staff: {
    school: { alsoKnownAs: ['school code', 'academy', 'school id'] },
    email: { required: true, alsoKnownAs: ['email address', 'work email', 'e-mail'] },
    name: { required: true, alsoKnownAs: ['full name', 'staff name', 'display name'] },
    roles: { required: true, alsoKnownAs: ['role'] },
    tutorGroups: { alsoKnownAs: ['tutor group', 'reg group', 'registration group', 'form'] },
    yearGroups: { alsoKnownAs: ['year group', 'years', 'year'] },
    houses: { alsoKnownAs: ['house', 'college'] },
    endDate: { alsoKnownAs: ['leaving date', 'end'] },
    entraObjectId: { alsoKnownAs: ['object id', 'azure ad object id', 'aad object id'] },
  },
  pupils: {
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
    youngCarer: { alsoKnownAs: ['young carer'] },
    medicalNeed: { alsoKnownAs: ['medical', 'medical flag', 'medical conditions', 'medical need'] },
    household: { alsoKnownAs: ['household id', 'family id', 'family', 'sibling group'] },
  },
  contacts: {
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
  marks: {
    school,
    upn,
    date: { required: true, alsoKnownAs: ['mark date', 'attendance date', 'event date'] },
    session: { required: true, alsoKnownAs: ['am/pm', 'session name', 'am pm'] },
    code: { required: true, alsoKnownAs: ['mark', 'attendance code', 'attendance mark', 'mark code'] },
    minutesLate: { alsoKnownAs: ['mins late', 'minutes late', 'late minutes', 'lateness'] },
    comment: { alsoKnownAs: ['comments', 'note', 'notes', 'attendance comment'] },
  },
  minimums: {
    school,
    schoolYear: { required: true, alsoKnownAs: ['academic year', 'year', 'time period'] },
    percent: {
      required: true,
      alsoKnownAs: ['minimum', 'minimum expectation', 'attendance baseline', 'target', 'percentage'],
    },
  },
  results: {
    school,
    upn,
    schoolYear: { required: true, alsoKnownAs: ['academic year', 'results year', 'year', 'time period'] },
    progress8: {
      alsoKnownAs: ['progress 8', 'progress 8 score', 'p8', 'p8 score', 'p8score', 'overall progress 8'],
    },
    english: { alsoKnownAs: ['english grade', 'best english', 'gcse english', 'english language', 'en'] },
    maths: { alsoKnownAs: ['maths grade', 'mathematics', 'mathematics grade', 'gcse maths', 'ma'] },
  },
};

const plain = (heading: string): string => heading.toLowerCase().replace(/[^a-z0-9]/g, '');

export interface ColumnPlaces {
  /** Where a column stands in each row; −1 when the file has none. */
  at(column: string): number;
  /** How the file itself heads a column. */
  unknown: string[];
  width: number;
}

/** Finds the columns of a kind among a file's headings; throws one Problem that names all that are missing. */
export function findColumns(kind: ImportKindName, headings: readonly string[]): ColumnPlaces {
  const columns = columnsOfKind[kind];
  const nameOf = new Map<string, string>();
  for (const [column, { alsoKnownAs }] of Object.entries(columns)) {
    for (const heading of alsoKnownAs ?? []) nameOf.set(plain(heading), column);
  }
  for (const column of Object.keys(columns)) nameOf.set(plain(column), column);

  const places = new Map<string, number>();
  const unknown: string[] = [];
  const doubled: string[] = [];
  headings.forEach((heading, place) => {
    const column = nameOf.get(plain(heading));
    const earlier = column === undefined ? undefined : places.get(column);
    if (column === undefined) {
      if (heading) unknown.push(heading);
    } else if (earlier === undefined) places.set(column, place);
    else if (plain(headings[earlier] ?? '') === plain(heading)) doubled.push(column);
    else {
      const preferred = fitsBetter(column, columns, headings[earlier] ?? '', heading);
      if (preferred === heading) places.set(column, place);
      unknown.push(preferred === heading ? (headings[earlier] ?? '') : heading);
    }
  });
  const missing = Object.keys(columns).filter((column) => columns[column]?.required && !places.has(column));
  if (missing.length > 0 || doubled.length > 0) {
    const faults = [
      missing.length > 0 ? `these columns are missing: ${missing.join(', ')}` : '',
      doubled.length > 0 ? `these columns stand there twice: ${doubled.join(', ')}` : '',
    ].filter(Boolean);
    throw new Problem(
      'unprocessable',
      `This does not look like a ${kind} file: ${faults.join('; ')}. Its heading (line 1) has: ${shortened(headings.join(', '))}. Nothing was changed.`,
      { line: 1, missing, doubled, columns: Object.keys(columns) },
    );
  }
  return { at: (column) => places.get(column) ?? -1, unknown, width: headings.length };
}

/** A report may have two headings for one column ("Forename", "Legal Forename"): our own name, then the first listed. */
function fitsBetter(column: string, columns: Columns, one: string, other: string): string {
  const names = [column, ...(columns[column]?.alsoKnownAs ?? [])].map(plain);
  return names.indexOf(plain(one)) <= names.indexOf(plain(other)) ? one : other;
}

export function shortened(text: string, longest = 200): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}
