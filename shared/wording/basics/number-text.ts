/** How numbers are written: a true minus, one decimal for a rate, thousands with a comma. */

/** −12, 0, 4; with `plus` also +4. Null is a dash. */
export function signed(value: number | null, plus = false): string {
  if (value === null) return '–';
  if (value < 0) return `−${countText(-value)}`;
  return plus && value > 0 ? `+${countText(value)}` : countText(value);
}

/** 94.1 %, with the decimals a figure comes with: a rate always has one. Null is "not known yet". */
export function percentText(percent: number | null, decimals: 0 | 1 | 2 = 1): string {
  return percent === null ? 'not known yet' : `${percent.toFixed(decimals)} %`;
}

/** A target as people say it: 93 %, 93.5 %. */
export function targetText(percent: number): string {
  return `${percent} %`;
}

/** 14,200 */
export function countText(count: number): string {
  return count.toLocaleString('en-GB');
}

/** 1 mark, 3 marks; give the plural when it is not the singular and an s. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${countText(count)} ${count === 1 ? one : many}`;
}

/** "a", "a and b", "a, b and c". */
export function joined(parts: readonly string[]): string {
  if (parts.length < 2) return parts[0] ?? '';
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** The first letter large, the rest as it stands. */
export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
