/** Said in the place of a figure from which pupils could be worked out whom the reader does not see. */
export const tooFewText = 'Fewer than 10 pupils could be worked out from this, so it is not told.';

export const notToldShort = 'not told';
