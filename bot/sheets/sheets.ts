import type { AnswerTo, SheetName } from '#shared/contracts/tab-api.ts';
import { bandsSheet, dailySheet, dailyTargetsSheet, gapsSheet, measuresSheet } from './figures-sheets.ts';
import { firstDaysBackSheet, keyGroupSheet, owedSheet } from './list-sheets.ts';
import { resultsSheet } from './results-sheet.ts';
import type { Sheet } from './sheet.ts';
import { keyMeasuresSheet, postSixteenSheet, trustDaysSheet } from './trust-sheets.ts';

/** Which answers also leave as CSV or a workbook: the same figures, by the same permission. */
export const sheets: { [Name in SheetName]: (answer: AnswerTo<Name>) => Sheet } = {
  trustDaily: dailySheet,
  trustDays: trustDaysSheet,
  keyMeasures: keyMeasuresSheet,
  postSixteen: postSixteenSheet,
  trustGaps: gapsSheet,
  trustBands: bandsSheet,
  dailyTargets: dailyTargetsSheet,
  trustResults: resultsSheet,
  figures: measuresSheet,
  keyGroupPupils: keyGroupSheet,
  openRegisters: owedSheet,
  firstDaysBack: firstDaysBackSheet,
};
