/** What is said about proposed meetings, and why a decision was not kept. */
import type { ProposalStatus } from '../../domain/escalation/proposals.ts';
import type { MeetingHolder, MeetingStage, ProposalRule } from '../../domain/people/escalation-policy.ts';
import type { SchoolDate } from '../../domain/basics/school-date.ts';
import { dayText } from '../basics/date-text.ts';
import { nameInSentence } from '../basics/name-in-sentence.ts';

export const holderLabels: Readonly<Record<MeetingHolder, string>> = {
  tutor: 'Tutor',
  'year-leader': 'Year leader',
  'senior-leader': 'Senior leader',
};

export const stageLabel = (stage: MeetingStage): string => `Stage ${stage}`;

/** What a proposal is about: a stage of days away, days late, or a message before anybody meets. */
export function proposalLabel({ rule, stage }: { rule: ProposalRule; stage: MeetingStage }): string {
  if (rule === 'text-first') return 'Message';
  if (rule === 'absence') return stageLabel(stage);
  return stage === 2 ? 'Late: talk' : 'Late: meet';
}

export const proposalStatusLabels: Readonly<Record<ProposalStatus, string>> = {
  proposed: 'To decide',
  snoozed: 'Not now',
  approved: 'Planned',
  dismissed: 'Not needed',
  withdrawn: 'No longer reached',
};

/** To whoever decides what somebody has decided already. */
export function decidedMeanwhileText({
  status,
  decidedBy,
}: {
  status: ProposalStatus;
  decidedBy: { name: string } | null;
}): string {
  const what = proposalStatusLabels[status].toLowerCase();
  if (status === 'withdrawn')
    return 'The registers ask for this meeting no longer. Your decision was not kept.';
  return decidedBy
    ? `${nameInSentence(decidedBy.name)} has decided this already: ${what}. Your decision was not kept; theirs is shown.`
    : `This is decided already: ${what}. Your decision was not kept.`;
}

export const snoozePastText = (until: SchoolDate): string =>
  `until: ${dayText(until)} is not a day to come. Nothing was changed.`;
export const notAHolderText =
  'This person does not hold such meetings at this school. Choose somebody who does. Nothing was changed.';
export const openReviewText =
  'A review of this pupil’s plan is to be held already: open it on the pupil’s page. Nothing was changed.';
export const heldAlreadyText = 'This meeting was held, so the decision stands. Nothing was changed.';
export const nothingDecidedText = 'Nobody has decided this yet, so there is nothing to take back.';
export const oneSchoolAtATimeText = 'Proposals of one school are put off at a time. Nothing was changed.';
