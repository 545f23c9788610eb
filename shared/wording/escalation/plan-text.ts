/** A pupil's stage, plan, barriers and next step, in sentences a colleague can act on; each says its date and whose it is. */
import type { ActionKind } from '../../domain/actions/action-kinds.ts';
import type { FamilyAnswer, PlanResult } from '../../domain/escalation/barriers.ts';
import type { BarrierKind } from '../../domain/actions/barrier-kinds.ts';
import type { ProposalStatus } from '../../domain/escalation/proposals.ts';
import type { SchoolDate } from '../../domain/basics/school-date.ts';
import type { ProposalRule } from '../../domain/people/escalation-policy.ts';
import { actionKindLabels } from '../actions/action-text.ts';
import { dayText } from '../basics/date-text.ts';
import { nameInSentence } from '../basics/name-in-sentence.ts';
import { joined } from '../basics/number-text.ts';
import { daysText } from '../registers/days-missed-text.ts';
import { barrierLabels } from '../actions/barrier-text.ts';
import { familyAnswerLabels, planResultLabels } from './meeting-text.ts';

interface MeetingTold {
  kind: ActionKind;
  plannedFor: SchoolDate | null;
  plannedTime: string | null;
  heldOn: SchoolDate | null;
  holder: string | null;
  target: string;
  family: FamilyAnswer | null;
  nextLook: SchoolDate | null;
  look: { on: SchoolDate; result: PlanResult } | null;
}

export interface PlanTold {
  /** Half days count as 0.5. */
  daysAway: number;
  stage: number | null;
  /** What nobody has decided; where that is nothing, the latest that somebody has. */
  proposals: readonly {
    rule: ProposalRule;
    /** What is raised when it is approved. */
    kind: ActionKind;
    status: ProposalStatus;
    until: SchoolDate | null;
    reason: string | null;
    decidedBy: string | null;
  }[];
  /** Newest first, those not yet held before the others. */
  meetings: readonly MeetingTold[];
  barriers: readonly {
    kind: BarrierKind;
    detail: string | null;
    owner: string | null;
    due: SchoolDate | null;
  }[];
}

/** In order: where the pupil stands, what is due, what was agreed, what is in the way, and when it is looked at. */
export function planSentences(plan: PlanTold): string[] {
  const planned = plan.meetings.find(({ heldOn }) => heldOn === null);
  const held = plan.meetings.find(({ heldOn }) => heldOn !== null);
  return [
    stageSentence(plan),
    planned ? plannedSentence(planned) : '',
    ...plan.proposals.filter(({ status }) => !planned || status === 'proposed').map(proposalSentence),
    held ? heldSentence(held) : '',
    barriersSentence(plan.barriers),
    held ? lookSentence(held) : '',
  ].filter((sentence) => sentence !== '');
}

function stageSentence({ stage, daysAway }: PlanTold): string {
  if (daysAway === 0) return 'No day away that counts this year.';
  const days = `${daysText(daysAway)} away this year`;
  return stage === null ? `${days}.` : `${days}: stage ${stage} of the policy.`;
}

const meetingName = (kind: ActionKind): string => actionKindLabels[kind].toLowerCase();

function plannedSentence({ kind, plannedFor, plannedTime, holder }: MeetingTold): string {
  const when = plannedFor
    ? `is planned for ${[dayText(plannedFor), plannedTime].filter(Boolean).join(', ')}`
    : 'is to be held; no day is set yet';
  return `A ${meetingName(kind)}${holder ? ` with ${nameInSentence(holder)}` : ''} ${when}.`;
}

function proposalSentence(proposal: PlanTold['proposals'][number]): string {
  const meeting = `${meetingName(proposal.kind)}${proposal.rule === 'lateness' ? ' about being late' : ''}`;
  const by = proposal.decidedBy ? ` by ${nameInSentence(proposal.decidedBy)}` : '';
  const why = proposal.reason ? `: ${proposal.reason}` : '';
  if (proposal.status === 'proposed') return `A ${meeting} is proposed; nobody has decided yet.`;
  if (proposal.status === 'snoozed')
    return `A ${meeting} was put off${by}${proposal.until ? ` until ${dayText(proposal.until)}` : ''}${why}.`;
  return proposal.status === 'dismissed' ? `A ${meeting} was said not to be needed${by}${why}.` : '';
}

function heldSentence({ kind, heldOn, holder, target, family }: MeetingTold): string {
  const held = `Last ${meetingName(kind)} ${dayText(heldOn ?? '')}${holder ? ` with ${nameInSentence(holder)}` : ''}`;
  const agreed = target ? `: ${target.replace(/[.\s]+$/, '')}` : '';
  const says = family ? ` ${familyAnswerLabels[family]}.` : '';
  return `${held}${agreed}.${says}`;
}

function barriersSentence(barriers: PlanTold['barriers']): string {
  if (barriers.length === 0) return '';
  const each = barriers.map(({ kind, detail, owner, due }) => {
    const what = detail
      ? `${barrierLabels[kind].toLowerCase()}, ${detail}`
      : barrierLabels[kind].toLowerCase();
    const who = [owner && nameInSentence(owner), due && `by ${dayText(due)}`].filter(Boolean).join(', ');
    return who ? `${what} (${who})` : what;
  });
  return `In the way: ${joined(each)}.`;
}

function lookSentence({ nextLook, look }: MeetingTold): string {
  if (look) return `Looked at again ${dayText(look.on)}: ${planResultLabels[look.result].toLowerCase()}.`;
  return nextLook ? `It is looked at again on ${dayText(nextLook)}.` : '';
}
