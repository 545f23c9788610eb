import type { PeriodRow } from '#shared/contracts/people/file-rows.ts';
import { EVERY_SCHOOL } from '#shared/domain/people/permission.ts';
import type { PeriodKind, PolicyTerm } from '#shared/domain/basics/school-calendar.ts';
import { CellFault, given, oneOf, required, requiredDate, text, wholeNumber } from '../cells.ts';
import { readByColumn } from '../csv-kind.ts';

const periodKinds: readonly PeriodKind[] = ['term', 'holiday', 'inset', 'closure'];

export const termFile = readByColumn<PeriodRow>(
  {
    school: { alsoKnownAs: ['school code', 'academy', 'school id'] },
    name: { required: true, alsoKnownAs: ['term', 'description'] },
    kind: { required: true, alsoKnownAs: ['type'] },
    starts: { required: true, alsoKnownAs: ['start', 'start date', 'from'] },
    ends: { required: true, alsoKnownAs: ['end', 'end date', 'to'] },
    policyTerm: {},
  },
  (cells) => {
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
      policyTerm: given(wholeNumber, cells, 'policyTerm', 1, 3) as PolicyTerm | null | undefined,
    };
  },
);
