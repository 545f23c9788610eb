import type { AlertSheet } from '#shared/contracts/actions/alerts.ts';
import { isDrill, lookFirst } from '#shared/domain/actions/alert-clock.ts';
import { londonIso } from '#shared/domain/basics/london-time.ts';
import { mondayOf, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import { slotOf, type Session } from '#shared/domain/basics/session.ts';
import { codeOf, isMissing, NO_MARK } from '#shared/domain/registers/attendance-codes.ts';
import { registerWeeks } from '#shared/store/registers/registers.ts';
import type { StoredPupil } from '#shared/store/roll/pupils.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { yearGroupCode } from '#shared/domain/basics/year-group.ts';
import { alertPosts, isOff } from '#shared/domain/people/alert-people.ts';
import { hasRight } from '#shared/domain/people/permission.ts';
import { flagsOf } from '#shared/domain/roll/pupil-needs.ts';
import { noticesAbout } from '#shared/store/actions/notices.ts';
import { signingsBetween } from '#shared/store/actions/signings.ts';
import { knownAbsenceText, toldByText } from '#shared/wording/actions/notice-text.ts';
import { signedText } from '#shared/wording/actions/signing-text.ts';
import { sentenceCase } from '#shared/wording/basics/number-text.ts';
import { outcomeRecordedAt, latestOutcomes } from '#shared/store/actions/outcomes.ts';
import { auditRead } from '#shared/store/audit/audit.ts';
import type { StoredAction } from '#shared/store/actions/actions.ts';
import type { Db, Tx } from '#shared/store/engine/open-store.ts';
import { alertSettingsOf } from '#shared/store/people/alert-settings.ts';
import { findSchool } from '#shared/store/people/schools.ts';
import { staffNames } from '#shared/store/people/staff.ts';
import { contactsToRing } from '../calls/contacts-to-ring.ts';
import { alertFaults } from '#shared/wording/actions/alert-text.ts';
import { staffName, staffNamed } from '#shared/wording/people/staff-name.ts';
import type { StaffContext } from '../../context.ts';
import { alertHandlers } from '../../people/alert-people.ts';
import { nameOf } from '../../roll/pupil-name.ts';
import { permittedAction } from '../act-on-action.ts';
import { actedView, outcomeViews } from '../action-views.ts';
import { withState, type StandingAlert } from './standing-alerts.ts';

const OUTCOMES_SHOWN = 8;

/** All that whoever takes an alert needs at hand. Opening it is audited, and stops no clock. */
export async function alertSheet(ctx: StaffContext, actionId: string): Promise<AlertSheet> {
  const { db } = ctx.store;
  const { action, pupil } = await permittedAction(ctx, actionId);
  const school = await findSchool(db, action.school);
  if (action.kind !== 'safeguarding-alert' || !school)
    throw new Problem('unprocessable', alertFaults.noAlert);
  await auditRead(ctx.store, {
    school: school.id,
    at: ctx.at,
    staffId: ctx.actor.id,
    what: 'alert.open-sheet',
    pupilId: action.pupilId,
    detail: { action: action.id },
  });
  const alert = await withState(db, action);
  const settings = await alertSettingsOf(db, school.id, ctx.moment.today);
  const handlers = await alertHandlers(ctx, school.id);
  const outcomes = pupil ? await latestOutcomes(db, school.id, [pupil.id], OUTCOMES_SHOWN) : [];
  const earlier = await outcomeViews(ctx, db, outcomes);
  return {
    action: await actedView(ctx, db, action),
    schoolName: school.name,
    isDrill: isDrill(action.reason),
    raisedAt: londonIso(action.raisedAt),
    pupil: pupil && {
      id: String(pupil.id),
      name: nameOf(pupil),
      forename: pupil.forename,
      yearGroup: yearGroupCode(pupil.yearGroup),
      tutorGroup: pupil.tutorGroup || null,
      flags: flagsOf(pupil, hasRight(ctx.actor, 'see-vulnerability', school.id)),
    },
    ...(await inHand(db, alert)),
    marks: pupil && (await marksOf(db, pupil, action.raisedFor)),
    known: pupil ? await knownOf(ctx, db, pupil, action.raisedFor) : [],
    ...(await reportOf(ctx, db, action)),
    lookFirst: await lookedAt(db, alert),
    emergencyText: settings.emergencyText,
    people: alertPosts.flatMap((post) => {
      const person = settings.people[post];
      const found = person && handlers.find(({ id }) => id === person.staffId);
      if (!person || !found) return [];
      return { post, name: found.name, phone: person.phone, isOff: isOff(person, ctx.moment.today) };
    }),
    contacts: pupil
      ? ((await contactsToRing(ctx, db, { school: school.id, pupilIds: [pupil.id], kind: action.kind })).get(
          pupil.id,
        ) ?? [])
      : [],
    earlier: outcomes.flatMap((outcome) => earlier.get(outcome.id) ?? []),
    handOnTo: handlers.filter(({ id }) => id !== ctx.actor.id).map(({ id, name }) => ({ id, name })),
  };
}

/** The outcome in whose moment the alert was raised; it stays the report when it is taken back. */
async function reportOf(
  ctx: StaffContext,
  db: Db | Tx,
  { school, raisedByAction: id, raisedAt }: StoredAction,
): Promise<Pick<AlertSheet, 'reported' | 'reportTakenBack'>> {
  const found = id === null ? null : await outcomeRecordedAt(db, { school, id }, raisedAt);
  if (!found) return { reported: null, reportTakenBack: null };
  const { outcome, withdrawnAt } = found;
  const reported = (await outcomeViews(ctx, db, [outcome])).get(outcome.id) ?? null;
  return {
    reported,
    reportTakenBack: withdrawnAt && reported && { by: reported.by, at: londonIso(withdrawnAt) },
  };
}

/** Signed in or out, elsewhere on site, away by what somebody told us: of the day of the alert. */
async function knownOf(
  ctx: StaffContext,
  db: Db | Tx,
  { id, school }: StoredPupil,
  day: SchoolDate,
): Promise<string[]> {
  const { today } = ctx.moment;
  const signings = await signingsBetween(db, school, day, day, id);
  const notices = await noticesAbout(db, school, [id], { from: day, to: day });
  return [
    ...signings.map((signing) => sentenceCase(signedText(signing))),
    ...notices.map((notice) => {
      const told = { ...notice, givenAt: londonIso(notice.givenAt) };
      return `${knownAbsenceText(told, today)} (${toldByText(told, today)})`;
    }),
  ];
}

/** Codes of a day; '' where there is no mark. */
async function marksOf(
  db: Db | Tx,
  { id, school }: StoredPupil,
  day: SchoolDate,
): Promise<Record<Session, string>> {
  const monday = mondayOf(day);
  const week = (await registerWeeks(db, school, monday, monday, [id])).get(id)?.get(monday);
  const codeIn = (session: Session): string => {
    const mark = week?.[slotOf(day, session)] ?? NO_MARK;
    return isMissing(mark) ? '' : codeOf(mark);
  };
  return { AM: codeIn('AM'), PM: codeIn('PM') };
}

async function inHand(
  db: Db | Tx,
  { state: { taken, handedTo } }: StandingAlert,
): Promise<Pick<AlertSheet, 'taken' | 'handedTo'>> {
  const names = await staffNames(db, [taken?.by ?? handedTo ?? ''].filter(Boolean));
  const named = (id: string) => staffNamed(names, id);
  return {
    taken: taken && { by: named(taken.by), at: londonIso(new Date(taken.at)) },
    handedTo: handedTo === null ? null : named(handedTo),
  };
}

/** Each place to look first, with who has looked there, oldest first. */
export async function lookedAt(
  db: Db | Tx,
  { action, events }: Pick<StandingAlert, 'action' | 'events'>,
): Promise<AlertSheet['lookFirst']> {
  const looked = events.filter(({ what, at }) => what === 'looked' && at >= action.raisedAt.getTime());
  const names = await staffNames(
    db,
    looked.map(({ by }) => by),
  );
  return lookFirst.map((look) => ({
    look,
    looked: looked
      .filter((event) => event.look === look)
      .map(({ by, at, found }) => ({
        by: staffName(names, by),
        at: londonIso(new Date(at)),
        found: found ?? false,
      })),
  }));
}
