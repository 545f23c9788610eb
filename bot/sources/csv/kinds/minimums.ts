import type { MinimumRow } from '#shared/contracts/targets/file-rows.ts';
import { targetFromPercent } from '#shared/domain/targets/target.ts';
import { CellFault, required } from '../cells.ts';
import { school, readByColumn } from '../csv-kind.ts';
import { schoolYearOf } from '../school-year.ts';

export const minimumFile = readByColumn<MinimumRow>(
  {
    school,
    schoolYear: { required: true, alsoKnownAs: ['academic year', 'year', 'time period'] },
    percent: {
      required: true,
      alsoKnownAs: ['minimum', 'minimum expectation', 'attendance baseline', 'target', 'percentage'],
    },
  },
  (cells) => {
    const schoolYear = schoolYearOf(cells);
    const found = required(cells, 'percent');
    const percent = /^(\d{1,3}(?:\.\d{1,2})?)\s*%?$/.exec(found)?.[1];
    const hundredths = percent === undefined ? null : targetFromPercent(Number(percent));
    if (hundredths === null)
      throw new CellFault('percent', found, 'Expected a percentage from 0 to 100, with at most 2 decimals.');
    return { school: required(cells, 'school', 40), schoolYear, hundredths };
  },
);
