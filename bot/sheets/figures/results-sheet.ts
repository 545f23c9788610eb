import type { ResultsGroup, TrustResults } from '#shared/contracts/figures/results.ts';
import { isUnsaid, resultsShown } from '#shared/domain/figures/results-shown.ts';
import { resultsLabels } from '#shared/wording/figures/results-text.ts';
import { sheetLabels } from '#shared/wording/figures/sheet-text.ts';
import { decimalCell, type Sheet, type SheetCell } from '../basics/sheet.ts';

/** Year 11's results by band. A paper may leave the trust: no group under 10 stands in it, whoever takes it. */
export function resultsSheet({ schoolYear, schools, trust }: TrustResults): Sheet {
  const { sheetColumns: columns, small } = resultsLabels;
  const rows = [...schools, { ...trust, school: '', name: sheetLabels.trust }];
  const shown = resultsShown(
    rows,
    rows.map(() => false),
  );
  return {
    name: `attendance-and-results-${schoolYear}`,
    title: resultsLabels.sheet(schoolYear),
    notes: [`“${small}”: ${resultsLabels.smallSays}`],
    headings: [
      columns.school,
      columns.band,
      columns.pupils,
      columns.progress8,
      columns.progress8Of,
      columns.graded,
      columns.fourPlus,
      columns.fourPlusPercent,
      columns.fivePlus,
      columns.fivePlusPercent,
      columns.withoutResult,
      columns.withoutAttendance,
    ],
    rows: shown.flatMap(({ name, bands, all, withoutResult, withoutAttendance }) => [
      ...bands.map((group, band) => [name, resultsLabels.band(band), ...groupCells(group), null, null]),
      [name, resultsLabels.all, ...groupCells(all), withoutResult ?? small, withoutAttendance ?? small],
    ]),
  };
}

function groupCells(group: ResultsGroup | null): SheetCell[] {
  const { small } = resultsLabels;
  if (group === null) return [small, null, null, null, null, null, null, null];
  const { pupils, progress8, fourPlus, fivePlus } = group;
  return [
    pupils,
    ...(progress8
      ? [progress8.mean === null ? null : { number: progress8.mean, decimals: 2 as const }, progress8.of]
      : [small, null]),
    ...(fourPlus ? [fourPlus.of, ...shareCells(fourPlus)] : [small, null, null]),
    ...(fivePlus ? shareCells(fivePlus) : [small, null]),
  ];
}

/** Of a few who reached it nothing is said, nor their share, which they would follow from. */
function shareCells({ pupils, percent }: { pupils: number; percent: number | null }): SheetCell[] {
  return isUnsaid(pupils) ? [resultsLabels.small, null] : [pupils, decimalCell(percent)];
}
