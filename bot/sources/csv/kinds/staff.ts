import type { StaffRow } from '#shared/contracts/people/file-rows.ts';
import { EVERY_SCHOOL } from '#shared/domain/people/permission.ts';
import { roles, type Role } from '#shared/domain/people/rights.ts';
import { CellFault, date, given, list, required, text, yearGroup, type Cells } from '../cells.ts';
import { readByColumn } from '../csv-kind.ts';

const trustRoles: readonly Role[] = ['administrator', 'trust-lead', 'cluster-lead'];

export const staffFile = readByColumn<StaffRow>(
  {
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
  (cells) => {
    const email = required(cells, 'email');
    if (!/^[^@\s]+@[^@\s]+$/.test(email)) throw new CellFault('email', email, 'Expected an e-mail address.');
    const held = (list(cells, 'roles') ?? []).map((role): Role => {
      const found = roles.find((candidate) => candidate === role.toLowerCase().replace(/\s+/g, '-'));
      if (!found) throw new CellFault('roles', role, `Expected roles from: ${roles.join(', ')}.`);
      return found;
    });
    if (held.length === 0) throw new CellFault('roles', '', 'Something is needed here: roles is blank.');
    // Blank: of the whole trust. A file that says nothing of schools makes nobody a tutor of every school.
    if (!cells.has('school') && held.some((role) => !trustRoles.includes(role)))
      throw new CellFault('school', '', `Expected a school column: ${held.join(', ')} belongs to a school.`);
    const objectId = given(text, cells, 'entraObjectId');
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
      tutorGroups: given(list, cells, 'tutorGroups'),
      yearGroups: given(years, cells, 'yearGroups'),
      houses: given(list, cells, 'houses'),
      endDate: given(date, cells, 'endDate'),
    };
  },
);

const years = (cells: Cells, column: string): number[] | null =>
  list(cells, column)?.map((year) => yearGroup(year, column)) ?? null;
