/** Reads what somebody said to the bot. */

export type Said =
  | { word: 'help' }
  | { word: 'today' }
  | { word: 'my-calls' }
  | { word: 'gaps' }
  | { word: 'summary'; name: string }
  | { word: 'post-here'; place: string | null }
  | { word: 'stop-posting' }
  | { word: 'unknown' };

/** Text with mentions taken out, in whatever case and spacing. */
export function readWords(text: string): Said {
  const words = text
    .replace(/<at>[^<]*<\/at>/gi, ' ')
    .replace(/&nbsp;|\u00a0/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const lower = words.toLowerCase().replace(/[.!?]+$/, '');
  if (lower === '' || lower === 'help' || lower === 'hello' || lower === 'hi') return { word: 'help' };
  if (lower === 'today') return { word: 'today' };
  if (lower === 'my calls' || lower === 'calls') return { word: 'my-calls' };
  if (lower === 'gaps') return { word: 'gaps' };
  if (lower === 'stop posting') return { word: 'stop-posting' };
  const post = /^post here(?: (.+))?$/i.exec(lower);
  if (post) return { word: 'post-here', place: post[1] ?? null };
  const summary = /^summary\b\s*(.*)$/i.exec(words);
  if (summary) return { word: 'summary', name: (summary[1] ?? '').slice(0, 100) };
  return { word: 'unknown' };
}
