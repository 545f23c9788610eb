/** The trust's other tables: days stacked as the deck has them, key measures, post-16. */
import type { KeyMeasures, PostSixteen, TrustDays } from '#shared/contracts/figures/trust-tables.ts';
import { firstDayOfSchoolYear, schoolYearOf } from '#shared/domain/basics/school-date.ts';
import { dayText } from '#shared/wording/basics/date-text.ts';
import { phaseLabels } from '#shared/wording/figures/measure-text.ts';
import { missingOnText } from '#shared/wording/figures/trust-table-text.ts';
import { sheetColumns, sheetNotes } from '#shared/wording/basics/sheet-text.ts';
import { sheetLabels } from '#shared/wording/figures/sheet-text.ts';
import { percentCell, withReasons, type Sheet, type SheetCell } from '../basics/sheet.ts';

/** Academies across, days down, newest first. */
export function trustDaysSheet({ days }: TrustDays): Sheet {
  const schools = [
    ...new Map(days.flatMap((day) => day.schools.map(({ school, name }) => [school, name] as const))),
  ].sort(([, a], [, b]) => a.localeCompare(b, 'en-GB'));
  type Day = TrustDays['days'][number];
  type Of = Day['trust'] | Day['schools'][number];
  const line = (day: Day, what: string, cell: (of: Of) => SheetCell): SheetCell[] => [
    day.date,
    what,
    ...schools.map(([id]) => {
      const row = day.schools.find(({ school }) => school === id);
      return row ? cell(row) : null;
    }),
    cell(day.trust),
  ];
  return {
    name: `daily-diff-${days.at(-1)?.date ?? ''}-${days[0]?.date ?? ''}`,
    title: sheetLabels.days,
    notes: days.flatMap((day) => [
      `${dayText(day.date)}: ${sheetNotes.dataFrom(day.asOf, day.date)}`,
      ...[...day.schools, { ...day.trust, name: sheetLabels.trust }].flatMap(({ name, hidden }) =>
        hidden === null ? [] : [`${name}: ${hidden}`],
      ),
    ]),
    headings: [sheetColumns.date, sheetColumns.figure, ...schools.map(([, name]) => name), sheetLabels.trust],
    rows: days.flatMap((day) => [
      line(day, sheetColumns.pp, (of) => percentCell(of.rate.pp)),
      line(day, sheetColumns.all, (of) => percentCell(of.rate.all)),
      line(day, sheetColumns.nonPp, (of) => percentCell(of.rate.nonPp)),
      line(day, sheetColumns.diff, (of) => of.diff),
      line(day, sheetColumns.missingMarks, (of) => of.missingMarks),
    ]),
  };
}

export function keyMeasuresSheet(measures: KeyMeasures): Sheet {
  const { rows, trust, date } = measures;
  const sheet = {
    name: `key-measures-${date}`,
    title: sheetLabels.keyMeasures(date),
    notes: [sheetNotes.dataFrom(measures.asOf, date)],
    days: { from: firstDayOfSchoolYear(schoolYearOf(date)), to: date, asOf: measures.asOf },
    headings: [
      sheetColumns.school,
      sheetColumns.phase,
      sheetColumns.under,
      sheetColumns.pupils,
      sheetColumns.below,
      sheetColumns.weekBefore,
      sheetColumns.change,
      sheetColumns.missingMarks,
    ],
    rows: [
      ...rows.map((row) => [
        row.name,
        phaseLabels[row.phase],
        row.underPercent,
        row.pupils,
        row.below,
        row.belowWeekBefore,
        row.change,
        row.missingMarks,
      ]),
      [
        sheetLabels.trust,
        null,
        null,
        trust.pupils,
        trust.below,
        trust.belowWeekBefore,
        trust.change,
        trust.missingMarks,
      ],
    ],
  };
  return withReasons(
    sheet,
    [...rows, trust].map(({ hidden }) => hidden),
  );
}

export function postSixteenSheet({ from, to, asOf, schools, trust }: PostSixteen): Sheet {
  const cells = (of: PostSixteen['trust']): SheetCell[] => [
    of.pupils,
    of.rate?.attended ?? null,
    of.rate?.possible ?? null,
    percentCell(of.rate),
    of.missingMarks,
  ];
  const sheet = {
    name: `post-16-${from}-${to}`,
    title: sheetLabels.postSixteen(from, to),
    notes: [sheetLabels.basis, sheetNotes.dataFrom(asOf, to)],
    days: { from, to, asOf },
    headings: [
      sheetColumns.school,
      sheetColumns.target,
      sheetColumns.pupils,
      sheetColumns.attended,
      sheetColumns.possible,
      sheetColumns.rate,
      sheetColumns.missingMarks,
      sheetColumns.notes,
    ],
    rows: [
      ...schools.map((school) => [
        school.name,
        school.targetPercent,
        ...cells(school),
        school.notes.map(missingOnText).join('; '),
      ]),
      [sheetLabels.trust, null, ...cells(trust), ''],
    ],
  };
  return withReasons(
    sheet,
    [...schools, trust].map(({ hidden }) => hidden),
  );
}
