/** Lists of a school that people carry: key groups, owed registers, first days back. */
import type { FirstDaysBack, KeyGroupPupils, OpenRegisters } from '#shared/contracts/pupils/school-lists.ts';
import { firstDayOfSchoolYear, schoolYearOf } from '#shared/domain/basics/school-date.ts';
import { checkInReasonWords, checkInWords } from '#shared/wording/pupils/check-in-words.ts';
import { wordsOfFlag } from '#shared/wording/roll/flag-words.ts';
import { sheetWords } from '#shared/wording/figures/sheet-words.ts';
import { percentCell, type Sheet } from '../basics/sheet.ts';

const { columns } = sheetWords;

export function keyGroupSheet(list: KeyGroupPupils): Sheet {
  const says = list.pupils.some(({ checkIn }) => checkIn);
  return {
    name: `${list.school}-${list.group}-${list.date}`,
    title: sheetWords.keyGroup(list.name, list.schoolName),
    notes: [sheetWords.dataFrom(list.asOf, list.date)],
    days: { from: firstDayOfSchoolYear(schoolYearOf(list.date)), to: list.date, asOf: list.asOf },
    headings: [
      ...[
        columns.name,
        columns.upn,
        columns.year,
        columns.tutorGroup,
        columns.flags,
        columns.rate,
        columns.missed,
      ],
      ...[columns.possible, columns.left, columns.am, columns.pm],
      ...(says ? [checkInWords.column] : []),
    ],
    rows: list.pupils.map((pupil) => [
      ...[pupil.name, pupil.upn, pupil.yearGroup, pupil.tutorGroup],
      pupil.flags.map((flag) => wordsOfFlag(flag).short).join(', '),
      ...[percentCell(pupil.yearToDate), pupil.missedSessions, pupil.yearToDate.possible, pupil.sessionsLeft],
      ...[pupil.marks.AM, pupil.marks.PM],
      ...(pupil.checkIn ? [checkInReasonWords(pupil.checkIn).join('; ')] : []),
    ]),
  };
}

/** Of one school the registers; of several the counts. */
export function owedSheet({ from, to, schools }: OpenRegisters): Sheet {
  const [only] = schools;
  const sheet = { title: sheetWords.owed(from, to), notes: [] };
  if (schools.length === 1 && only?.registers)
    return {
      ...sheet,
      name: `owed-${only.school}-${from}-${to}`,
      headings: [
        ...[
          columns.date,
          columns.session,
          columns.tutorGroup,
          columns.onRoll,
          columns.marked,
          columns.owedBy,
        ],
      ],
      rows: only.registers.map((register) => [
        ...[register.date, register.session, register.registerGroup, register.onRoll, register.marked],
        register.owedBy.join(', '),
      ]),
    };
  return {
    ...sheet,
    name: `owed-${from}-${to}`,
    days: { from, to },
    headings: [
      ...[columns.school, columns.registersMissing, columns.missingMarks],
      ...[columns.unexplainedFromThree, columns.unexplainedOverFive],
    ],
    rows: schools.map((school) => [
      ...[school.name, school.registersMissing, school.missingMarks],
      ...[school.unexplainedFromThree, school.unexplainedOverFive],
    ]),
  };
}

export function firstDaysBackSheet({ date, schools }: FirstDaysBack): Sheet {
  const [only] = schools;
  const sheet = { title: sheetWords.firstDaysBack, notes: [] };
  if (schools.length === 1 && only?.pupils)
    return {
      ...sheet,
      name: `first-day-back-${only.school}-${only.firstDay ?? date}`,
      headings: [
        ...[columns.name, columns.upn, columns.year, columns.tutorGroup],
        ...[columns.am, columns.pm, columns.backOn],
      ],
      rows: only.pupils.map((one) => [
        ...[
          one.pupil.name,
          one.upn,
          one.yearGroup,
          one.registerGroup,
          one.marks.AM,
          one.marks.PM,
          one.backOn,
        ],
      ]),
    };
  return {
    ...sheet,
    name: `first-day-back-${date}`,
    headings: [columns.school, columns.date, columns.onRoll, columns.back, columns.notBack, columns.notKnown],
    rows: schools.map((school) => [
      ...[school.name, school.firstDay, school.onRoll, school.back, school.notBack, school.notKnown],
    ]),
  };
}
