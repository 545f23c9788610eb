/** Every kind of file, as CSV; one left out does not compile. */
import type { ImportKind } from '#shared/domain/people/import-kinds.ts';
import type { RowOfKind } from '#shared/contracts/imports/file-rows.ts';
import type { CsvKind } from './csv-kind.ts';
import { contactFile } from './kinds/contacts.ts';
import { markFile } from './kinds/marks.ts';
import { minimumFile } from './kinds/minimums.ts';
import { pupilFile } from './kinds/pupils.ts';
import { resultFile } from './kinds/results.ts';
import { schoolFile } from './kinds/schools.ts';
import { staffFile } from './kinds/staff.ts';
import { termFile } from './kinds/terms.ts';

export const csvKinds: { [Kind in ImportKind]: CsvKind<RowOfKind[Kind]> } = {
  schools: schoolFile,
  terms: termFile,
  staff: staffFile,
  pupils: pupilFile,
  contacts: contactFile,
  marks: markFile,
  minimums: minimumFile,
  results: resultFile,
};
