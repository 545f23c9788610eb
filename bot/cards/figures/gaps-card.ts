import type { TrustGaps } from '#shared/contracts/figures/figures.ts';
import { dayText } from '#shared/wording/basics/date-text.ts';
import { percentText, plural } from '#shared/wording/basics/number-text.ts';
import { card, heading, subtle, text, type AdaptiveCard } from '../basics/card-parts.ts';

export function gapsCard(gaps: TrustGaps): AdaptiveCard {
  const line = (name: string, figures: TrustGaps['trust']): string =>
    `${name}: ${percentText(figures.pp.percent)} pupil premium, ${percentText(figures.nonPp.percent)} others, gap ${figures.gap === null ? 'not known yet' : `${figures.gap.toFixed(1)} points`}`.replace(
      '-',
      '−',
    );
  const missing = gaps.trust.missingMarks;
  return card([
    heading(`Gaps, ${dayText(gaps.from)} to ${dayText(gaps.to)}`),
    ...gaps.schools.map((school) => text(line(school.school, school))),
    ...(gaps.schools.length > 1 ? [text(line('Trust', gaps.trust), { weight: 'Bolder' })] : []),
    subtle(missing > 0 ? `Provisional: ${plural(missing, 'mark')} missing.` : 'No mark is missing.'),
  ]);
}
