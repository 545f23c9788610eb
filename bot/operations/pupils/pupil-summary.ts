import type { AuditAct } from '#shared/domain/audit/audit-acts.ts';
import type { PupilMatch, PupilSummary } from '#shared/contracts/pupils/pupil-summary.ts';
import { NO_MARK, codeOf } from '#shared/domain/registers/attendance-codes.ts';
import { absentSessions, noSessions } from '#shared/domain/registers/attendance-count.ts';
import { attendanceRate } from '#shared/domain/registers/attendance-rate.ts';
import { bandName, bandOf } from '#shared/domain/figures/attendance-band.ts';
import { londonIso } from '#shared/domain/basics/london-time.ts';
import { hasRight, schoolsWithRight, maySeePupil } from '#shared/domain/people/permission.ts';
import { isPersistentlyAbsent } from '#shared/domain/figures/persistent-absence.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { isOnRoll, registerGroupOf } from '#shared/domain/roll/pupil-groups.ts';
import { isSchoolDay } from '#shared/domain/basics/school-calendar.ts';
import { addDays, mondayOf, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import { dateOfSlot, sessionOfSlot } from '#shared/domain/basics/session.ts';
import { actionsOfPupil } from '#shared/store/actions/actions.ts';
import { noticesAbout } from '#shared/store/actions/notices.ts';
import { latestOutcomes } from '#shared/store/actions/outcomes.ts';
import { audit, auditRead } from '#shared/store/audit/audit.ts';
import { cachedDue } from '#shared/store/registers/due-sessions.ts';
import { pupilsByUpn, searchPupils, type StoredPupil } from '#shared/store/roll/pupils.ts';
import { receivedAt, registerWeeks } from '#shared/store/registers/registers.ts';
import { calendarOf } from '#shared/store/people/schools.ts';
import { yearsToDate } from '#shared/store/registers/year-to-date.ts';
import { actionViews, outcomeViews } from '../actions/action-views.ts';
import { noticeViews } from '../actions/notices/notice-views.ts';
import { contactsToRing } from '../actions/calls/contacts-to-ring.ts';
import { namedAdultOf } from '../actions/calls/name-adult.ts';
import { caseloadsOfPupil } from '../roll/caseloads-of-pupil.ts';
import { nameOf } from '../roll/pupil-name.ts';
import { pupilPlan } from '../escalation/pupil-plan.ts';
import { stagesReached } from '../actions/stages-reached.ts';
import type { StaffContext } from '../context.ts';
import { schoolsOfPerson } from '../actions/list-actions.ts';
import { permittedPupil, pupilShown } from './permitted-pupil.ts';

const USUAL_LIMIT = 20;
const MOST_MATCHES_READ = 1000;
const WEEKS_SHOWN = 6;
const OUTCOMES_SHOWN = 5;

/** Pupils by part of a name, or by UPN for administrators and officers: only those the person may see. */
export async function findPupils(
  ctx: StaffContext,
  query: { text?: string | undefined; upn?: string | undefined; limit?: number | undefined },
): Promise<{ items: PupilMatch[] }> {
  const { db } = ctx.store;
  const { today } = ctx.moment;
  const schools = await schoolsOfPerson(ctx);
  if (query.upn) {
    const own = schoolsWithRight(ctx.actor, 'find-pupils-by-upn');
    if (own.length === 0) throw new Problem('forbidden', 'Your role does not look pupils up by UPN.');
    const found = await pupilsByUpn(db, query.upn, own === 'all' ? schools : own, today);
    await note(ctx, 'pupil.find-by-upn', found);
    return { items: found.map(matchOf) };
  }
  if (!query.text) throw new Problem('bad-request', 'text: part of a name is needed.');
  const found = await searchPupils(db, query.text, schools, today, MOST_MATCHES_READ);
  const visible = found
    .filter((pupil) => maySeePupil(ctx.actor, pupil) === 'yes')
    .slice(0, query.limit ?? USUAL_LIMIT);
  await note(ctx, 'pupil.search', visible);
  return { items: visible.map(matchOf) };
}

const matchOf = (pupil: StoredPupil): PupilMatch => ({
  id: String(pupil.id),
  name: nameOf(pupil),
  school: pupil.school,
  tutorGroup: pupil.tutorGroup || null,
});

async function note(ctx: StaffContext, what: AuditAct, pupils: readonly StoredPupil[]): Promise<void> {
  for (const school of new Set(pupils.map((pupil) => pupil.school))) {
    const ids = pupils.filter((pupil) => pupil.school === school).map(({ id }) => id);
    await audit(ctx.store.db, {
      school,
      at: ctx.at,
      staffId: ctx.actor.id,
      what,
      detail: { pupils: ids },
    });
  }
}

/** One pupil: rate, recent marks, band, stage, contacts, last contacts made, open actions. Each opening is audited once. */
export async function pupilSummary(ctx: StaffContext, id: string): Promise<PupilSummary> {
  const { db } = ctx.store;
  const moment = ctx.moment;
  const { pupil, school } = await permittedPupil(ctx, id);
  await auditRead(ctx.store, {
    school: school.id,
    at: ctx.at,
    staffId: ctx.actor.id,
    what: 'pupil.summary',
    pupilId: pupil.id,
  });

  const reading = await ctx.reading();
  const isDue = await cachedDue(reading, school, moment);
  const years = await yearsToDate(reading, [school], moment);
  const count = years.get(school.id)?.get(pupil.id)?.count ?? noSessions();
  const thisWeek = mondayOf(moment.today);
  const weeks = (
    await registerWeeks(db, school.id, addDays(thisWeek, -7 * (WEEKS_SHOWN - 1)), thisWeek, [pupil.id])
  ).get(pupil.id);
  const calendar = await calendarOf(db, school.id);
  /** The code; '-' for a missing mark; '' for a session that is not due, or no session at all. */
  const codeInWeek = (week: SchoolDate, slot: number): string => {
    const date = dateOfSlot(week, slot);
    const character = weeks?.get(week)?.[slot] ?? NO_MARK;
    const wanted =
      isSchoolDay(calendar, date) &&
      isOnRoll(pupil, date) &&
      isDue(registerGroupOf(pupil), date, sessionOfSlot(slot));
    return character === NO_MARK && !wanted ? '' : codeOf(character);
  };
  const { stage } = (await stagesReached(ctx, [school]))(school.id, pupil.id);
  const band = bandOf(count);
  const outcomes = await latestOutcomes(db, school.id, [pupil.id], OUTCOMES_SHOWN);
  const outcomesShown = await outcomeViews(ctx, db, outcomes);
  const lastOutcomes = outcomes.flatMap((outcome) => outcomesShown.get(outcome.id) ?? []);
  const received = (await receivedAt(db, [school.id], moment.today)).get(school.id);
  const open = await actionsOfPupil(db, school.id, pupil.id, ['open', 'proposed', 'snoozed']);
  const mayRing = hasRight(ctx.actor, 'ring-families', school.id);

  const contacts = mayRing
    ? await contactsToRing(ctx, db, { school: school.id, pupilIds: [pupil.id], kind: 'absence-call' })
    : new Map<number, PupilSummary['contacts']>();

  return {
    pupil: pupilShown(ctx.actor, pupil, school),
    asOf: received ? londonIso(received) : null,
    yearToDate: attendanceRate(count),
    missedSessions: absentSessions(count),
    lastWeeks: Array.from({ length: WEEKS_SHOWN }, (_, back) => addDays(thisWeek, -7 * back)).map((week) => ({
      week,
      marks: Array.from({ length: 10 }, (_, slot) => codeInWeek(week, slot)),
    })),
    band: band === null ? null : bandName(band),
    persistentAbsence: isPersistentlyAbsent(count),
    stage,
    plan: await pupilPlan(ctx, school, pupil),
    mayRing,
    namedAdult: await namedAdultOf(db, { school: school.id, id: pupil.id }),
    caseloads: await caseloadsOfPupil(ctx, pupil),
    contacts: contacts.get(pupil.id) ?? [],
    lastOutcomes,
    known: await noticeViews(
      ctx,
      db,
      school.id,
      await noticesAbout(db, school.id, [pupil.id], { from: moment.today }),
    ),
    actions: await actionViews(ctx, db, open),
    restrictedNotes: lastOutcomes.filter((outcome) => outcome.restricted && outcome.note === null).length,
  };
}
