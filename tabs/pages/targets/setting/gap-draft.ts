import type { NationalGapChange } from '#shared/contracts/targets/targets.ts';
import { FIRST_YEAR, isGapPoints, type NationalGap } from '#shared/domain/targets/national-gap.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';

/** The national gap as somebody types it. */
export interface GapDraft {
  year: string;
  primary: string;
  secondary: string;
}

export const gapDraft = ({ year, primary, secondary }: NationalGap): GapDraft => ({
  year: String(year),
  primary: primary.toFixed(1),
  secondary: secondary.toFixed(1),
});

const numberOf = (text: string): number | null =>
  /^\d{1,4}([.,]\d+)?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : null;

/** Which parts cannot stand as they are. */
export function gapFaults(draft: GapDraft, today: SchoolDate): (keyof GapDraft)[] {
  const year = numberOf(draft.year);
  const isYear =
    Number.isInteger(year) && year !== null && year >= FIRST_YEAR && year <= Number(today.slice(0, 4));
  const isPoints = (text: string): boolean => {
    const points = numberOf(text);
    return points !== null && isGapPoints(points);
  };
  return [
    ...(isYear ? [] : ['year' as const]),
    ...(['primary', 'secondary'] as const).filter((part) => !isPoints(draft[part])),
  ];
}

/** What would be set; null while a part cannot stand. */
export function gapOfDraft(draft: GapDraft, today: SchoolDate): NationalGapChange | null {
  if (gapFaults(draft, today).length > 0) return null;
  const [year, primary, secondary] = [draft.year, draft.primary, draft.secondary].map(numberOf);
  return { year: year ?? 0, primary: primary ?? 0, secondary: secondary ?? 0 };
}
