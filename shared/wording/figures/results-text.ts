/** Year 11's results beside their attendance. */
import { bandName } from '../../domain/figures/attendance-band.ts';
import { plural, countText, percentText } from '../basics/number-text.ts';
import { schoolYearText } from '../basics/date-text.ts';

export const resultsLabels = {
  pageTitle: 'Attendance and results',
  title: 'Year 11 by band of attendance',
  schoolYear: 'School year',
  year: schoolYearText,
  table: 'Year 11 by band of attendance',
  columns: {
    band: 'Attendance',
    pupils: 'Pupils',
    progress8: 'Progress 8',
    fourPlus: '4+ in English and maths',
    fivePlus: '5+ in English and maths',
  },
  all: 'All of year 11',
  band: (band: number): string => `${bandName(band)} %`,
  /** In place of a small group's figures. */
  small: 'under 10',
  smallSays:
    'Groups under 10 are not shown, nor what would give them away: a group beside one, or the sum of both.',
  none: (schoolYear: number): string =>
    `No results of ${schoolYearText(schoolYear)} have been brought in yet.`,
  noneSays:
    'They come in once a year, as a CSV file of “Results of year 11” under “Bring in files”: school, upn, schoolYear, progress8, english and maths. Those who bring in pupils’ files can bring it in.',
  sheet: (schoolYear: number): string => `Attendance and results, year 11 of ${schoolYearText(schoolYear)}`,
  sheetColumns: {
    school: 'School',
    band: 'Attendance',
    pupils: 'Pupils',
    progress8: 'Progress 8',
    progress8Of: 'Pupils with Progress 8',
    graded: 'Pupils with both grades',
    fourPlus: '4+ in English and maths',
    fourPlusPercent: '4+ %',
    fivePlus: '5+ in English and maths',
    fivePlusPercent: '5+ %',
    withoutResult: 'Without a result',
    withoutAttendance: 'Without attendance',
  },
};

interface Beside {
  withoutResult: number | null;
  withoutAttendance: number | null;
}

/** "Year 11 of 2025/26 at Hawthorn Academy: 182 pupils with a result, by their attendance that school year." */
export function resultsSentence(schoolYear: number, whose: string, pupils: number | null): string {
  const many = pupils === null ? 'fewer than 10 pupils' : plural(pupils, 'pupil');
  return `Year 11 of ${schoolYearText(schoolYear)} ${whose}: ${many} with a result, by their attendance that school year.`;
}

/** "at Hawthorn Academy", "in 3 schools" */
export function whoseResultsText(schools: readonly string[]): string {
  return schools.length === 1 ? `at ${schools[0]}` : `in ${countText(schools.length)} schools`;
}

/** Who stands in no band, and why; '' when everybody does. */
export function withoutBothText({ withoutResult, withoutAttendance }: Beside): string {
  const count = (pupils: number | null) =>
    pupils === null ? 'fewer than 10 pupils' : plural(pupils, 'pupil');
  const parts = [
    ...(withoutResult === 0 ? [] : [`${count(withoutResult)} of year 11 without a result`]),
    ...(withoutAttendance === 0
      ? []
      : [`${count(withoutAttendance)} with a result and no attendance in year 11`]),
  ];
  return parts.length === 0 ? '' : `Not in the table: ${parts.join('; ')}.`;
}

/** "−0.42", and of how many when not of all: "−0.42 (of 17)" */
export function progress8Text(progress8: { mean: number | null; of: number } | null, pupils: number): string {
  if (progress8 === null) return resultsLabels.small;
  if (progress8.mean === null) return '–';
  const mean = `${progress8.mean < 0 ? '−' : ''}${Math.abs(progress8.mean).toFixed(2)}`;
  return progress8.of === pupils ? mean : `${mean} (of ${countText(progress8.of)})`;
}

/** "12 of 18 · 66.7 %" */
export function gradedText(share: { pupils: number; of: number; percent: number | null } | null): string {
  if (share === null) return resultsLabels.small;
  if (share.percent === null) return '–';
  return `${countText(share.pupils)} of ${countText(share.of)} · ${percentText(share.percent)}`;
}
