/** What each kind of file says in a row. Each reader throws a CellFault naming the first cell that is wrong. */
import type { ResultRow } from '#shared/contracts/figures/file-rows.ts';
import type { MinimumRow } from '#shared/contracts/targets/file-rows.ts';
import type { ContactRow, PupilRow } from '#shared/contracts/roll/file-rows.ts';
import type { PeriodRow, SchoolRow, StaffRow } from '#shared/contracts/people/file-rows.ts';
import { EVERY_SCHOOL, roles, type Role } from '#shared/domain/people/permission.ts';
import type { SpecialNeeds } from '#shared/domain/roll/pupil-groups.ts';
import type { SchoolPhase } from '#shared/domain/basics/year-group.ts';
import type { PeriodKind, PolicyTerm } from '#shared/domain/basics/school-calendar.ts';
import { readSchoolYear } from '#shared/domain/basics/school-date.ts';
import { targetFromPercent } from '#shared/domain/targets/target.ts';
import {
  CellFault,
  clockTime,
  date,
  grade,
  hundredths,
  list,
  oneOf,
  required,
  requiredDate,
  text,
  wholeNumber,
  yearGroup,
  yesOrNo,
  type Cells,
} from './cells.ts';

const phases: readonly SchoolPhase[] = ['primary', 'secondary', 'all-through', 'special', 'post16'];
const periodKinds: readonly PeriodKind[] = ['term', 'holiday', 'inset', 'closure'];

export function schoolRow(cells: Cells): SchoolRow {
  const id = required(cells, 'school', 40);
  if (id === EVERY_SCHOOL) throw new CellFault('school', id, 'Expected a school code of letters or digits.');
  return {
    id,
    name: required(cells, 'name'),
    phase: oneOf(cells, 'phase', phases),
    trust: text(cells, 'trust'),
    cluster: text(cells, 'cluster'),
    registerClosesAm: clockTime(cells, 'registerClosesAm'),
    registerClosesPm: clockTime(cells, 'registerClosesPm'),
  };
}

function schoolYearOf(cells: Cells): number {
  const year = required(cells, 'schoolYear');
  const schoolYear = readSchoolYear(year);
  if (schoolYear === null) throw new CellFault('schoolYear', year, 'Expected a school year, like 2026/27.');
  return schoolYear;
}

export function minimumRow(cells: Cells): MinimumRow {
  const schoolYear = schoolYearOf(cells);
  const found = required(cells, 'percent');
  const percent = /^(\d{1,3}(?:\.\d{1,2})?)\s*%?$/.exec(found)?.[1];
  const hundredths = percent === undefined ? null : targetFromPercent(Number(percent));
  if (hundredths === null)
    throw new CellFault('percent', found, 'Expected a percentage from 0 to 100, with at most 2 decimals.');
  return { school: required(cells, 'school', 40), schoolYear, hundredths };
}

export function resultRow(cells: Cells): ResultRow {
  return {
    school: required(cells, 'school', 40),
    upn: required(cells, 'upn', 20),
    schoolYear: schoolYearOf(cells),
    progress8: hundredths(cells, 'progress8'),
    english: grade(cells, 'english'),
    maths: grade(cells, 'maths'),
  };
}

export function periodRow(cells: Cells): PeriodRow {
  const starts = requiredDate(cells, 'starts');
  const ends = requiredDate(cells, 'ends');
  if (ends < starts)
    throw new CellFault('ends', cells('ends'), `Expected a date on or after the start, ${starts}.`);
  return {
    school: text(cells, 'school', 40) ?? EVERY_SCHOOL,
    kind: oneOf(cells, 'kind', periodKinds),
    name: required(cells, 'name'),
    starts,
    ends,
    policyTerm: wholeNumber(cells, 'policyTerm', 1, 3) as PolicyTerm | null,
  };
}

export function staffRow(cells: Cells): StaffRow {
  const email = required(cells, 'email');
  if (!/^[^@\s]+@[^@\s]+$/.test(email)) throw new CellFault('email', email, 'Expected an e-mail address.');
  const held = list(cells, 'roles').map((role): Role => {
    const found = roles.find((candidate) => candidate === role.toLowerCase().replace(/\s+/g, '-'));
    if (!found) throw new CellFault('roles', role, `Expected roles from: ${roles.join(', ')}.`);
    return found;
  });
  if (held.length === 0) throw new CellFault('roles', '', 'Something is needed here: roles is blank.');
  const objectId = text(cells, 'entraObjectId');
  if (objectId && !/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(objectId)) {
    throw new CellFault(
      'entraObjectId',
      objectId,
      'Expected an object id like 00000000-0000-0000-0000-000000000000.',
    );
  }
  return {
    school: text(cells, 'school', 40) ?? EVERY_SCHOOL,
    email,
    name: required(cells, 'name'),
    entraObjectId: objectId,
    roles: held,
    tutorGroups: list(cells, 'tutorGroups'),
    yearGroups: list(cells, 'yearGroups').map((year) => yearGroup(year, 'yearGroups')),
    houses: list(cells, 'houses'),
    endDate: date(cells, 'endDate'),
  };
}

const specialNeeds = new Map<string, SpecialNeeds>([
  ['', 'N'],
  ['n', 'N'],
  ['none', 'N'],
  ['k', 'K'],
  ['s', 'K'],
  ['sen support', 'K'],
  ['e', 'E'],
  ['ehcp', 'E'],
]);

export function pupilRow(cells: Cells): PupilRow {
  const sen = specialNeeds.get(cells('sen').toLowerCase());
  if (!sen) throw new CellFault('sen', cells('sen'), 'Expected N, K or E.');
  const startDate = date(cells, 'startDate');
  const leavingDate = date(cells, 'leavingDate');
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
    admissionNumber: text(cells, 'admissionNumber', 40),
    surname: required(cells, 'surname'),
    forename: required(cells, 'forename'),
    yearGroup: yearGroup(required(cells, 'yearGroup'), 'yearGroup'),
    tutorGroup: text(cells, 'tutorGroup', 40) ?? '',
    house: text(cells, 'house', 60) ?? '',
    startDate,
    leavingDate,
    pupilPremium: yesOrNo(cells, 'pupilPremium') ?? yesOrNo(cells, 'fsmEver6') ?? false,
    sen,
    eal: yesOrNo(cells, 'eal') ?? false,
    lookedAfter: yesOrNo(cells, 'lookedAfter') ?? false,
    socialWorker: yesOrNo(cells, 'socialWorker') ?? false,
    youngCarer: yesOrNo(cells, 'youngCarer') ?? false,
    medicalNeed: yesOrNo(cells, 'medicalNeed') ?? false,
    household: text(cells, 'household', 60),
  };
}

export function contactRow(cells: Cells): ContactRow {
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
}
