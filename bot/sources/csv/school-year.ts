import { readSchoolYear } from '#shared/domain/basics/school-date.ts';
import { CellFault, required, type Cells } from './cells.ts';

export function schoolYearOf(cells: Cells): number {
  const year = required(cells, 'schoolYear');
  const schoolYear = readSchoolYear(year);
  if (schoolYear === null) throw new CellFault('schoolYear', year, 'Expected a school year, like 2026/27.');
  return schoolYear;
}
