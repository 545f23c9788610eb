import type { CallSheet } from '#shared/contracts/actions/action.ts';
import { codeOf, isAbsent, NO_MARK } from '#shared/domain/registers/attendance-codes.ts';
import { absentSessions, noSessions } from '#shared/domain/registers/attendance-count.ts';
import { attendanceRate } from '#shared/domain/registers/attendance-rate.ts';
import { stageReached } from '#shared/domain/registers/stage-reached.ts';
import { flagsOf } from '#shared/domain/roll/pupil-needs.ts';
import { londonIso } from '#shared/domain/basics/london-time.ts';
import { hasRight } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { isOnRoll } from '#shared/domain/roll/pupil-groups.ts';
import { yearGroupCode } from '#shared/domain/basics/year-group.ts';
import { policyTermOf } from '#shared/domain/basics/school-calendar.ts';
import { addDays, firstDayOfSchoolYear, mondayOf, schoolYearOf } from '#shared/domain/basics/school-date.ts';
import { callScript } from '#shared/wording/actions/call-script.ts';
import { audit } from '#shared/store/audit/audit.ts';
import { listActions } from '#shared/store/actions/actions.ts';
import { outcomesOfPupils } from '#shared/store/actions/outcomes.ts';
import { contactsOf } from '#shared/store/roll/contacts.ts';
import { receivedAt, registerWeeks } from '#shared/store/registers/registers.ts';
import { calendarOf, findSchool } from '#shared/store/people/schools.ts';
import { yearsToDate } from '#shared/store/registers/year-to-date.ts';
import { actionViews, outcomeViews } from './action-views.ts';
import { nameOf } from '../roll/pupil-name.ts';
import { permittedAction } from './act-on-action.ts';
import type { StaffContext } from '../context.ts';

const DATES_SHOWN = 15;
const OUTCOMES_SHOWN = 8;

/** Everything wanted before and during a call; each opening is audited. */
export async function callSheet(ctx: StaffContext, actionId: string): Promise<CallSheet> {
  const { db } = ctx.store;
  const { action, pupil } = await permittedAction(ctx, actionId);
  const school = await findSchool(db, action.school);
  if (!pupil || !school) throw new Problem('unprocessable', 'This action is not about one pupil.');
  const moment = ctx.moment;

  await audit(db, {
    school: school.id,
    at: ctx.at,
    staffId: ctx.actor.id,
    what: 'call.open-sheet',
    pupilId: pupil.id,
    detail: { action: action.id },
  });

  const sameDay = await listActions(
    db,
    { schools: [school.id], date: action.raisedFor, status: 'open' },
    null,
    1000,
  );
  const views = await actionViews(ctx, db, [action, ...sameDay.filter((other) => other.id !== action.id)]);
  const view = views.find((candidate) => candidate.id === action.id);
  if (!view) throw new Problem('not-found', 'This action was not found.');

  const years = await yearsToDate(await ctx.reading(), [school], moment);
  const count = years.get(school.id)?.get(pupil.id)?.count ?? noSessions();
  const weeks = await registerWeeks(
    db,
    school.id,
    mondayOf(firstDayOfSchoolYear(schoolYearOf(moment.today))),
    mondayOf(moment.today),
    [pupil.id],
  );
  const datesAbsent = [...(weeks.get(pupil.id) ?? [])]
    .flatMap(([week, marks]) =>
      Array.from({ length: 7 }, (_, day) => ({
        date: addDays(week, day),
        am: marks[day * 2] ?? NO_MARK,
        pm: marks[day * 2 + 1] ?? NO_MARK,
      })),
    )
    .filter(
      ({ date, am, pm }) => date <= moment.today && isOnRoll(pupil, date) && (isAbsent(am) || isAbsent(pm)),
    )
    .sort((a, b) => (a.date < b.date ? 1 : -1))
    .slice(0, DATES_SHOWN)
    .map(({ date, am, pm }) => ({ date, marks: `${codeOf(am)} ${codeOf(pm)}` }));
  const outcomes = await outcomesOfPupils(db, school.id, [pupil.id], OUTCOMES_SHOWN);
  const earlier = await outcomeViews(ctx, db, outcomes);
  const absentDaysThisYear = absentSessions(count) / 2;
  const received = (await receivedAt(db, [school.id], moment.today)).get(school.id);

  return {
    action: view,
    pupil: {
      id: String(pupil.id),
      name: nameOf(pupil),
      forename: pupil.forename,
      yearGroup: yearGroupCode(pupil.yearGroup),
      tutorGroup: pupil.tutorGroup || null,
      flags: flagsOf(pupil, hasRight(ctx.actor, 'see-vulnerability', school.id)),
    },
    schoolName: school.name,
    datesAbsent,
    absentDaysThisYear,
    yearToDate: attendanceRate(count),
    stage: stageReached(absentSessions(count), policyTermOf(await calendarOf(db, school.id), moment.today)),
    contacts: (await contactsOf(db, school.id, pupil.id)).map(
      ({ position, name, relationship, phone, email, language, parentalResponsibility }) => ({
        order: position,
        name,
        relationship,
        phone,
        email,
        language,
        parentalResponsibility,
      }),
    ),
    earlier: outcomes.flatMap((outcome) => earlier.get(outcome.id) ?? []),
    script: callScript({
      schoolName: school.name,
      forename: pupil.forename,
      again: action.kind !== 'absence-call',
      daysAway: absentDaysThisYear,
    }),
    asOf: received ? londonIso(received) : null,
  };
}
