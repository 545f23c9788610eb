import { isMeeting } from '#shared/domain/actions/action-kinds.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import { cachedOpenActions } from '#shared/store/actions/cached-open-actions.ts';
import { meetingsAt } from '#shared/store/escalation/meetings.ts';
import type { StoredPupil } from '#shared/store/roll/pupils.ts';
import { actionKindLabels } from '#shared/wording/actions/action-text.ts';
import { maySeeAction } from '../actions/action-views.ts';
import type { StaffContext } from '../context.ts';

interface NextStep {
  text: string;
  date: SchoolDate;
}

/** What comes next for each pupil, as this person may know: the open action that is first, else the next look at a plan. */
export async function nextSteps(
  ctx: StaffContext,
  school: string,
  pupils: readonly StoredPupil[],
): Promise<(pupilId: number) => NextStep | null> {
  const open = (await cachedOpenActions(await ctx.reading(), [school], ctx.moment.today)).get(school);
  const meetings = await meetingsAt(ctx.store.db, school);
  const planned = new Map(meetings.map(({ actionId, plannedFor }) => [actionId, plannedFor]));
  const whom = new Map(pupils.map((pupil) => [pupil.id, pupil]));
  return (pupilId) => {
    const pupil = whom.get(pupilId);
    if (!pupil) return null;
    const steps = (open?.actions ?? [])
      .filter((action) => action.pupilId === pupilId && maySeeAction(ctx.actor, action, pupil) === 'yes')
      .map(({ id, kind, raisedFor }) => ({
        text: actionKindLabels[kind],
        date: (isMeeting(kind) ? planned.get(id) : null) ?? raisedFor,
      }));
    const looks = meetings.flatMap((meeting): NextStep[] =>
      meeting.pupilId === pupilId && meeting.nextLook !== null && meeting.result === null
        ? [{ text: actionKindLabels['plan-review'], date: meeting.nextLook }]
        : [],
    );
    return steps.concat(looks).toSorted((a, b) => a.date.localeCompare(b.date))[0] ?? null;
  };
}
