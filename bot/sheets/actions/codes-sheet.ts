import type { CodesToEnter } from '#shared/contracts/actions/codes-to-enter.ts';
import { codesText, codeStateText } from '#shared/wording/actions/code-text.ts';
import { sheetColumns, sheetNotes } from '#shared/wording/basics/sheet-text.ts';
import type { Sheet } from '../basics/sheet.ts';

/** In the order of the list. */
export const codesSheet = (list: CodesToEnter): Sheet => ({
  name: `codes-to-enter-${list.school}-${list.date}`,
  title: codesText.sheet(list.schoolName, list.date),
  notes: [sheetNotes.dataFrom(list.asOf, list.date)],
  headings: [
    sheetColumns.name,
    sheetColumns.year,
    sheetColumns.tutorGroup,
    sheetColumns.date,
    sheetColumns.session,
    sheetColumns.code,
    codesText.columns.comment,
    codesText.columns.age,
    codesText.columns.state,
  ],
  rows: list.items.map((row) => [
    row.pupil.name,
    row.yearGroup,
    row.tutorGroup,
    row.date,
    row.session,
    row.code,
    row.comment,
    row.ageInSchoolDays,
    codeStateText(row),
  ]),
});
