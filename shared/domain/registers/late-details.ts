/** Decides what a day's minutes late and comments come to when its sessions have some each. */
import type { MarkDetail } from './marks-of-file.ts';

/** Whole minutes of all the sessions; null when none has any. */
export function minutesLateOf(details: readonly Pick<MarkDetail, 'minutesLate'>[]): number | null {
  const minutes = details.flatMap(({ minutesLate }) => (minutesLate === null ? [] : [minutesLate]));
  return minutes.length === 0 ? null : minutes.reduce((sum, one) => sum + one, 0);
}

/** The comments in the order of the sessions, each once; null when there is none. */
export function commentsOf(details: readonly Pick<MarkDetail, 'comment'>[]): string | null {
  const comments = details.flatMap(({ comment }) => (comment === null ? [] : [comment]));
  return comments.length === 0 ? null : [...new Set(comments)].join(' · ');
}
