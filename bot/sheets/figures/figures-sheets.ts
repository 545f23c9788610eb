/** The trust's tables as the deck has them. */
import { bandName } from '#shared/domain/figures/attendance-band.ts';
import type { DailyTargets, TrustBands, TrustDaily, TrustGaps } from '#shared/contracts/figures/figures.ts';
import type { Measures } from '#shared/contracts/figures/measures.ts';
import { codeMeaning, codeShown } from '#shared/wording/registers/code-text.ts';
import { cohortText } from '#shared/wording/targets/cohort-text.ts';
import { nationalGapSentence } from '#shared/wording/targets/national-gap-text.ts';
import { sheetColumns, sheetNotes } from '#shared/wording/basics/sheet-text.ts';
import { sheetLabels } from '#shared/wording/figures/sheet-text.ts';
import { decimalCell, percentCell, withReasons, type Sheet, type SheetCell } from '../basics/sheet.ts';

export function dailySheet(daily: TrustDaily): Sheet {
  const cells = (of: TrustDaily['trust'] | TrustDaily['schools'][number]): SheetCell[] => [
    of.cohort.pp,
    of.cohort.all,
    percentCell(of.rate.pp),
    percentCell(of.rate.all),
    percentCell(of.rate.nonPp),
    of.allowed,
    of.absent,
    of.diff,
    of.changeSincePreviousDay,
    of.missingMarks,
    of.registersMissing,
  ];
  const sheet = {
    name: `daily-diff-${daily.date}`,
    title: sheetLabels.daily(daily.date),
    notes: [sheetNotes.dataFrom(daily.asOf, daily.date), sheetNotes.missing(daily.trust.missingMarks)],
    days: { from: daily.date, to: daily.date },
    headings: [
      sheetColumns.school,
      sheetColumns.target,
      sheetColumns.targetOf,
      sheetColumns.ppPupils,
      sheetColumns.allPupils,
      sheetColumns.pp,
      sheetColumns.all,
      sheetColumns.nonPp,
      sheetColumns.allowed,
      sheetColumns.absent,
      sheetColumns.diff,
      sheetColumns.change,
      sheetColumns.missingMarks,
      sheetColumns.registersMissing,
      sheetColumns.dataFrom,
    ],
    rows: [
      ...daily.schools.map((school) => [
        school.name,
        school.target.percent,
        cohortText(school.target.cohort),
        ...cells(school),
        school.asOf,
      ]),
      [sheetLabels.trust, null, null, ...cells(daily.trust), daily.asOf],
    ],
  };
  return withReasons(
    sheet,
    [...daily.schools, daily.trust].map(({ hidden }) => hidden),
  );
}

export function gapsSheet(gaps: TrustGaps): Sheet {
  const cells = (of: TrustGaps['trust']): SheetCell[] => [
    percentCell(of.pp),
    percentCell(of.nonPp),
    percentCell(of.all),
    decimalCell(of.gap),
    of.missingMarks,
  ];
  const sheet = {
    name: `gaps-${gaps.from}-${gaps.to}`,
    title: sheetLabels.gaps(gaps.from, gaps.to),
    notes: [
      sheetNotes.dataFrom(gaps.asOf, gaps.to),
      sheetNotes.missing(gaps.trust.missingMarks),
      nationalGapSentence(gaps.national),
    ],
    days: gaps,
    headings: [
      sheetColumns.school,
      sheetColumns.pp,
      sheetColumns.nonPp,
      sheetColumns.all,
      sheetColumns.gap,
      sheetColumns.missingMarks,
    ],
    rows: [
      ...gaps.schools.map((school) => [school.name, ...cells(school)]),
      [sheetLabels.trust, ...cells(gaps.trust)],
    ],
  };
  return withReasons(
    sheet,
    [...gaps.schools, gaps.trust].map(({ hidden }) => hidden),
  );
}

export function bandsSheet(bands: TrustBands): Sheet {
  const names = bands.edges.slice(0, -1).map((_, band) => `${bandName(band)} %`);
  const cells = (of: TrustBands['trust']): SheetCell[] => [
    of.pupils,
    ...(of.counts ?? names.map(() => null)),
    ...(of.percents ?? names.map(() => null)),
    of.persistentlyAbsent,
    of.severelyAbsent,
  ];
  const sheet = {
    name: `bands-${bands.from}-${bands.to}`,
    title: sheetLabels.bands(bands.from, bands.to),
    notes: [sheetNotes.dataFrom(bands.asOf, bands.to), sheetNotes.missing(bands.trust.missingMarks)],
    days: bands,
    headings: [
      sheetColumns.school,
      sheetColumns.pupils,
      ...names.map((name) => `${name}: ${sheetColumns.pupils.toLowerCase()}`),
      ...names.map((name) => `${name}: share`),
      sheetColumns.persistent,
      sheetColumns.severe,
    ],
    rows: [
      ...bands.schools.map((school) => [school.name, ...cells(school)]),
      [sheetLabels.trust, ...cells(bands.trust)],
    ],
  };
  return withReasons(
    sheet,
    [...bands.schools, bands.trust].map(({ hidden }) => hidden),
  );
}

export function dailyTargetsSheet({ rows }: DailyTargets): Sheet {
  // An object would put whole percents in order of number: the deck goes from the highest down.
  const percents = Object.keys(rows[0]?.allowed ?? {}).sort((a, b) => Number(b) - Number(a));
  const sheet = {
    name: 'daily-targets',
    title: sheetLabels.dailyTargets,
    notes: [],
    headings: [
      sheetColumns.school,
      sheetColumns.cohort,
      sheetColumns.onePupil,
      ...percents.map((percent) => `${percent} %`),
    ],
    rows: rows.map((row) => [
      row.school,
      row.cohort,
      row.onePupilPercent === null ? null : { number: row.onePupilPercent, decimals: 2 as const },
      ...percents.map((percent) => row.allowed[percent] ?? null),
    ]),
  };
  return withReasons(
    sheet,
    rows.map(({ hidden }) => hidden),
  );
}

const measureHeadings = [
  sheetColumns.onRoll,
  sheetColumns.attended,
  sheetColumns.possible,
  sheetColumns.rate,
  sheetColumns.authorised,
  sheetColumns.unauthorised,
  sheetColumns.late,
  sheetColumns.pp,
  sheetColumns.nonPp,
  sheetColumns.gap,
  sheetColumns.gapSend,
  sheetColumns.persistent,
  sheetColumns.severe,
  sheetColumns.missingMarks,
];

export function measuresSheet(measures: Measures): Sheet {
  if ((measures.total ?? measures.rows[0])?.codes) return codesSheet(measures);
  const cells = (of: NonNullable<Measures['total']>): SheetCell[] => [
    of.onRoll,
    of.sessions.attended,
    of.sessions.possible,
    percentCell(of.rate),
    ...[of.percents.authorised, of.percents.unauthorised, of.percents.late].map(decimalCell),
    percentCell(of.pp),
    percentCell(of.nonPp),
    decimalCell(of.gapPp),
    decimalCell(of.gapSend),
    of.persistentlyAbsent,
    of.severelyAbsent,
    of.sessions.missing,
  ];
  const sheet = {
    name: `attendance-${measures.from}-${measures.to}`,
    title: sheetLabels.figures(measures.from, measures.to),
    notes: [
      sheetNotes.dataFrom(measures.asOf, measures.to),
      sheetNotes.missing(measures.total?.sessions.missing ?? null),
      sheetLabels.absenceOf,
    ],
    days: measures,
    headings: [...groupHeadings(measures), ...measureHeadings],
    rows: [
      ...measures.rows.map((row) => [...groupCells(measures, row), ...cells(row)]),
      ...(measures.rows.length > 1 && measures.total
        ? [[...groupCells(measures, { name: totalName(measures) }), ...cells(measures.total)]]
        : []),
      ...measures.hidden.map((group): SheetCell[] => [
        ...groupCells(measures, group),
        ...measureHeadings.map(() => null),
      ]),
    ],
  };
  return withReasons(sheet, [
    ...sheet.rows.slice(measures.hidden.length).map(() => null),
    ...measures.hidden.map(({ hidden }) => hidden),
  ]);
}

/** A pupil is matched to the MIS by UPN; other groups have a name only. */
const groupHeadings = ({ by }: Measures): string[] =>
  by === 'pupil' ? [sheetColumns.name, sheetColumns.upn] : [sheetColumns.group];

const groupCells = (
  { by }: Measures,
  { name, upn }: { name: string; upn?: string | undefined },
): SheetCell[] => (by === 'pupil' ? [name, upn ?? null] : [name]);

/** The sum of a school's groups is the school's, not the trust's. */
const totalName = ({ rows }: Measures): string =>
  rows[0]?.school && rows.every(({ school }) => school === rows[0]?.school) && rows.length > 1
    ? sheetLabels.all
    : sheetLabels.trust;

/** A line for each code of each group. */
function codesSheet(measures: Measures): Sheet {
  const of = (
    group: { name: string; upn?: string | undefined },
    { codes = [] }: NonNullable<Measures['total']>,
  ) =>
    codes.map(({ code, sessions, percent }): SheetCell[] => [
      ...groupCells(measures, group),
      codeShown(code),
      codeMeaning(code),
      sessions,
      decimalCell(percent),
    ]);
  return {
    name: `codes-${measures.from}-${measures.to}`,
    title: sheetLabels.codes(measures.from, measures.to),
    notes: [sheetNotes.dataFrom(measures.asOf, measures.to)],
    days: measures,
    headings: [
      ...groupHeadings(measures),
      sheetColumns.code,
      sheetColumns.meaning,
      sheetColumns.sessions,
      sheetColumns.ofPossible,
    ],
    rows: [
      ...measures.rows.flatMap((row) => of(row, row)),
      ...(measures.rows.length > 1 && measures.total
        ? of({ name: totalName(measures) }, measures.total)
        : []),
    ],
  };
}
