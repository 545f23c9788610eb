import type { BarrierView, MeetingSheet } from '#shared/contracts/escalation/meeting.ts';
import type { ActionKind } from '#shared/domain/actions/action-kinds.ts';
import { londonIso } from '#shared/domain/basics/london-time.ts';
import { addDays } from '#shared/domain/basics/school-date.ts';
import { settledBy } from '#shared/domain/escalation/meeting-kinds.ts';
import type { Agreement } from '#shared/domain/people/escalation-policy.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { yearGroupCode } from '#shared/domain/basics/year-group.ts';
import { noSessions } from '#shared/domain/registers/attendance-count.ts';
import { attendanceRate } from '#shared/domain/registers/attendance-rate.ts';
import type { PupilSession } from '#shared/domain/registers/pupil-sessions.ts';
import { cachedDaysLate } from '#shared/store/actions/cached-days-away.ts';
import { auditRead } from '#shared/store/audit/audit.ts';
import { barriersAt, type StoredBarrier } from '#shared/store/escalation/barriers.ts';
import { meetingOf } from '#shared/store/escalation/meetings.ts';
import { policyOn } from '#shared/store/people/escalation-policies.ts';
import { cachedStaff, cachedStaffNames } from '#shared/store/people/cached-people.ts';
import { findSchool } from '#shared/store/people/schools.ts';
import { receivedAt } from '#shared/store/registers/registers.ts';
import { sessionsToDate, yearsToDate } from '#shared/store/registers/year-to-date.ts';
import { staffNamed } from '#shared/wording/people/staff-name.ts';
import { actedView } from '../actions/action-views.ts';
import { daysMissedOf, stagesReached } from '../actions/stages-reached.ts';
import type { StaffContext } from '../context.ts';
import { nameOf } from '../roll/pupil-name.ts';
import { settlesHere } from './meetings/must-settle.ts';
import { mustSeeMeeting } from './act-on-meeting.ts';
import { hasListOfWork } from './meetings/barrier-actions.ts';
import { mayHold } from './may-decide.ts';

const DAYS_SHOWN = 28;

/** The meeting's page, as a family may look at it too. */
export async function meetingSheet(ctx: StaffContext, actionId: string): Promise<MeetingSheet> {
  const { db } = ctx.store;
  const { moment } = ctx;
  const { action, pupil } = await mustSeeMeeting(ctx, actionId);
  const school = await findSchool(db, action.school);
  if (!school) throw new Problem('not-found', 'This meeting was not found.');
  await auditRead(ctx.store, {
    school: school.id,
    at: ctx.at,
    staffId: ctx.actor.id,
    what: 'meeting.open',
    pupilId: pupil.id,
    detail: { action: action.id },
  });
  const reading = await ctx.reading();
  const meeting = await meetingOf(db, school.id, action.id);
  const years = await yearsToDate(reading, [school], moment);
  const names = await cachedStaffNames(reading);
  const named = (id: string | null) => (id === null ? null : staffNamed(names, id));
  const received = (await receivedAt(db, [school.id], moment.today)).get(school.id);
  const barriers = await barriersAt(db, school.id, pupil.id);
  const view = await actedView(ctx, db, action);
  const policy = await policyOn(db, school.id, moment.today);
  const late = await cachedDaysLate(reading, school, moment);
  const settled = (agreement: Agreement) => ({
    by: settledBy(policy, agreement),
    mine: settlesHere(ctx, school.id, policy, agreement),
  });
  const { byId } = await cachedStaff(reading, moment.today);
  const hasList = (id: string): boolean => hasListOfWork(byId.get(id), school.id);
  return {
    action: view,
    pupil: {
      id: String(pupil.id),
      name: nameOf(pupil),
      forename: pupil.forename,
      tutorGroup: pupil.tutorGroup || null,
      yearGroup: yearGroupCode(pupil.yearGroup),
    },
    schoolName: school.name,
    yearToDate: attendanceRate(years.get(school.id)?.get(pupil.id)?.count ?? noSessions()),
    daysMissed: daysMissedOf((await stagesReached(ctx, [school]))(school.id, pupil.id).away),
    daysLate: late.get(pupil.id)?.days ?? 0,
    lastFourWeeks: wholeDays(
      await sessionsToDate(reading, pupil, moment),
      addDays(moment.today, -DAYS_SHOWN),
    ),
    planned: {
      date: meeting?.plannedFor ?? null,
      time: meeting?.plannedTime ?? null,
      place: meeting?.place ?? null,
      holder: named(action.assigneeId),
    },
    heldOn: meeting?.heldOn ?? null,
    record: meeting?.record ?? null,
    barriers: barriers.map((barrier) => barrierView(barrier, named, hasList)),
    nextLook: meeting?.nextLook ?? null,
    look:
      meeting?.result && meeting.lookedOn && meeting.lookedBy
        ? { on: meeting.lookedOn, result: meeting.result, by: staffNamed(names, meeting.lookedBy) }
        : null,
    recordedBy: named(meeting?.recordedBy ?? null),
    form: meeting?.stage === 2 ? policy.stageTwo : null,
    settled: {
      support: settled('support'),
      adjustments: settled('adjustments'),
      softStart: settled('softStart'),
    },
    ...(await colleagues(ctx, school.id, action.kind)),
    asOf: received ? londonIso(received) : null,
  };
}

/** By name, of those with a post at the school itself. */
async function colleagues(
  ctx: StaffContext,
  school: string,
  kind: ActionKind,
): Promise<Pick<MeetingSheet, 'holders' | 'people'>> {
  const { byId } = await cachedStaff(await ctx.reading(), ctx.moment.today);
  const there = [...byId.values()].filter(({ posts }) => posts.some((post) => post.school === school));
  const shown = ({ id, name }: { id: string; name: string }) => ({ id, name });
  return {
    holders: there.filter((person) => mayHold(person, school, kind)).map(shown),
    people: there.map((person) => ({ ...shown(person), hasList: hasListOfWork(person, school) })),
  };
}

/** Whoever owns a barrier has an id where they are on the staff list. */
const barrierView = (
  barrier: StoredBarrier,
  named: (id: string | null) => { id: string; name: string } | null,
  hasList: (id: string) => boolean,
): BarrierView => ({
  id: barrier.id,
  meeting: barrier.actionId,
  kind: barrier.kind,
  detail: barrier.detail,
  owner: ownerOf(barrier, named, hasList),
  due: barrier.due,
  removedOn: barrier.removedOn,
});

function ownerOf(
  { ownerId, ownerName }: Pick<StoredBarrier, 'ownerId' | 'ownerName'>,
  named: (id: string | null) => { id: string; name: string } | null,
  hasList: (id: string) => boolean,
): BarrierView['owner'] {
  const person = named(ownerId);
  if (person) return { ...person, hasList: hasList(person.id) };
  return ownerName ? { id: null, name: ownerName, hasList: false } : null;
}

/** Days of which every session that counts was attended. */
function wholeDays(sessions: readonly PupilSession[], since: string): MeetingSheet['lastFourWeeks'] {
  const days = [...Map.groupBy(sessions, ({ date }) => date)].filter(
    ([date, ofDay]) => date > since && ofDay.some(({ kind }) => counts.has(kind)),
  );
  const whole = days.filter(([, ofDay]) => !ofDay.some(({ kind }) => absent.has(kind)));
  return { wholeDaysIn: whole.length, days: days.length };
}

const absent: ReadonlySet<PupilSession['kind']> = new Set(['authorised', 'unauthorised']);
const counts: ReadonlySet<PupilSession['kind']> = new Set(['attended', 'late', 'authorised', 'unauthorised']);
