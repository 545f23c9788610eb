import { school, upn, type Columns } from '../csv-kind.ts';

/** Marks come by the million: their rows are read by place (mark-row.ts). */
export const markColumns: Columns = {
  school,
  upn,
  date: { required: true, alsoKnownAs: ['mark date', 'attendance date', 'event date'] },
  session: { required: true, alsoKnownAs: ['am/pm', 'session name', 'am pm'] },
  code: { required: true, alsoKnownAs: ['mark', 'attendance code', 'attendance mark', 'mark code'] },
  minutesLate: { alsoKnownAs: ['mins late', 'minutes late', 'late minutes', 'lateness'] },
  comment: { alsoKnownAs: ['comments', 'note', 'notes', 'attendance comment'] },
};
