/** Decides what a meeting may say of a plan and of what is in the way. */
import type { SchoolDate } from '../basics/school-date.ts';
import type { BarrierKind } from '../actions/barrier-kinds.ts';

/** What came of a meeting's plan when it was looked at again. */
export const planResults = ['met', 'partly', 'not'] as const;
export type PlanResult = (typeof planResults)[number];

/** Whether a family agreed to what was decided; or nobody came. */
export const familyAnswers = ['agrees', 'does-not-agree', 'did-not-come'] as const;
export type FamilyAnswer = (typeof familyAnswers)[number];

/** What is said of a barrier, with who helps with it and by when. */
export interface BarrierSaid {
  kind: BarrierKind;
  detail: string | null;
  /** A person's id; else the name of somebody who is not on the staff list. */
  ownerId: string | null;
  ownerName: string | null;
  due: SchoolDate | null;
}

type Same = (a: BarrierSaid, b: BarrierSaid) => boolean;
const saysTheSame: Same = (a, b) => a.kind === b.kind && a.detail === b.detail;
const isOwnedAlike: Same = (a, b) => a.ownerId === b.ownerId && a.ownerName === b.ownerName;
/** The closest first. */
const likenesses: readonly Same[] = [
  (a, b) => saysTheSame(a, b) && isOwnedAlike(a, b) && a.due === b.due,
  saysTheSame,
  (a, b) => a.kind === b.kind && isOwnedAlike(a, b),
];

/** Which of those that stand each one is that is written anew; null: it is a new one. Each is taken once. */
export function sameBarriers<Known extends BarrierSaid>(
  standing: readonly Known[],
  written: readonly BarrierSaid[],
): (Known | null)[] {
  const found: (Known | null)[] = written.map(() => null);
  const left = new Set(standing);
  for (const isSame of likenesses)
    for (const [index, said] of written.entries()) {
      if (found[index]) continue;
      const same = [...left].find((known) => isSame(known, said));
      if (!same) continue;
      left.delete(same);
      found[index] = same;
    }
  return found;
}
