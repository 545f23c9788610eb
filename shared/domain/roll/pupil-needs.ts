/** Decides which of a pupil's needs change who acts first, and who may know of them. */
import type { SpecialNeeds } from './pupil-groups.ts';

export interface PupilNeeds {
  pupilPremium: boolean;
  sen: SpecialNeeds;
  eal: boolean;
  medicalNeed: boolean;
  lookedAfter: boolean;
  socialWorker: boolean;
  youthOffendingWorker: boolean;
  youngCarer: boolean;
}

/** Looked after, social worker, youth offending worker, education health and care plan, young carer, or flagged by staff. */
export function isVulnerable(needs: PupilNeeds, flaggedByStaff = false): boolean {
  const hasWorker = needs.socialWorker || needs.youthOffendingWorker;
  return needs.lookedAfter || hasWorker || needs.sen === 'E' || needs.youngCarer || flaggedByStaff;
}

export type PupilFlag =
  | 'pp'
  | 'send-k'
  | 'send-e'
  | 'eal'
  | 'medical'
  | 'call-first'
  | 'looked-after'
  | 'social-worker'
  | 'youth-offending-worker'
  | 'young-carer';

/** What a reader may know: everyone who sees the pupil learns "call first", few learn why. */
export function flagsOf(needs: PupilNeeds, seesWhyVulnerable: boolean): PupilFlag[] {
  const flags: PupilFlag[] = [];
  if (isVulnerable(needs)) flags.push('call-first');
  if (needs.pupilPremium) flags.push('pp');
  if (needs.sen === 'K') flags.push('send-k');
  if (needs.sen === 'E') flags.push('send-e');
  if (needs.eal) flags.push('eal');
  if (needs.medicalNeed) flags.push('medical');
  if (seesWhyVulnerable && needs.lookedAfter) flags.push('looked-after');
  if (seesWhyVulnerable && needs.socialWorker) flags.push('social-worker');
  if (seesWhyVulnerable && needs.youthOffendingWorker) flags.push('youth-offending-worker');
  if (seesWhyVulnerable && needs.youngCarer) flags.push('young-carer');
  return flags;
}
