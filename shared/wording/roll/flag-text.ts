/** What is known about a pupil, short enough for a badge, with the full words for who asks or listens. */
import type { PupilFlag } from '../../domain/roll/pupil-needs.ts';

const labels: Readonly<Record<PupilFlag, { short: string; full: string }>> = {
  'call-first': { short: 'call first', full: 'Call this family first' },
  pp: { short: 'PP', full: 'Pupil premium' },
  'send-k': { short: 'SEND K', full: 'Special educational needs support' },
  'send-e': { short: 'SEND E', full: 'Education, health and care plan' },
  eal: { short: 'EAL', full: 'English as an additional language' },
  medical: { short: 'medical', full: 'Medical need' },
  'looked-after': { short: 'looked after', full: 'Looked-after child' },
  'social-worker': { short: 'social worker', full: 'Has a social worker' },
  'youth-offending-worker': { short: 'youth offending worker', full: 'Has a youth offending worker' },
  'young-carer': { short: 'young carer', full: 'Young carer' },
};

/** The labels of a flag; one we do not know yet shows its own name. */
export function flagLabels(flag: string): { short: string; full: string } {
  const label = (labels as Record<string, { short: string; full: string }>)[flag];
  const plain = flag.replaceAll('-', ' ');
  return label ?? { short: plain, full: plain };
}
