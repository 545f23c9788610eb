import type { KeyGroupPupils } from '#shared/contracts/pupils/key-groups.ts';
import { firstDayOfSchoolYear, schoolYearOf } from '#shared/domain/basics/school-date.ts';
import { sheetColumns, sheetNotes } from '#shared/wording/basics/sheet-words.ts';
import { keyGroupPageWords } from '#shared/wording/pupils/key-group-words.ts';
import { checkInWords, checkInReasonWords } from '#shared/wording/pupils/check-in-words.ts';
import { wordsOfFlag } from '#shared/wording/roll/flag-words.ts';
import { percentCell, type Sheet } from '../basics/sheet.ts';

export function keyGroupSheet(list: KeyGroupPupils): Sheet {
  const says = list.pupils.some(({ checkIn }) => checkIn);
  return {
    name: `${list.school}-${list.group}-${list.date}`,
    title: keyGroupPageWords.sheet(list.name, list.schoolName),
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
      ...(says ? [checkInWords.column] : []),
    ],
    rows: list.pupils.map((pupil) => [
      pupil.name,
      pupil.upn,
      pupil.yearGroup,
      pupil.tutorGroup,
      pupil.flags.map((flag) => wordsOfFlag(flag).short).join(', '),
      percentCell(pupil.yearToDate),
      pupil.missedSessions,
      pupil.yearToDate.possible,
      pupil.sessionsLeft,
      pupil.marks.AM,
      pupil.marks.PM,
      ...(pupil.checkIn ? [checkInReasonWords(pupil.checkIn).join('; ')] : []),
    ]),
  };
}
