import type { figureRequests } from '#shared/contracts/figures/requests.ts';
import { aboutSchool } from '../../operations/figures/about-school.ts';
import { dailyTargets } from '../../operations/figures/daily-targets.ts';
import { firstDaysBack } from '../../operations/figures/first-days-back.ts';
import { groupFigures } from '../../operations/figures/group-figures.ts';
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
  trustDaily: (context, { person, query }) => trustDaily(context, person, query),
  trustDays: (context, { person, query }) => trustDays(context, person, query),
  keyMeasures: (context, { person, query }) => keyMeasures(context, person, query),
  postSixteen: (context, { person, query }) => postSixteen(context, person, query),
  dailyTargets: (context, { person, query }) => dailyTargets(context, person, query),
  previewTarget: (context, { person, body }) => previewTarget(context, person, body),
  whatIf: (context, { person, query }) => whatIf(context, person, query),
  trustGaps: (context, { person, query }) => trustGaps(context, person, query),
  trustBands: (context, { person, query }) => trustBands(context, person, query),
  trustResults: (context, { person, query }) => trustResults(context, person, query),
  figures: (context, { person, query }) => groupFigures(context, person, query),
  aboutSchool: (context, { person, params }) => aboutSchool(context, person, params.school),
  firstDaysBack: (context, { person, query }) => firstDaysBack(context, person, query),
};
