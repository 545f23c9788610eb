import type { GapsOnCard, GapsView } from '#shared/contracts/figures/gaps-view.ts';
import { dayText } from '#shared/wording/basics/date-text.ts';
import { percentText, plural } from '#shared/wording/basics/number-text.ts';
import { smallSideText, tooFewToTellText } from '#shared/wording/figures/diff-text.ts';
import { card, heading, subtle, text, type AdaptiveCard } from '../basics/card-parts.ts';

export function gapsCard(gaps: GapsView): AdaptiveCard {
  const { missingMarks: missing } = gaps;
  const isSplit = [...gaps.schools, gaps.trust].every(({ sides }) => sides !== null);
  return card([
    heading(`Gaps, ${dayText(gaps.from)} to ${dayText(gaps.to)}`),
    ...gaps.schools.map((school) => text(line(school.school, school))),
    ...(gaps.schools.length > 1 ? [text(line('Trust', gaps.trust), { weight: 'Bolder' })] : []),
    ...(isSplit ? [] : [subtle(smallSideText)]),
    ...(missing === null
      ? []
      : [subtle(missing > 0 ? `Provisional: ${plural(missing, 'mark')} missing.` : 'No mark is missing.')]),
  ]);
}

function line(name: string, { sides, all }: GapsOnCard): string {
  if (!sides) return `${name}: ${all ? `${percentText(all.percent)} all pupils` : tooFewToTellText}`;
  const gap = sides.gap === null ? 'not known yet' : `${sides.gap.toFixed(1)} points`.replace('-', '−');
  return `${name}: ${percentText(sides.pp.percent)} pupil premium, ${percentText(sides.nonPp.percent)} others, gap ${gap}`;
}
