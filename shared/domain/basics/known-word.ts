/** Decides whether a stored word is one that this version knows: a node of a newer one may have written others. */
export const isOneOf =
  <Word extends string>(known: readonly Word[]) =>
  (word: string): word is Word =>
    known.some((one) => one === word);
