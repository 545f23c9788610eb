/** A pupil's marks by day, as people print them for a meeting or a file. */
import type { PupilYear } from '#shared/contracts/pupils/pupil-year.ts';
import { addDays } from '#shared/domain/basics/school-date.ts';
import { weekdayText, schoolYearText } from '#shared/wording/basics/date-text.ts';
import { sessionsMissedText } from '#shared/wording/registers/rate-text.ts';
import { percentText } from '#shared/wording/basics/number-text.ts';
import { pupilYearLabels, sessionText } from '#shared/wording/pupils/pupil-year-text.ts';
import { sheetColumns, sheetNotes } from '#shared/wording/basics/sheet-text.ts';
import type { Sheet, SheetCell } from '../basics/sheet.ts';

/** One row a day with a session that was due or entered ahead, oldest first. */
export function pupilYearSheet(year: PupilYear): Sheet {
  const { pupil } = year;
  const last = year.weeks.at(-1)?.week ?? `${year.schoolYear + 1}-07-31`;
  const days = year.weeks.flatMap(({ week, marks, kinds }) =>
    [0, 1, 2, 3, 4].map((day) => ({
      date: addDays(week, day),
      am: marks[day * 2] ?? '',
      pm: marks[day * 2 + 1] ?? '',
      amKind: kinds[day * 2] ?? 'no-school',
      pmKind: kinds[day * 2 + 1] ?? 'no-school',
    })),
  );
  const weekend = [...Map.groupBy(year.weekend, ({ date }) => date)].map(([date, marks]) => {
    const [am, pm] = (['AM', 'PM'] as const).map((half) => marks.find(({ session }) => session === half));
    return {
      date,
      am: am?.code ?? '',
      pm: pm?.code ?? '',
      amKind: am?.kind ?? ('no-school' as const),
      pmKind: pm?.kind ?? ('no-school' as const),
    };
  });
  return {
    name: `attendance-${pupil.school}-${pupil.id}-${year.schoolYear}`,
    title: pupilYearLabels.sheet(pupil.name, schoolYearText(year.schoolYear)),
    notes: [
      `${percentText(year.rate.percent)}: ${sessionsMissedText(year.rate)}.`,
      sheetNotes.dataFrom(year.asOf, last),
      sheetNotes.missing(year.sessions.missing),
    ],
    headings: [
      sheetColumns.upn,
      sheetColumns.date,
      sheetColumns.weekday,
      sheetColumns.am,
      sheetColumns.amMeaning,
      sheetColumns.pm,
      sheetColumns.pmMeaning,
    ],
    rows: [...days, ...weekend]
      .filter(({ am, pm }) => am !== '' || pm !== '')
      .sort((a, b) => (a.date < b.date ? -1 : 1))
      .map(({ date, am, pm, amKind, pmKind }): SheetCell[] => [
        year.upn,
        date,
        weekdayText(date),
        am,
        sessionText(am, amKind, date),
        pm,
        sessionText(pm, pmKind, date),
      ]),
  };
}
