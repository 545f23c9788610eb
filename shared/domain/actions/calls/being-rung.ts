/** Decides who is ringing a family just now. */

/**
 * A call left open is not a call being made: longer than a long conversation with a few tries before it, and shorter than
 * the hour in which a school rings everybody. Whoever opens it again is ringing anew.
 */
const RINGING_MINUTES = 20;

interface Begun {
  begunBy: string | null;
  begunAt: Date | null;
}

/** Whoever began it and may still be on the line; null: the call is free. */
export function ringingNow({ begunBy, begunAt }: Begun, now: Date): { by: string; since: Date } | null {
  if (begunBy === null || begunAt === null) return null;
  return now.getTime() - begunAt.getTime() < RINGING_MINUTES * 60_000
    ? { by: begunBy, since: begunAt }
    : null;
}
