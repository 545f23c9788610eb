import { findCode } from '#shared/domain/registers/attendance-codes.ts';
import { parseSchoolDate, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import { CellFault } from './cells.ts';

/** Dates repeat thousands of times in a file: each is read once. */
export function markReader(): {
  date(value: string): SchoolDate;
  session(value: string): 'AM' | 'PM';
  /** Null: no national code of that day. */
  character(code: string, date: SchoolDate): string | null;
  minutesLate(value: string): number | null;
} {
  const dates = new Map<string, SchoolDate>();
  const characters = new Map<SchoolDate, Map<string, string>>();
  return {
    date(value) {
      const cached = dates.get(value);
      if (cached) return cached;
      const found = parseSchoolDate(value);
      if (!found)
        throw new CellFault('date', value, 'Expected a date that exists, as yyyy-mm-dd or dd/mm/yyyy.');
      dates.set(value, found);
      return found;
    },
    session(value) {
      if (value === 'AM' || value === 'PM') return value;
      const upper = value.toUpperCase();
      if (upper === 'AM' || upper === 'PM') return upper;
      throw new CellFault('session', value, 'Expected AM or PM.');
    },
    character(code, date) {
      let ofDay = characters.get(date);
      if (!ofDay) characters.set(date, (ofDay = new Map<string, string>()));
      const cached = ofDay.get(code);
      if (cached) return cached;
      const found = findCode(code, date);
      if (typeof found === 'string') return null;
      ofDay.set(code, found.character);
      return found.character;
    },
    minutesLate(value) {
      if (value === '') return null;
      const number = Number(value);
      if (!/^\d{1,3}$/.test(value) || number > 600) {
        throw new CellFault('minutesLate', value, 'Expected whole minutes, 0 to 600.');
      }
      return number;
    },
  };
}
