/** Seconds since `from` (of performance.now()), for a line a person reads. */
export function secondsSince(from) {
  return `${((performance.now() - from) / 1000).toFixed(1)} s`;
}

/** A failure whose message is all a person needs: shown without a stack. */
export class PlainFault extends Error {}
