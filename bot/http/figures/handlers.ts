import type { figureRequests } from '#shared/contracts/figures/requests.ts';
import { aboutSchool } from '../../operations/figures/about-school.ts';
import { dailyTargets } from '../../operations/figures/daily-targets.ts';
import { firstDaysBack } from '../../operations/figures/first-days-back.ts';
import { groupFigures } from '../../operations/figures/group-figures.ts';
import { openRegistersOf } from '../../operations/figures/open-registers.ts';
import { keyMeasures } from '../../operations/figures/key-measures.ts';
import { postSixteen } from '../../operations/figures/post-sixteen.ts';
import { trustBands } from '../../operations/figures/trust-bands.ts';
import { trustDaily } from '../../operations/figures/trust-daily.ts';
import { trustDays } from '../../operations/figures/trust-days.ts';
import { trustGaps } from '../../operations/figures/trust-gaps.ts';
import { trustResults } from '../../operations/figures/trust-results.ts';
import { previewTarget, whatIf } from '../../operations/figures/what-if.ts';
import type { HandlersOf } from '../request-handler.ts';

export const figureHandlers: HandlersOf<typeof figureRequests> = {
  trustDaily: (ctx, { query }) => trustDaily(ctx, query),
  trustDays: (ctx, { query }) => trustDays(ctx, query),
  keyMeasures: (ctx, { query }) => keyMeasures(ctx, query),
  postSixteen: (ctx, { query }) => postSixteen(ctx, query),
  dailyTargets: (ctx, { query }) => dailyTargets(ctx, query),
  previewTarget: (ctx, { body }) => previewTarget(ctx, body),
  whatIf: (ctx, { query }) => whatIf(ctx, query),
  trustGaps: (ctx, { query }) => trustGaps(ctx, query),
  trustBands: (ctx, { query }) => trustBands(ctx, query),
  trustResults: (ctx, { query }) => trustResults(ctx, query),
  figures: (ctx, { query }) => groupFigures(ctx, query),
  aboutSchool: (ctx, { params }) => aboutSchool(ctx, params.school),
  openRegisters: (ctx, { query }) => openRegistersOf(ctx, query),
  firstDaysBack: (ctx, { query }) => firstDaysBack(ctx, query),
};
