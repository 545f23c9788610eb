/** Lists of a school that people carry: key groups, owed registers, first days back. */
import type { FirstDaysBack } from '#shared/contracts/figures/first-days-back.ts';
import { sheetColumns } from '#shared/wording/basics/sheet-text.ts';
import { sheetLabels } from '#shared/wording/figures/sheet-text.ts';
import { withReasons, type Sheet } from '../basics/sheet.ts';

export function firstDaysBackSheet({ date, schools }: FirstDaysBack): Sheet {
  const [only] = schools;
  const sheet = { title: sheetLabels.firstDaysBack, notes: [] };
  if (schools.length === 1 && only?.pupils)
    return {
      ...sheet,
      name: `first-day-back-${only.school}-${only.firstDay ?? date}`,
      headings: [
        sheetColumns.name,
        sheetColumns.upn,
        sheetColumns.year,
        sheetColumns.tutorGroup,
        sheetColumns.am,
        sheetColumns.pm,
        sheetColumns.backOn,
      ],
      rows: only.pupils.map((one) => [
        one.pupil.name,
        one.upn,
        one.yearGroup,
        one.registerGroup,
        one.marks.AM,
        one.marks.PM,
        one.backOn,
      ]),
    };
  return withReasons(
    {
      ...sheet,
      name: `first-day-back-${date}`,
      headings: [
        sheetColumns.school,
        sheetColumns.date,
        sheetColumns.onRoll,
        sheetColumns.back,
        sheetColumns.notBack,
        sheetColumns.notKnown,
      ],
      rows: schools.map((school) => [
        school.name,
        school.firstDay,
        school.onRoll,
        school.back,
        school.notBack,
        school.notKnown,
      ]),
    },
    schools.map(({ hidden }) => hidden),
  );
}
