import type { CallSheet } from '#shared/contracts/actions/action.ts';
import { NO_MARK } from '#shared/domain/registers/attendance-codes.ts';
import { noSessions } from '#shared/domain/registers/attendance-count.ts';
import { attendanceRate } from '#shared/domain/registers/attendance-rate.ts';
import type { PupilSession } from '#shared/domain/registers/pupil-sessions.ts';
import { flagsOf } from '#shared/domain/roll/pupil-needs.ts';
import { londonIso } from '#shared/domain/basics/london-time.ts';
import { hasRight, mayWorkWithPupil } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { yearGroupCode } from '#shared/domain/basics/year-group.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import { noScripts, situationOf } from '#shared/domain/actions/calls/call-script.ts';
import { schoolDaysAway } from '#shared/domain/registers/away/spell-away.ts';
import { cachedSettings } from '#shared/store/people/settings.ts';
import { callScript } from '#shared/wording/actions/call-script.ts';
import { reasonText } from '#shared/wording/actions/call-text.ts';
import { dayText } from '#shared/wording/basics/date-text.ts';
import { nameInSentence } from '#shared/wording/basics/name-in-sentence.ts';
import { daysText } from '#shared/wording/registers/days-missed-text.ts';
import { auditRead } from '#shared/store/audit/audit.ts';
import { noticesAbout } from '#shared/store/actions/notices.ts';
import { latestOutcomes } from '#shared/store/actions/outcomes.ts';
import { markDetails, receivedAt } from '#shared/store/registers/registers.ts';
import { calendarOf, findSchool } from '#shared/store/people/schools.ts';
import { sessionsToDate, yearsToDate } from '#shared/store/registers/year-to-date.ts';
import { actedView, outcomeViews } from './action-views.ts';
import { noticeViews } from './notices/notice-views.ts';
import { callFactsOf } from './calls/call-facts.ts';
import { contactsToRing } from './calls/contacts-to-ring.ts';
import { nextSchoolDayOf } from './calls/next-school-day.ts';
import { nameOf } from '../roll/pupil-name.ts';
import { permittedAction } from './act-on-action.ts';
import { mustBeAllowed } from '../people/must-be-allowed.ts';
import { daysMissedOf, stagesReached } from './stages-reached.ts';
import type { StaffContext } from '../context.ts';

const DATES_SHOWN = 15;
const OUTCOMES_SHOWN = 8;

/** Everything wanted before and during a call; each opening is audited, and no look of the open page besides. */
export async function callSheet(ctx: StaffContext, actionId: string): Promise<CallSheet> {
  const { db } = ctx.store;
  const { action, pupil } = await permittedAction(ctx, actionId);
  // Whoever is asked to see to one thing in the way is told of that alone.
  if (pupil && action.kind === 'barrier') mustBeAllowed(mayWorkWithPupil(ctx.actor, pupil), 'this action');
  const school = await findSchool(db, action.school);
  if (!pupil || !school) throw new Problem('unprocessable', 'This action is not about one pupil.');
  const moment = ctx.moment;

  await auditRead(ctx.store, {
    school: school.id,
    at: ctx.at,
    staffId: ctx.actor.id,
    what: 'call.open-sheet',
    pupilId: pupil.id,
    detail: { action: action.id },
  });

  const view = await actedView(ctx, db, action);
  if (!view) throw new Problem('not-found', 'This action was not found.');

  const years = await yearsToDate(await ctx.reading(), [school], moment);
  const count = years.get(school.id)?.get(pupil.id)?.count ?? noSessions();
  const sessions = await sessionsToDate(await ctx.reading(), pupil, moment);
  const outcomes = await latestOutcomes(db, school.id, [pupil.id], OUTCOMES_SHOWN);
  const earlier = await outcomeViews(ctx, db, outcomes);
  const { stage, away } = (await stagesReached(ctx, [school]))(school.id, pupil.id);
  const daysMissed = daysMissedOf(away);
  const calendar = await calendarOf(db, school.id);
  const settings = (await cachedSettings(await ctx.reading(), moment.today)).get(school.id);
  const daysAway = schoolDaysAway(sessions.filter(({ date }) => date <= moment.today));
  const received = (await receivedAt(db, [school.id], moment.today)).get(school.id);

  const since = firstDayAway(sessions, moment.today);
  const notices = await noticesAbout(db, school.id, [pupil.id], { from: since, to: moment.today });
  const comments = (await markDetails(db, school.id, since, moment.today, [pupil.id]))
    .flatMap(({ date, session, comment }) => (comment ? [{ date, session, comment }] : []))
    .reverse();

  const facts = await callFactsOf(ctx, [action], new Map([[pupil.id, pupil]]));

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
    familyRungAt: facts.get(action.id)?.familyRungAt ?? null,
    datesAbsent: datesAbsent(sessions),
    daysMissed,
    yearToDate: attendanceRate(count),
    stage,
    contacts:
      (await contactsToRing(ctx, db, { school: school.id, pupilIds: [pupil.id], kind: action.kind })).get(
        pupil.id,
      ) ?? [],
    nextSchoolDay: nextSchoolDayOf(calendar, moment.today),
    earlier: outcomes.flatMap((outcome) => earlier.get(outcome.id) ?? []),
    known: await noticeViews(ctx, db, school.id, notices),
    comments,
    script: callScript(
      situationOf({
        kind: action.kind,
        reason: action.reason.code,
        daysAway,
        daysMissed: daysMissed.missed,
      }),
      {
        school: school.name,
        caller: nameInSentence(ctx.actor.name),
        pupil: nameInSentence(pupil.forename),
        'days missed': daysMissed.missed > 0 ? daysText(daysMissed.missed) : null,
        'days away': daysAway > 0 ? daysText(daysAway) : null,
        since: daysAway > 0 ? dayText(since) : null,
        reason: action.reason.code === 'word-was-left' ? reasonText(action.reason.reason) : null,
        expected: action.reason.code === 'not-come' ? action.reason.time : null,
      },
      settings?.callScripts ?? noScripts,
    ),
    asOf: received ? londonIso(received) : null,
  };
}

/** Of the absence that reaches into today, or was the last before it. */
function firstDayAway(sessions: readonly PupilSession[], today: SchoolDate): SchoolDate {
  const days = [...Map.groupBy(sessions, ({ date }) => date)].reverse();
  let first = today;
  for (const [date, ofDay] of days) {
    if (ofDay.some(({ kind }) => kind === 'attended' || kind === 'late')) break;
    if (ofDay.some(({ kind }) => kind === 'authorised' || kind === 'unauthorised')) first = date;
  }
  return first;
}

/** Days with an absence, newest first, each with both its marks. */
function datesAbsent(sessions: readonly PupilSession[]): CallSheet['datesAbsent'] {
  return [...Map.groupBy(sessions, ({ date }) => date)]
    .filter(([, ofDay]) => ofDay.some(({ kind }) => kind === 'authorised' || kind === 'unauthorised'))
    .reverse()
    .slice(0, DATES_SHOWN)
    .map(([date, ofDay]) => ({ date, marks: ofDay.map(({ code }) => code || NO_MARK).join(' ') }));
}
