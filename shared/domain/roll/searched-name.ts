/** Letters that no accent makes of another, and how an English keyboard writes them; every apostrophe is one. */
export const PLAIN_LETTERS: readonly [string, string] = ['łøđħı’‘ʼ`', "lodhi''''"];

/** A name as it is searched for: small, without accents. The store folds its own names in the same way. */
export function searchedName(text: string): string {
  const [from, to] = PLAIN_LETTERS;
  return [
    ...text
      .normalize('NFKD')
      .replace(/[\u0300-\u036f]/g, '')
      .toLowerCase(),
  ]
    .map((letter) => to[from.indexOf(letter)] ?? letter)
    .join('');
}
