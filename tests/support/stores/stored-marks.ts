import { NO_MARK, codeOf } from '#shared/domain/registers/attendance-codes.ts';
import { dateOfSlot, sessionOfSlot } from '#shared/domain/basics/session.ts';
import type { Store } from '#shared/store/engine/open-store.ts';
import { upnsOfSchools } from '#shared/store/roll/pupils.ts';
import { markDetails, registerWeeks } from '#shared/store/registers/registers.ts';

export interface StoredMark {
  code: string;
  minutesLate: number | null;
  comment: string | null;
}

/** Every mark the store holds of a school, by `upn date session`. */
export async function storedMarks(store: Store, school: string): Promise<Map<string, StoredMark>> {
  const upns = new Map<number, string>();
  for (const [upn, id] of (await upnsOfSchools(store.db, [school])).get(school) ?? []) upns.set(id, upn);
  const details = new Map(
    (await markDetails(store.db, school, '1900-01-01', '2199-12-31')).map((detail) => [
      `${upns.get(detail.pupilId)} ${detail.date} ${detail.session}`,
      detail,
    ]),
  );
  const marks = new Map<string, StoredMark>();
  for (const [pupilId, weeks] of await registerWeeks(store.db, school, '1900-01-01', '2199-12-31')) {
    for (const [week, characters] of weeks) {
      [...characters].forEach((character, slot) => {
        if (character === NO_MARK) return;
        const key = `${upns.get(pupilId)} ${dateOfSlot(week, slot)} ${sessionOfSlot(slot)}`;
        const detail = details.get(key);
        marks.set(key, {
          code: codeOf(character),
          minutesLate: detail?.minutesLate ?? null,
          comment: detail?.comment ?? null,
        });
      });
    }
  }
  return marks;
}
