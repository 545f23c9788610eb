/** Every kind of file, as CSV; one left out does not compile. */
import type { ImportKind } from '#shared/domain/people/import-kinds.ts';
import type { RowOfKind } from '#shared/contracts/imports/file-rows.ts';
import type { Columns, CsvKind } from './csv-kind.ts';
import { contactFile } from './kinds/contacts.ts';
import { minimumFile } from './kinds/minimums.ts';
import { pupilFile } from './kinds/pupils.ts';
import { resultFile } from './kinds/results.ts';
import { schoolFile } from './kinds/schools.ts';
import { staffFile } from './kinds/staff.ts';
import { periodFile } from './kinds/terms.ts';
import { markColumns } from './kinds/marks.ts';

export const csvKinds: { [Kind in Exclude<ImportKind, 'marks'>]: CsvKind<RowOfKind[Kind]> } = {
  schools: schoolFile,
  terms: periodFile,
  staff: staffFile,
  pupils: pupilFile,
  contacts: contactFile,
  minimums: minimumFile,
  results: resultFile,
};

export const columnsOf = (kind: ImportKind): Columns =>
  kind === 'marks' ? markColumns : csvKinds[kind].columns;
