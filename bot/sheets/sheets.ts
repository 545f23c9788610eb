import type { AnswerTo, SheetName } from '#shared/contracts/tab-api.ts';
import { codesSheet } from './actions/codes-sheet.ts';
import { familiesSheet } from './escalation/families-sheet.ts';
import {
  bandsSheet,
  dailySheet,
  dailyTargetsSheet,
  gapsSheet,
  measuresSheet,
} from './figures/figures-sheets.ts';
import { firstDaysBackSheet } from './figures/list-sheets.ts';
import { owedSheet } from './registers/owed-sheet.ts';
import { keyGroupSheet } from './pupils/key-group-sheet.ts';
import { pupilYearSheet } from './pupils/pupil-year-sheet.ts';
import { resultsSheet } from './figures/results-sheet.ts';
import type { Sheet } from './basics/sheet.ts';
import { keyMeasuresSheet, postSixteenSheet, trustDaysSheet } from './figures/trust-sheets.ts';

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
  pupilYear: pupilYearSheet,
  openRegisters: owedSheet,
  firstDaysBack: firstDaysBackSheet,
  codesToEnter: codesSheet,
  familiesToWriteTo: familiesSheet,
};
