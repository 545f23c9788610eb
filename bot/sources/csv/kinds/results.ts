import type { ResultRow } from '#shared/contracts/figures/file-rows.ts';
import { given, grade, hundredths, required } from '../cells.ts';
import { school, upn, readByColumn } from '../csv-kind.ts';
import { schoolYearOf } from '../school-year.ts';

export const resultFile = readByColumn<ResultRow>(
  {
    school,
    upn,
    schoolYear: { required: true, alsoKnownAs: ['academic year', 'results year', 'year', 'time period'] },
    progress8: {
      alsoKnownAs: ['progress 8', 'progress 8 score', 'p8', 'p8 score', 'p8score', 'overall progress 8'],
    },
    english: { alsoKnownAs: ['english grade', 'best english', 'gcse english', 'english language', 'en'] },
    maths: { alsoKnownAs: ['maths grade', 'mathematics', 'mathematics grade', 'gcse maths', 'ma'] },
  },
  (cells) => {
    return {
      school: required(cells, 'school', 40),
      upn: required(cells, 'upn', 20),
      schoolYear: schoolYearOf(cells),
      progress8: given(hundredths, cells, 'progress8'),
      english: given(grade, cells, 'english'),
      maths: given(grade, cells, 'maths'),
    };
  },
);
