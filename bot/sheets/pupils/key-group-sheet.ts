import type { KeyGroupPupils } from '#shared/contracts/pupils/key-groups.ts';
import { firstDayOfSchoolYear, schoolYearOf } from '#shared/domain/basics/school-date.ts';
import { sheetColumns, sheetNotes } from '#shared/wording/basics/sheet-text.ts';
import { keyGroupPageLabels } from '#shared/wording/pupils/key-group-text.ts';
import { checkInLabels, checkInReasonTexts } from '#shared/wording/pupils/check-in-text.ts';
import { flagLabels } from '#shared/wording/roll/flag-text.ts';
import { percentCell, type Sheet } from '../basics/sheet.ts';

export function keyGroupSheet(list: KeyGroupPupils): Sheet {
  const says = list.pupils.some(({ checkIn }) => checkIn);
  return {
    name: `${list.school}-${list.group}-${list.date}`,
    title: keyGroupPageLabels.sheet(list.name, list.schoolName),
    notes: [sheetNotes.dataFrom(list.asOf, list.date)],
    days: { from: firstDayOfSchoolYear(schoolYearOf(list.date)), to: list.date, asOf: list.asOf },
    headings: [
      sheetColumns.name,
      sheetColumns.upn,
      sheetColumns.year,
      sheetColumns.tutorGroup,
      sheetColumns.flags,
      sheetColumns.rate,
      sheetColumns.missed,
      sheetColumns.possible,
      sheetColumns.left,
      sheetColumns.am,
      sheetColumns.pm,
      ...(says ? [checkInLabels.column] : []),
    ],
    rows: list.pupils.map((pupil) => [
      pupil.name,
      pupil.upn,
      pupil.yearGroup,
      pupil.tutorGroup,
      pupil.flags.map((flag) => flagLabels(flag).short).join(', '),
      percentCell(pupil.yearToDate),
      pupil.missedSessions,
      pupil.yearToDate.possible,
      pupil.sessionsLeft,
      pupil.marks.AM,
      pupil.marks.PM,
      ...(pupil.checkIn ? [checkInReasonTexts(pupil.checkIn).join('; ')] : []),
    ]),
  };
}
