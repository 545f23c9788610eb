import type { OpenRegisters } from '#shared/contracts/registers/open-registers.ts';
import { sheetColumns } from '#shared/wording/basics/sheet-text.ts';
import { owedLabels } from '#shared/wording/registers/owed-text.ts';
import { withReasons, type Sheet } from '../basics/sheet.ts';

/** Of one school the registers; of several the counts. */
export function owedSheet({ from, to, schools }: OpenRegisters): Sheet {
  const [only] = schools;
  const sheet = { title: owedLabels.sheet(from, to), notes: [] };
  if (schools.length === 1 && only?.registers)
    return {
      ...sheet,
      name: `owed-${only.school}-${from}-${to}`,
      headings: [
        sheetColumns.date,
        sheetColumns.session,
        sheetColumns.tutorGroup,
        sheetColumns.onRoll,
        sheetColumns.marked,
        sheetColumns.owedBy,
      ],
      rows: only.registers.map((register) => [
        register.date,
        register.session,
        register.registerGroup,
        register.onRoll,
        register.marked,
        register.owedBy.join(', '),
      ]),
    };
  return withReasons(
    {
      ...sheet,
      name: `owed-${from}-${to}`,
      days: { from, to },
      headings: [
        sheetColumns.school,
        sheetColumns.registersMissing,
        sheetColumns.missingMarks,
        sheetColumns.unexplainedFromThree,
        sheetColumns.unexplainedOverFive,
      ],
      rows: schools.map((school) => [
        school.name,
        school.registersMissing,
        school.missingMarks,
        school.unexplainedFromThree,
        school.unexplainedOverFive,
      ]),
    },
    schools.map(({ hidden }) => hidden),
  );
}
