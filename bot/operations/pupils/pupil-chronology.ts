import type { ChronologyEntry, PupilChronology } from '#shared/contracts/pupils/pupil-year.ts';
import { absenceSpells } from '#shared/domain/registers/away/absence-spells.ts';
import { actionKinds } from '#shared/domain/actions/action-kinds.ts';
import { londonInstant, londonIso, londonWallClock } from '#shared/domain/basics/london-time.ts';
import { marksChangedLater } from '#shared/domain/patterns/marks-changed.ts';
import { earlierOf, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { Session } from '#shared/domain/basics/session.ts';
import { actionsOfPupil } from '#shared/store/actions/actions.ts';
import { checkInsSince } from '#shared/store/pupils/check-ins.ts';
import type { Reading } from '#shared/store/engine/data-memory.ts';
import { weekVersions } from '#shared/store/registers/mark-history.ts';
import type { Db } from '#shared/store/engine/open-store.ts';
import { noticesAbout } from '#shared/store/actions/notices.ts';
import { signingsBetween } from '#shared/store/actions/signings.ts';
import { outcomesSince } from '#shared/store/actions/outcomes.ts';
import type { StoredPupil } from '#shared/store/roll/pupils.ts';
import { staffNames } from '#shared/store/people/staff.ts';
import { staffName, staffNamed } from '#shared/wording/people/staff-name.ts';
import { actionViews, outcomeViews } from '../actions/action-views.ts';
import { noticeViews } from '../actions/notices/notice-views.ts';
import { nameOf } from '../roll/pupil-name.ts';
import type { StaffContext } from '../context.ts';
import { isLate, minutesLate } from './pupil-lates.ts';
import { permittedPupilYear } from './permitted-pupil-year.ts';
import { membershipsShown, type YearRead } from './read-pupil-year.ts';

const USUAL_LIMIT = 300;

/** Entries with the moment they are sorted by: a clock time, or where in the day a session lies. */
type Placed = ChronologyEntry & { time: string };
const timeOf: Record<Session, string> = { AM: '09:00', PM: '13:00' };

/** What happened in a pupil's school year, newest first; the look is audited. */
export async function pupilChronology(
  ctx: StaffContext,
  query: { id: string; schoolYear?: number | undefined; limit?: number | undefined },
): Promise<PupilChronology> {
  const { pupil, reading, year, moment } = await permittedPupilYear(ctx, query, 'pupil.chronology');
  const talks = await conversations(ctx, pupil, year);
  const entries = [
    ...absences(year),
    ...(await lates(reading, pupil, year)),
    ...(await changes(ctx.store.db, pupil, year)),
    ...talks.entries,
    ...(await actions(ctx, pupil, year)),
    ...(await checkIns(ctx.store.db, pupil, year)),
    ...(await notices(ctx, pupil, year)),
    ...(await signings(ctx.store.db, pupil, year)),
    ...comings(pupil, year, moment.today),
    ...groups(year, moment.today),
  ].sort((a, b) => (a.date + a.time < b.date + b.time ? 1 : -1));
  const shown = entries.slice(0, query.limit ?? USUAL_LIMIT);
  return {
    pupil: { id: String(pupil.id), name: nameOf(pupil) },
    schoolYear: year.schoolYear,
    entries: shown.map(({ time: _time, ...entry }) => entry),
    older: entries.length - shown.length,
    restrictedNotes: talks.restricted,
  };
}

/** Arrivals after the register closed are told of as lates. */
function absences({ sessions }: YearRead): Placed[] {
  return absenceSpells(sessions)
    .filter(({ codes }) => codes.some(({ code }) => code !== 'U'))
    .map((spell) => ({
      kind: 'absence' as const,
      date: spell.last.date,
      at: null,
      time: timeOf[spell.last.session],
      ...spell,
    }));
}

async function lates(reading: Reading, pupil: StoredPupil, year: YearRead): Promise<Placed[]> {
  const minutesOf = await minutesLate(reading, year, pupil);
  return year.sessions.filter(isLate).map(({ date, session, code }) => ({
    kind: 'late' as const,
    date,
    at: null,
    time: timeOf[session],
    session,
    code,
    minutes: minutesOf.get(`${date} ${session}`) ?? null,
  }));
}

async function changes(db: Db, pupil: StoredPupil, { from, to }: YearRead): Promise<Placed[]> {
  const weeks = await weekVersions(db, pupil.school, from, to, pupil.id);
  return weeks
    .flatMap(({ week, versions }) => marksChangedLater(week, versions))
    .map(({ on, time, from: before, to: after, sessions }) => ({
      kind: 'marks-changed' as const,
      date: on,
      at: londonIso(londonInstant(on, time)),
      time,
      from: before,
      to: after,
      sessions,
    }));
}

async function conversations(ctx: StaffContext, pupil: StoredPupil, year: YearRead) {
  const { db } = ctx.store;
  const since = londonInstant(year.from, '00:00');
  const outcomes = (await outcomesSince(db, pupil.school, [pupil.id], since)).filter(
    ({ at }) => londonWallClock(at).date <= year.to,
  );
  const views = await outcomeViews(ctx, db, outcomes);
  const entries = outcomes.flatMap(({ id, at }): Placed[] => {
    const view = views.get(id);
    if (!view || view.result === 'done') return [];
    const { date, time } = londonWallClock(at);
    return [{ kind: 'call', date, at: view.at, time, outcome: { ...view, result: view.result } }];
  });
  const restricted = [...views.values()].filter((view) => view.restricted && view.note === null).length;
  return { entries, restricted };
}

async function actions(ctx: StaffContext, pupil: StoredPupil, { from, to }: YearRead): Promise<Placed[]> {
  const { db } = ctx.store;
  const stored = await actionsOfPupil(db, pupil.school, pupil.id, [
    ...(['proposed', 'open', 'snoozed', 'done', 'dismissed'] as const),
  ]);
  const told = stored.filter(
    ({ kind, raisedFor }) => actionKinds[kind].toldInChronology && from <= raisedFor && raisedFor <= to,
  );
  const closedAt = new Map(told.map(({ id, closedAt: at }) => [id, at]));
  return (await actionViews(ctx, db, told)).map((action) => {
    const closed = closedAt.get(action.id) ?? null;
    const wall = closed && londonWallClock(closed);
    return {
      kind: 'action' as const,
      date: wall?.date ?? action.raisedFor,
      at: closed && londonIso(closed),
      time: wall?.time ?? '00:00',
      action: action.kind,
      status: action.status,
      raisedFor: action.raisedFor,
      because: action.raisedBecause,
      outcome: action.outcome,
    };
  });
}

async function checkIns(db: Db, pupil: StoredPupil, { from, to }: YearRead): Promise<Placed[]> {
  const checkInsOfYear = await checkInsSince(db, pupil.school, londonInstant(from, '00:00'), pupil.id);
  const names = await staffNames(
    db,
    checkInsOfYear.map(({ by }) => by),
  );
  return checkInsOfYear.flatMap(({ by, at }): Placed[] => {
    const { date, time } = londonWallClock(at);
    if (date > to) return [];
    const name = staffName(names, by);
    return [{ kind: 'check-in', date, at: londonIso(at), time, by: { id: by, name } }];
  });
}

/** Under the day on which it was said; what was said ahead of the year too. */
async function notices(ctx: StaffContext, pupil: StoredPupil, { from, to }: YearRead): Promise<Placed[]> {
  const { db } = ctx.store;
  const stored = await noticesAbout(db, pupil.school, [pupil.id], { from, to });
  return (await noticeViews(ctx, db, pupil.school, stored)).map((notice) => {
    const { date, time } = londonWallClock(new Date(notice.givenAt));
    return { kind: 'notice', date, at: notice.givenAt, time, notice };
  });
}

async function signings(db: Db, pupil: StoredPupil, { from, to }: YearRead): Promise<Placed[]> {
  const stored = await signingsBetween(db, pupil.school, from, to, pupil.id);
  const names = await staffNames(db, [...new Set(stored.map(({ by }) => by))]);
  return stored.map(({ date, time, kind, reason, backAt, note, by, at }) => ({
    kind: 'signing',
    date,
    at: londonIso(at),
    time,
    signing: { kind, time, reason, backAt, note },
    by: staffNamed(names, by),
  }));
}

function comings(pupil: StoredPupil, { from, to }: YearRead, today: SchoolDate): Placed[] {
  const within = (date: SchoolDate | null): date is SchoolDate =>
    date !== null && from <= date && date <= earlierOf(to, today);
  const { startDate, leavingDate } = pupil;
  return [
    ...(within(startDate) ? [{ kind: 'joined' as const, date: startDate, at: null, time: '00:00' }] : []),
    ...(within(leavingDate) ? [{ kind: 'left' as const, date: leavingDate, at: null, time: '23:59' }] : []),
  ];
}

function groups({ rolled, from, to }: YearRead, today: SchoolDate): Placed[] {
  const memberships = membershipsShown(rolled, from, earlierOf(to, today));
  return memberships.slice(1).flatMap((after, index): Placed[] => {
    const before = memberships[index];
    if (!before || after.from === null) return [];
    return [{ kind: 'groups', date: after.from, at: null, time: '00:00', before, after }];
  });
}
