import type { TrustGaps } from '#shared/contracts/figures/figures.ts';
import type { GapsOnCard, GapsView } from '#shared/contracts/figures/gaps-view.ts';
import { isSafeTogether, isSmallGroup } from '#shared/domain/figures/small-groups.ts';
import { groupDays } from '#shared/store/figures/figures.ts';
import type { StaffContext } from '../context.ts';
import { trustGaps } from './trust-gaps.ts';

/**
 * This week's gaps as a card may carry them, which others read or look over a shoulder at: where one side of a school is
 * fewer than ten pupils, all its pupils stand in its place, and nothing is left that it would follow from.
 */
export async function gapsOnCards(ctx: StaffContext): Promise<GapsView> {
  const gaps = await trustGaps(ctx, {});
  const reading = await ctx.reading();
  const ids = gaps.schools.map(({ school }) => school);
  const on = await groupDays(reading, ids, [...new Set([gaps.from, gaps.to])]);
  const fewestOf = (school: string, pupilPremium: boolean): number =>
    Math.min(
      ...[gaps.from, gaps.to].map((date) =>
        on(school, date).reduce((sum, one) => sum + (one.pupilPremium === pupilPremium ? one.onRoll : 0), 0),
      ),
    );
  const sides = gaps.schools.map(({ school }) => ({
    pp: fewestOf(school, true),
    nonPp: fewestOf(school, false),
  }));
  const isSplit = sides.map(({ pp, nonPp }) => !isSmallGroup(pp) && !isSmallGroup(nonPp));
  const isTold = sides.map(({ pp, nonPp }) => !isSmallGroup(pp + nonPp));
  const unsplit = sides.filter((_, index) => !isSplit[index]);
  const untold = sides.filter((_, index) => !isTold[index]);
  const trustIsSplit =
    isSafeTogether(unsplit.map(({ pp }) => pp)) && isSafeTogether(unsplit.map(({ nonPp }) => nonPp));
  const trustIsTold = isSafeTogether(untold.map(({ pp, nonPp }) => pp + nonPp));
  const onCard = (figures: TrustGaps['trust'], split: boolean, told: boolean): GapsOnCard => ({
    sides: split ? { pp: figures.pp, nonPp: figures.nonPp, gap: figures.gap } : null,
    all: told ? figures.all : null,
  });
  return {
    from: gaps.from,
    to: gaps.to,
    schools: gaps.schools.map((school, index) => ({
      school: school.school,
      ...onCard(school, isSplit[index] === true, isTold[index] === true),
    })),
    trust: onCard(gaps.trust, trustIsSplit && trustIsTold, trustIsTold),
    missingMarks: gaps.trust.missingMarks,
  };
}
