/** Letters of right-to-left scripts, and the signs that turn the direction of what follows them. */
const TURNS =
  /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u200E\u200F\u202A-\u202E\u2066-\u2069]|[\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
const [FIRST_STRONG_ISOLATE, POP_ISOLATE, POP_FORMATTING] = ['\u2068', '\u2069', '\u202C'];

/** A name as it stands inside a sentence: one written from right to left leaves the words around it in their order. */
export function nameInSentence(name: string): string {
  if (!TURNS.test(name)) return name;
  const opened = (signs: RegExp): number => name.match(signs)?.length ?? 0;
  // What the name itself leaves open is closed, so that it can't reach beyond its own end.
  const embeddings = POP_FORMATTING.repeat(opened(/[\u202A\u202B\u202D\u202E]/g));
  const isolates = POP_ISOLATE.repeat(opened(/[\u2066-\u2068]/g));
  return `${FIRST_STRONG_ISOLATE}${name}${embeddings}${isolates}${POP_ISOLATE}`;
}
