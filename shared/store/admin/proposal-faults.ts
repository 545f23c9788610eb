/** Whether proposals, the meetings that were approved and what was agreed at them fit together. */
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { MeetingStage, ProposalRule } from '#shared/domain/people/escalation-policy.ts';

export interface ProposalSeen {
  id: string;
  pupilId: number;
  rule: ProposalRule;
  schoolYear: number;
  term: number;
  stage: MeetingStage;
  status: string;
  actionId: string | null;
}

interface MeetingSeen {
  actionId: string;
  pupilId: number;
  proposalId: string | null;
  heldOn: SchoolDate | null;
}

export interface EscalationSeen {
  proposals: readonly ProposalSeen[];
  meetings: readonly MeetingSeen[];
  /** Each barrier's meeting. */
  barriers: readonly { id: string; actionId: string }[];
  /** Status by action. */
  actions: ReadonlyMap<string, string>;
}

const ruleText: Readonly<Record<ProposalRule, string>> = {
  absence: 'days away',
  lateness: 'days late',
  'text-first': 'what is written first',
};

const isUndecided = ({ status }: ProposalSeen): boolean => status === 'proposed' || status === 'snoozed';

export function proposalFaults({ proposals, meetings, barriers, actions }: EscalationSeen): string[] {
  const meetingOf = new Map(meetings.map((meeting) => [meeting.actionId, meeting]));
  const proposalOf = new Map(proposals.map((proposal) => [proposal.id, proposal]));
  return [
    ...severalOf(
      proposals.filter(isUndecided),
      ({ pupilId, schoolYear, rule }) =>
        `pupil ${pupilId}, ${schoolYear}: undecided proposals by ${ruleText[rule]}`,
    ),
    ...severalOf(
      proposals,
      ({ pupilId, schoolYear, rule, stage, term }) =>
        `pupil ${pupilId}, ${schoolYear}, stage ${stage} in term ${term}: proposals by ${ruleText[rule]}`,
    ),
    ...proposals.flatMap((proposal) => approvalFaults(proposal, meetingOf, actions)),
    ...meetings.flatMap((meeting) => meetingFaults(meeting, proposalOf, actions)),
    ...barriers.flatMap(({ id, actionId }) =>
      meetingOf.get(actionId)?.heldOn ? [] : [`barrier ${id}: no meeting was held that names it`],
    ),
  ];
}

function severalOf(proposals: readonly ProposalSeen[], what: (proposal: ProposalSeen) => string): string[] {
  return [...Map.groupBy(proposals, what)].flatMap(([told, some]) =>
    some.length > 1 ? [`${told} stand ${some.length} times`] : [],
  );
}

function approvalFaults(
  { id, pupilId, rule, status, actionId }: ProposalSeen,
  meetingOf: ReadonlyMap<string, MeetingSeen>,
  actions: ReadonlyMap<string, string>,
): string[] {
  const named = `proposal ${id} of pupil ${pupilId}`;
  if (status !== 'approved') return actionId === null ? [] : [`${named} is ${status} and has an action`];
  if (actionId === null || !actions.has(actionId)) return [`${named} is approved and has no action`];
  if (rule === 'text-first') return [];
  return meetingOf.get(actionId)?.proposalId === id ? [] : [`${named} is approved and has no meeting`];
}

/** A meeting whose approval was taken back stays as a row, with its action withdrawn. */
function meetingFaults(
  { actionId, proposalId, heldOn }: MeetingSeen,
  proposalOf: ReadonlyMap<string, ProposalSeen>,
  actions: ReadonlyMap<string, string>,
): string[] {
  const status = actions.get(actionId);
  if (status === undefined) return [`meeting ${actionId} has no action`];
  if (heldOn !== null && status !== 'done')
    return [`meeting ${actionId} was held and its action is ${status}`];
  if (proposalId === null || status === 'withdrawn') return [];
  const proposal = proposalOf.get(proposalId);
  return proposal?.status === 'approved' && proposal.actionId === actionId
    ? []
    : [`meeting ${actionId} is of the proposal ${proposalId}, which is ${proposal?.status ?? 'not there'}`];
}
