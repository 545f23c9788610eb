// A unique pupil number that passes every format check, in a local authority (999) that does not exist.

const checkLetters = 'ABCDEFGHJKLMNPQRTUVWXYZ';

/** The check letter of twelve digits: weights 2 to 13, modulus 23 (Department for Education, UPN guide). */
export function upnCheckLetter(digits: string): string {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) sum += Number(digits[i]) * (i + 2);
  return checkLetters[sum % 23]!;
}

/** E.g. school number 9001, entry year 2019, serial 12 -> a letter and 999900119012. */
export function inventUpn(schoolNumber: string, entryYear: number, serial: number): string {
  const digits = `999${schoolNumber}${String(entryYear).slice(2)}${String(serial).padStart(3, '0')}`;
  return upnCheckLetter(digits) + digits;
}
