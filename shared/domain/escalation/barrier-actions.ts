/** Decides which barriers somebody is asked to see to, and what becomes of what was asked before. */
import type { ActionStatus } from '../actions/action-kinds.ts';
import type { ActionReason } from '../actions/action-reason.ts';
import type { SchoolDate } from '../basics/school-date.ts';
import type { BarrierSaid } from './barriers.ts';

/** One that stands. */
export interface OwnedBarrier extends Omit<BarrierSaid, 'ownerName'> {
  id: string;
  namedOn: SchoolDate;
}

export interface BarrierAsked {
  /** Of one barrier and one person. */
  subject: string;
  assigneeId: string;
  raisedFor: SchoolDate;
  reason: ActionReason;
}

export interface BarrierAction extends Omit<BarrierAsked, 'assigneeId'> {
  id: string;
  status: ActionStatus;
}

/** By what an action about a barrier is known. */
export const isAboutBarrier = ({ subject }: { subject: string }, barrierId: string): boolean =>
  subject.startsWith(subjectOf(barrierId));
const subjectOf = (barrierId: string): string => `barrier ${barrierId} `;

/**
 * What to raise and what to withdraw, so that each barrier whose owner has a list of work is asked of that person once,
 * for the day by which it is to be seen to.
 */
export function barrierActionChanges<Known extends BarrierAction>(
  barriers: readonly OwnedBarrier[],
  actions: readonly Known[],
  hasList: (personId: string) => boolean,
): { raise: BarrierAsked[]; withdraw: Known[] } {
  const wanted = barriers.flatMap(({ id, ownerId, kind, detail, due, namedOn }): BarrierAsked[] =>
    ownerId !== null && hasList(ownerId)
      ? [
          {
            subject: `${subjectOf(id)}${ownerId}`,
            assigneeId: ownerId,
            raisedFor: due ?? namedOn,
            reason: { code: 'in-the-way', kind, detail },
          },
        ]
      : [],
  );
  const standing = actions.filter(({ status }) => status !== 'done' && status !== 'withdrawn');
  return {
    raise: wanted.filter((asked) => !standing.some((action) => isTheSame(action, asked))),
    withdraw: standing.filter((action) => !wanted.some((asked) => isTheSame(action, asked))),
  };
}

const isTheSame = (action: BarrierAction, asked: BarrierAsked): boolean =>
  action.subject === asked.subject &&
  action.raisedFor === asked.raisedFor &&
  action.reason.code === 'in-the-way' &&
  asked.reason.code === 'in-the-way' &&
  action.reason.kind === asked.reason.kind &&
  action.reason.detail === asked.reason.detail;
