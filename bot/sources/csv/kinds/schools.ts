import type { SchoolRow } from '#shared/contracts/people/file-rows.ts';
import { EVERY_SCHOOL } from '#shared/domain/people/permission.ts';
import type { SchoolPhase } from '#shared/domain/basics/year-group.ts';
import { CellFault, clockTime, given, oneOf, required, text } from '../cells.ts';
import { readByColumn } from '../csv-kind.ts';

const phases: readonly SchoolPhase[] = ['primary', 'secondary', 'all-through', 'special', 'post16'];

export const schoolFile = readByColumn<SchoolRow>(
  {
    school: { required: true, alsoKnownAs: ['school code', 'code', 'school id'] },
    name: { required: true, alsoKnownAs: ['school name', 'academy name'] },
    phase: { required: true },
    trust: { alsoKnownAs: ['trust name', 'mat'] },
    cluster: {},
    registerClosesAm: { alsoKnownAs: ['am register closes', 'register closes morning'] },
    registerClosesPm: { alsoKnownAs: ['pm register closes', 'register closes afternoon'] },
  },
  (cells) => {
    const id = required(cells, 'school', 40);
    if (id === EVERY_SCHOOL)
      throw new CellFault('school', id, 'Expected a school code of letters or digits.');
    return {
      id,
      name: required(cells, 'name'),
      phase: oneOf(cells, 'phase', phases),
      trust: given(text, cells, 'trust'),
      cluster: given(text, cells, 'cluster'),
      registerClosesAm: given(clockTime, cells, 'registerClosesAm'),
      registerClosesPm: given(clockTime, cells, 'registerClosesPm'),
    };
  },
);
