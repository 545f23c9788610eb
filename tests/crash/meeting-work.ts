import type { ProposalList, ProposalView } from '#shared/contracts/escalation/proposals.ts';
import type { SeededRandom } from '../../bot/local/invented-trust/seeded-random.ts';
import { Refused, type Client } from './client.ts';
import { officerOf } from './crash-school.ts';
import { whatWasAgreed, type KnownMeetings } from './known-meetings.ts';

/** Approves what is proposed, takes some of it back, holds the other: one step at each call. */
export function meetingWork(options: {
  school: string;
  signIn: (email: string) => Promise<Client>;
  random: SeededRandom;
  meetings: KnownMeetings;
  asking: <Answer>(activity: 'meeting', ask: () => Promise<Answer>) => Promise<Answer>;
}): () => Promise<void> {
  const { school, random, meetings, asking } = options;
  const mine = new Set<string>();

  const ask = async (path: string, body: object): Promise<unknown> => {
    const officer = await options.signIn(officerOf(school));
    const { status, answer } = await asking('meeting', () => officer.ask('POST', path, body));
    if (status === 200) return answer;
    // Marks that came meanwhile may have withdrawn it.
    if (status !== 409) throw new Refused(`${path} was answered with ${status}: ${JSON.stringify(answer)}`);
    return null;
  };

  const approve = async (): Promise<void> => {
    const officer = await options.signIn(officerOf(school));
    const { answer } = await officer.ask('GET', `/api/schools/${school}/proposals`);
    const [proposal] = random.shuffle((answer as ProposalList).items);
    if (!proposal) return;
    const approved = await ask(`/api/proposals/${proposal.id}/decision`, {
      decision: 'approve',
      ...(proposal.holder && { assignee: proposal.holder.id }),
    });
    const action = (approved as ProposalView | null)?.action?.id;
    if (action === undefined) return;
    meetings.approved.set(action, proposal.id);
    mine.add(action);
  };

  return async () => {
    const [action] = mine;
    const proposal = meetings.approved.get(action ?? '');
    if (action === undefined || proposal === undefined) return approve();
    mine.delete(action);
    if (random.chance(0.3)) {
      meetings.approved.delete(action);
      await ask(`/api/proposals/${proposal}/undo`, {});
    } else if (await ask(`/api/actions/${action}/meeting`, whatWasAgreed)) meetings.held.add(action);
  };
}
