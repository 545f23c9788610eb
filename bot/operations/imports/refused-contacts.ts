import type { ContactRow } from '#shared/contracts/roll/file-rows.ts';
import type { RowFault } from '#shared/contracts/imports/file-rows.ts';
import { foldedName, foldedNumber, type Contact } from '#shared/domain/roll/contacts.ts';

type Upns = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Whose contacts the refused rows of a file may be about: those are not taken away for missing in what was taken. */
export class RefusedContacts {
  readonly #upns: Upns;
  readonly #pupils = new Set<string>();
  /** Rows of a pupil nobody knows: a UPN or a school may be written wrongly. */
  readonly #names = new Set<string>();
  readonly #numbers = new Set<string>();
  /** A row was refused that says of no pupil whose it is. */
  #ofAnybody = false;

  /** @param upns by school */
  constructor(upns: Upns) {
    this.#upns = upns;
  }

  addRow(row: ContactRow): void {
    if (this.#isOfPupil(row.upn)) return;
    this.#names.add(foldedName(row.name));
    const number = foldedNumber(row.phone);
    if (number !== '') this.#numbers.add(number);
  }

  addFault({ upn }: RowFault): void {
    if (!this.#isOfPupil(upn)) this.#ofAnybody = true;
  }

  mayBeOf(upn: string, contact: Contact): boolean {
    return (
      this.#ofAnybody ||
      this.#pupils.has(upn) ||
      this.#names.has(foldedName(contact.name)) ||
      this.#numbers.has(foldedNumber(contact.phone))
    );
  }

  #isOfPupil(upn: string): boolean {
    const isKnown = [...this.#upns.values()].some((ofSchool) => ofSchool.has(upn));
    if (isKnown) this.#pupils.add(upn);
    return isKnown;
  }
}
