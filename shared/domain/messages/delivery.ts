/** Decides whether something that was to reach somebody outside is sent, and sent again. */

/**
 * intended: written down before it is sent; a crash in that moment leaves it so. unknown: sent, and the answer was lost.
 * refused: for certain not there.
 */
export type DeliveryState = 'intended' | 'sent' | 'refused' | 'unknown';

/** What is done where nobody knows whether it arrived: none is worse than two, except where telling twice would harm. */
export type OnDoubt = 'send-again' | 'leave';

/** Nobody knows whether it arrived. */
export const inDoubt: readonly DeliveryState[] = ['intended', 'unknown'];

/** What was written down so lately is being sent just now, perhaps by another node: it is not in doubt yet. */
export const BEING_SENT_MS = 60_000;

/** From which settled states a further attempt begins. */
export const triedAgainFrom = (onDoubt: OnDoubt): readonly DeliveryState[] =>
  onDoubt === 'leave' ? ['refused'] : ['refused', 'unknown'];

/** Short messages to a person's own chat, and what is done about each when its answer was lost. */
export const messageKinds = {
  /** Twice the same list would be two lists to look through. */
  'early-change': { onDoubt: 'leave' },
  /** Twice the same line would be one too many of them. */
  'calls-to-make': { onDoubt: 'leave' },
  'call-withdrawn': { onDoubt: 'send-again' },
  'alert-taken-back': { onDoubt: 'send-again' },
  'safeguarding-alert': { onDoubt: 'send-again' },
} as const satisfies Record<string, { onDoubt: OnDoubt }>;

export type MessageKind = keyof typeof messageKinds;
export const messageKindNames = Object.keys(messageKinds) as MessageKind[];
