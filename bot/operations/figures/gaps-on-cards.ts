import type { TrustGaps } from '#shared/contracts/figures/figures.ts';
import type { GapsOnCard, GapsView } from '#shared/contracts/figures/gaps-view.ts';
import type { StaffContext } from '../context.ts';
import { trustGaps } from './trust-gaps.ts';

/** This week's gaps as a card may carry them, which others read or look over a shoulder at: as whoever sees no pupil. */
export async function gapsOnCards(ctx: StaffContext): Promise<GapsView> {
  const gaps = await trustGaps(ctx, { reader: { inChat: ctx.actor } });
  return {
    from: gaps.from,
    to: gaps.to,
    schools: gaps.schools.map((school) => ({
      school: school.together ? school.name : school.school,
      ...onCard(school),
    })),
    trust: onCard(gaps.trust),
    missingMarks: gaps.trust.missingMarks,
  };
}

const onCard = ({ pp, nonPp, all, gap }: TrustGaps['trust']): GapsOnCard => ({
  sides: pp && nonPp ? { pp, nonPp, gap } : null,
  all,
});
