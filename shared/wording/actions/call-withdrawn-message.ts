/** To whoever had begun a call: the reference, and no name. */
export const callWithdrawnMessage = (reference: string): string =>
  `The call ${reference} you had begun is no longer needed: the register now shows where the pupil is. Thank you.`;
