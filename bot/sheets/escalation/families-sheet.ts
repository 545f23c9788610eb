import type { FamiliesToWriteTo } from '#shared/contracts/escalation/families-to-write-to.ts';
import { sheetNotes } from '#shared/wording/basics/sheet-text.ts';
import { familiesText, leftOutLabels } from '#shared/wording/escalation/families-text.ts';
import { decimalCell, type Sheet } from '../basics/sheet.ts';

const { columns } = familiesText;

/** A row a family, for a letter to each; those who are left out stand below, with the reason. */
export const familiesSheet = (list: FamiliesToWriteTo): Sheet => ({
  name: `families-${list.school}-${list.date}`,
  title: familiesText.sheet(list.schoolName, list.date),
  notes: [sheetNotes.dataFrom(list.asOf, list.date), familiesText.says],
  headings: [
    columns.to,
    columns.address,
    columns.email,
    columns.children,
    columns.daysMissed,
    columns.leftOut,
  ],
  rows: list.families
    .toSorted((a, b) => Number(a.leftOut !== null) - Number(b.leftOut !== null))
    .map(({ to, children, daysMissed, leftOut }) => [
      to?.name ?? null,
      to?.address ?? null,
      to?.email ?? null,
      children.map(({ name, tutorGroup }) => [name, tutorGroup].filter(Boolean).join(', ')).join('; '),
      decimalCell(daysMissed),
      leftOut && leftOutLabels[leftOut],
    ]),
});
