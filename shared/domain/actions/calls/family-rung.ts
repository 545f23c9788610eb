/** Decides by what two schools see that they ring one family, and when another school last spoke with it. */
import { foldedName, foldedNumber } from '../../roll/contacts.ts';
import type { ContactRung } from './contacts-rung.ts';

/**
 * What a family is known by in another school: a contact's name and number together, as each school numbers its
 * households for itself and a number alone may be a hostel's or a social worker's.
 */
export const familyKeys = (contacts: readonly ContactRung[]): string[] =>
  contacts.flatMap(({ name, phone }) => {
    const [who, number] = [foldedName(name), foldedNumber(phone)];
    return who && number ? [`${who} ${number}`] : [];
  });

/** When schools last spoke with families, by family key. */
export type FamiliesSpokenTo = ReadonlyMap<string, Date>;

/** The latest time at which a school other than this one spoke with a pupil's family; null: none did. */
export function spokenToElsewhere(
  keys: readonly string[],
  school: string,
  bySchool: ReadonlyMap<string, FamiliesSpokenTo>,
): Date | null {
  let latest: Date | null = null;
  for (const [other, families] of bySchool) {
    if (other === school) continue;
    for (const key of keys) {
      const at = families.get(key);
      if (at && (!latest || at > latest)) latest = at;
    }
  }
  return latest;
}
