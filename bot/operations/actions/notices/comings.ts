import { comingsIn, type ComingIn } from '#shared/domain/actions/came-in.ts';
import { addDays, mondayOf, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { ClosingTimes } from '#shared/domain/basics/closing-times.ts';
import { slotOf } from '#shared/domain/basics/session.ts';
import { NO_MARK } from '#shared/domain/registers/attendance-codes.ts';
import { signingsBetween } from '#shared/store/actions/signings.ts';
import type { Db, Tx } from '#shared/store/engine/open-store.ts';
import { registerWeeks } from '#shared/store/registers/registers.ts';

/** Nothing that was said of a longer spell is looked behind. */
const LONGEST_SPELL_IN_DAYS = 28;

/** By pupil, when those of whom something was said came in, from its first day on until `to`. */
export async function comingsOf(
  db: Db | Tx,
  school: { id: string; closing: ClosingTimes },
  said: readonly { from: SchoolDate; pupilIds: readonly number[] }[],
  to: SchoolDate,
): Promise<(pupilId: number) => readonly ComingIn[]> {
  if (said.length === 0) return () => [];
  const ids = [...new Set(said.flatMap(({ pupilIds }) => pupilIds))];
  const earliest = addDays(to, -LONGEST_SPELL_IN_DAYS);
  const first = said.map(({ from }) => from).sort()[0] ?? to;
  const from = first < earliest ? earliest : first;
  const weeks = await registerWeeks(db, school.id, mondayOf(from), mondayOf(to), ids);
  const signings = Map.groupBy(await signingsBetween(db, school.id, from, to), ({ pupilId }) => pupilId);
  const days: SchoolDate[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  const found = new Map(
    ids.map((id) => {
      const ofPupil = days.flatMap((date) => {
        const week = weeks.get(id)?.get(mondayOf(date));
        const marks = {
          AM: week?.[slotOf(date, 'AM')] ?? NO_MARK,
          PM: week?.[slotOf(date, 'PM')] ?? NO_MARK,
        };
        return week ? [{ date, marks }] : [];
      });
      return [id, comingsIn(ofPupil, signings.get(id) ?? [], school.closing)] as const;
    }),
  );
  return (pupilId) => found.get(pupilId) ?? [];
}
