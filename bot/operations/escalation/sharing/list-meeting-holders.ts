import type { MeetingHoldersView } from '#shared/contracts/escalation/share-meetings.ts';
import { actionKindNames, isMeeting } from '#shared/domain/actions/action-kinds.ts';
import { mondayOf } from '#shared/domain/basics/school-date.ts';
import { mayUse } from '#shared/domain/people/permission.ts';
import { cachedStaff, cachedStaffNames } from '#shared/store/people/cached-people.ts';
import { policyOn } from '#shared/store/people/escalation-policies.ts';
import { staffNamed } from '#shared/wording/people/staff-name.ts';
import { pupilsOfActions } from '../../actions/action-views.ts';
import { mustBeAllowed } from '../../people/must-be-allowed.ts';
import type { StaffContext } from '../../context.ts';
import { mayDecideKind } from '../may-decide.ts';
import { colleaguesAt, meetingsToHold } from './share-plan.ts';

/** Who of a school holds meetings, by name, with how many of this week they have: to give planned ones to. */
export async function listMeetingHolders(ctx: StaffContext, school: string): Promise<MeetingHoldersView> {
  mustBeAllowed(mayUse(ctx.actor, 'hold-tutor-meetings', school), `the school ${school}`);
  const { db } = ctx.store;
  const { today } = ctx.moment;
  const reading = await ctx.reading();
  const { byId } = await cachedStaff(reading, today);
  const names = await cachedStaffNames(reading);
  const { open, counted } = await meetingsToHold(ctx, db, school);
  const pupils = await pupilsOfActions(ctx, db, open);
  const mine = open.filter(({ pupilId, kind }) => {
    const pupil = pupilId === null ? undefined : pupils.get(pupilId);
    return pupil !== undefined && mayDecideKind(ctx.actor, pupil, kind) === 'yes';
  });
  const week = mondayOf(today);
  return {
    people: colleaguesAt(school, byId, await policyOn(db, school, today)).map(
      ({ id, posts, canHold, mayHold }) => ({
        person: staffNamed(names, id),
        roles: [...new Set(posts.flatMap(({ roles }) => roles))],
        tutorGroups: [...new Set(posts.flatMap(({ tutorGroups }) => tutorGroups))],
        kinds: actionKindNames.filter((kind) => isMeeting(kind) && mayHold(kind)),
        planned: counted.filter((one) => one.person === id && one.week === week).length,
        canHold,
        toHold: mine.filter(({ assigneeId }) => assigneeId === id).length,
      }),
    ),
  };
}
