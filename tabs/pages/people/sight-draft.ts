import type { PupilSights, PupilSightWish } from '#shared/contracts/people/pupil-sight.ts';
import { faultFields, pupilSightFaults, type SightField } from '#shared/wording/people/pupil-sight-text.ts';

/** What is to be given, as somebody fills it in. */
export interface SightDraft {
  staff: string;
  schools: readonly string[];
  reason: string;
  ends: string;
}

export const blankSight: SightDraft = { staff: '', schools: [], reason: '', ends: '' };

/** What cannot stand as it is, by field, in words. */
export function sightDraftFaults(
  draft: SightDraft,
  { date, latestEnd }: Pick<PupilSights, 'date' | 'latestEnd'>,
): Partial<Record<SightField, string>> {
  return {
    ...(draft.staff === '' && { staff: pupilSightFaults.nobody }),
    ...(draft.staff !== '' && draft.schools.length === 0 && { schools: pupilSightFaults['no-school'] }),
    ...(draft.reason.trim() === '' && { reason: pupilSightFaults['no-reason'] }),
    ...(draft.ends < date && { ends: pupilSightFaults['too-soon'] }),
    ...(draft.ends > latestEnd && { ends: pupilSightFaults['too-late'] }),
  };
}

export const wishOf = ({ staff, schools, reason, ends }: SightDraft): PupilSightWish => ({
  staff,
  schools: [...schools],
  reason: reason.trim(),
  ends,
});

/** The field that the server's refusal is about; null: none of them. */
export function fieldOfProblem(details: unknown): SightField | null {
  const field = typeof details === 'object' && details !== null && 'field' in details ? details.field : null;
  return Object.values(faultFields).find((one) => one === field) ?? null;
}
