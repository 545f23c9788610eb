import type { OutcomeView } from '#shared/contracts/actions/action.ts';
import type { NoticeView } from '#shared/contracts/actions/notice-view.ts';
import type { TutorGroupDay, TutorGroupPupil } from '#shared/contracts/pupils/tutor-group.ts';
import { NO_MARK, codeOf, isAbsent, isMissing } from '#shared/domain/registers/attendance-codes.ts';
import { noSessions, sumCounts, type AttendanceCount } from '#shared/domain/registers/attendance-count.ts';
import { attendanceRate } from '#shared/domain/registers/attendance-rate.ts';
import { bandName, bandOf } from '#shared/domain/figures/attendance-band.ts';
import { explains } from '#shared/domain/actions/absence-notice.ts';
import type { ComingIn } from '#shared/domain/actions/came-in.ts';
import { DAYS_AWAY_FOR_WELCOME } from '#shared/domain/actions/triggers/welcome-back.ts';
import { flagsOf } from '#shared/domain/roll/pupil-needs.ts';
import { commentsOf, minutesLateOf } from '#shared/domain/registers/late-details.ts';
import { londonInstant, londonIso } from '#shared/domain/basics/london-time.ts';
import { maySeeTutorGroup, hasRight, readerKey } from '#shared/domain/people/permission.ts';
import { isPersistentlyAbsent } from '#shared/domain/figures/persistent-absence.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import {
  daysAwayInARow,
  isIn,
  isInOrAway,
  missingSessions,
  type DayDue,
  type DayMarks,
} from '#shared/domain/registers/pupil-day.ts';
import { registersClosed } from '#shared/domain/registers/register-due.ts';
import { isOnRoll, registerGroupOf } from '#shared/domain/roll/pupil-groups.ts';
import { yearGroupCode } from '#shared/domain/basics/year-group.ts';
import {
  isSchoolDay,
  schoolDaysBetween,
  type SchoolCalendar,
} from '#shared/domain/basics/school-calendar.ts';
import { addDays, mondayOf, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import { sessions, slotOf } from '#shared/domain/basics/session.ts';
import { allowedAbsent, percentOf } from '#shared/domain/targets/target.ts';
import { actionsOfDay, listActions, type StoredAction } from '#shared/store/actions/actions.ts';
import { noticesAbout, type StoredNotice } from '#shared/store/actions/notices.ts';
import { outcomesSince } from '#shared/store/actions/outcomes.ts';
import { auditRead } from '#shared/store/audit/audit.ts';
import type { Reading } from '#shared/store/engine/data-memory.ts';
import { cachedDue, type IsDue } from '#shared/store/registers/due-sessions.ts';
import { cachedReceived } from '#shared/store/figures/figures.ts';
import type { StoredPupil } from '#shared/store/roll/pupils.ts';
import type { StoredMarkDetail } from '#shared/store/registers/registers.ts';
import type { School } from '#shared/store/people/schools.ts';
import { cachedCalendars, cachedSchools } from '#shared/store/people/cached-people.ts';
import { cachedDailyTargets } from '#shared/store/targets/cached-targets.ts';
import {
  tutorGroupRegisters,
  type TutorGroupRegisters,
} from '#shared/store/registers/tutor-group-registers.ts';
import { yearsToDate, type PupilYear } from '#shared/store/registers/year-to-date.ts';
import { listedViews, outcomeViews } from '../actions/action-views.ts';
import { comingsOf } from '../actions/notices/comings.ts';
import { noticeViews } from '../actions/notices/notice-views.ts';
import { nameOf } from '../roll/pupil-name.ts';
import { mustBeAllowed } from '../people/must-be-allowed.ts';
import type { StaffContext } from '../context.ts';

const DAYS_LOOKED_BACK = 28;
const DAYS_SHOWN = 10;
const DAYS_ASKED_ABOUT = 5;

/** A tutor group's day: its marks, the year so far, whom to greet, ask and ring, and what is open. */
export async function tutorGroupDay(
  ctx: StaffContext,
  query: { school: string; group: string; date?: SchoolDate | undefined },
): Promise<TutorGroupDay> {
  const moment = ctx.moment;
  const date = query.date ?? moment.today;
  const reading = await ctx.reading();
  const school = (await cachedSchools(reading)).find(({ id }) => id === query.school);
  const from = mondayOf(addDays(date, -DAYS_LOOKED_BACK));
  const days = { from, date, today: moment.today };
  const registers = await tutorGroupRegisters(reading, query.school, query.group, days);
  const { pupils } = registers;
  const whereabouts = pupils.map((pupil) => ({ ...pupil, school: query.school }));
  mustBeAllowed(
    maySeeTutorGroup(ctx.actor, query.school, whereabouts, query.group),
    `the tutor group ${query.group}`,
  );
  if (!school || pupils.length === 0)
    throw new Problem('not-found', `The tutor group ${query.group} was not found.`);

  await auditRead(ctx.store, {
    school: school.id,
    at: ctx.at,
    staffId: ctx.actor.id,
    what: 'tutor-group.day',
    detail: { group: query.group, date, pupils: pupils.map(({ id }) => id) },
  });

  const isDue = await cachedDue(reading, school, moment);
  const years = (await yearsToDate(reading, [school], moment)).get(school.id) ?? new Map<number, PupilYear>();
  const read = (): Promise<TutorGroupDay> =>
    readView(ctx, reading, school, { group: query.group, registers, years, ...days }, isDue);
  if (date !== moment.today) return read(); // other days are looked at once, and would fill the memory
  const reader = readerKey(ctx.actor);
  const views = await reading.ofSchools(
    `day of ${query.group} on ${date} for ${reader}, ${registersClosed(school, moment)} closed`,
    [school.id],
    async () => {
      const view = await read();
      return () => view;
    },
    { withTrust: true, withActions: true },
  );
  return views.get(school.id) ?? read();
}

/** All of it that stands until registers, settings or actions change, or another of today's registers closes. */
async function readView(
  ctx: StaffContext,
  reading: Reading,
  school: School,
  given: {
    group: string;
    registers: TutorGroupRegisters;
    years: ReadonlyMap<number, PupilYear>;
    from: SchoolDate;
    date: SchoolDate;
    today: SchoolDate;
  },
  isDue: IsDue,
): Promise<TutorGroupDay> {
  const { group, registers, date } = given;
  const { pupils } = registers;
  const calendar = (await cachedCalendars(reading)).get(school.id) ?? [];
  const day = await readDay(ctx, school, { ...given, calendar, isDue });
  const target = (await cachedDailyTargets(reading, date)).get(school.id)?.hundredths ?? 9300;
  const isDay = isSchoolDay(calendar, date);
  const present = pupils.filter((pupil) => isIn(day.marksOn(pupil.id, date), day.due(pupil, date)));
  const missing = pupils.reduce(
    (sum, pupil) => sum + (isDay ? missingSessions(day.marksOn(pupil.id, date), day.due(pupil, date)) : 0),
    0,
  );
  const certain = pupils.filter((pupil) =>
    isInOrAway(day.marksOn(pupil.id, date), day.due(pupil, date)),
  ).length;
  const allowed = allowedAbsent(certain, target);
  const received = (await cachedReceived(reading, [school.id], date)).get(school.id);
  const actions = await groupActions(ctx, school, group, date);

  return {
    school: school.id,
    schoolName: school.name,
    group,
    date,
    schoolDay: isDay,
    asOf: received ? londonIso(received) : null,
    sessions: sessions.filter((session) =>
      pupils.some(
        (pupil) => day.due(pupil, date)[session] && !isMissing(day.marksOn(pupil.id, date)[session]),
      ),
    ),
    in: present.length,
    onRoll: pupils.length,
    missingMarks: missing,
    yearToDate: attendanceRate(sumCounts(day.counts.values())),
    target: percentOf(target),
    moreInForTarget: certain === 0 ? null : Math.max(0, certain - present.length - allowed),
    greet: pupils.flatMap((pupil) => greeting(pupil, day, date, actions.views)),
    ask: pupils.flatMap((pupil) => question(pupil, day, date)),
    pupils: pupils.map((pupil) =>
      pupilLine(pupil, day, date, hasRight(ctx.actor, 'see-vulnerability', school.id)),
    ),
    actions: actions.views,
  };
}

interface Day {
  marksOn(pupilId: number, date: SchoolDate): DayMarks;
  due(pupil: StoredPupil, date: SchoolDate): DayDue;
  counts: Map<number, AttendanceCount>;
  /** School days before the date, newest first. */
  earlier: SchoolDate[];
  /** Minutes late and comments of the date, the morning's first. */
  details: Map<number, StoredMarkDetail[]>;
  outcomes: Map<number, OutcomeView>;
  /** Those that stand of the date and of the days asked about, latest first. */
  notices: (pupilId: number) => StoredNotice[];
  /** When a pupil came in since the first of these was said. */
  comings: (pupilId: number) => readonly ComingIn[];
  /** As the reader may read it. */
  known: (pupilId: number) => NoticeView | null;
}

async function readDay(
  ctx: StaffContext,
  school: School,
  given: {
    calendar: SchoolCalendar;
    isDue: IsDue;
    registers: TutorGroupRegisters;
    years: ReadonlyMap<number, PupilYear>;
    from: SchoolDate;
    date: SchoolDate;
    today: SchoolDate;
  },
): Promise<Day> {
  const { db } = ctx.store;
  const { calendar, isDue, from, date } = given;
  const { pupils, weeks, details } = given.registers;
  const ids = pupils.map(({ id }) => id);
  const since = await outcomesSince(db, school.id, ids, londonInstant(date, '00:00'));
  const today = since.filter((outcome) => outcome.at < londonInstant(addDays(date, 1), '00:00'));
  const views = await outcomeViews(ctx, db, today);
  const outcomes = new Map<number, OutcomeView>();
  for (const outcome of today) {
    const view = views.get(outcome.id);
    if (view && outcome.pupilId !== null && !outcomes.has(outcome.pupilId))
      outcomes.set(outcome.pupilId, view);
  }
  const earlier = schoolDaysBetween(calendar, from, addDays(date, -1)).reverse();
  const notices = await noticesAbout(db, school.id, ids, {
    from: earlier[DAYS_ASKED_ABOUT - 1] ?? from,
    to: date,
  });
  const comings = await comingsOf(db, school, notices, date);
  const shown = await noticeViews(ctx, db, school.id, notices);
  const noticesOf = (pupilId: number): StoredNotice[] =>
    notices.filter(({ pupilIds }) => pupilIds.includes(pupilId));
  return {
    marksOn: (pupilId, day) => {
      const week = weeks.get(pupilId)?.get(mondayOf(day));
      return { AM: week?.[slotOf(day, 'AM')] ?? NO_MARK, PM: week?.[slotOf(day, 'PM')] ?? NO_MARK };
    },
    due: (pupil, day) => ({
      AM: isDue(registerGroupOf(pupil), day, 'AM'),
      PM: isDue(registerGroupOf(pupil), day, 'PM'),
    }),
    counts: new Map(pupils.map(({ id }) => [id, given.years.get(id)?.count ?? noSessions()])),
    earlier,
    details: byPupil(details),
    outcomes,
    notices: noticesOf,
    comings,
    known: (pupilId) => {
      const latest = noticesOf(pupilId).find((notice) =>
        sessions.some((session) => explains(notice, comings(pupilId), date, session)),
      );
      return shown.find(({ id }) => id === latest?.id) ?? null;
    },
  };
}

function greeting(
  pupil: StoredPupil,
  day: Day,
  date: SchoolDate,
  actions: readonly { id: string; kind: string; status: string; pupil: { id: string } | null }[],
): TutorGroupDay['greet'] {
  if (!isIn(day.marksOn(pupil.id, date), day.due(pupil, date))) return [];
  const welcome = actions.find(
    (action) => action.kind === 'welcome-back' && action.pupil?.id === String(pupil.id),
  );
  if (welcome?.status === 'done') return [];
  const away = daysAwayInARow(day.earlier.map((earlier) => day.marksOn(pupil.id, earlier)));
  const line = (because: string): TutorGroupDay['greet'] => [
    {
      pupilId: String(pupil.id),
      name: nameOf(pupil),
      because,
      actionId: welcome?.status === 'open' ? welcome.id : null,
      days: null,
    },
  ];
  if (away >= DAYS_AWAY_FOR_WELCOME || away > 1) return line(`back after ${away} days`);
  if (away === 1) return line('away on the last school day');
  const yesterday = day.earlier[0];
  const marks = yesterday ? day.marksOn(pupil.id, yesterday) : null;
  if (marks && sessions.some((session) => isAbsent(marks[session])))
    return line('away for part of the last school day');
  if (marks && sessions.some((session) => marks[session] === 'L')) return line('late on the last school day');
  return [];
}

/** A pupil in today whose earlier absence nobody has explained is asked about it, kindly. */
function question(pupil: StoredPupil, day: Day, date: SchoolDate): TutorGroupDay['ask'] {
  if (!isIn(day.marksOn(pupil.id, date), day.due(pupil, date))) return [];
  const unexplained = day.earlier
    .slice(0, DAYS_ASKED_ABOUT)
    .filter((earlier) =>
      sessions.some(
        (session) =>
          day.marksOn(pupil.id, earlier)[session] === 'N' &&
          !day.notices(pupil.id).some((notice) => explains(notice, day.comings(pupil.id), earlier, session)),
      ),
    );
  const oldest = unexplained.at(-1);
  if (!oldest) return [];
  const age = day.earlier.indexOf(oldest) + 1;
  const days = unexplained.length === 1 ? '1 day' : `${unexplained.length} days`;
  return [
    {
      pupilId: String(pupil.id),
      name: nameOf(pupil),
      because: `away ${days} without a reason yet (N, ${age} school ${age === 1 ? 'day' : 'days'} old)`,
      actionId: null,
      days: { from: oldest, to: unexplained[0] ?? oldest },
    },
  ];
}

function byPupil(details: readonly StoredMarkDetail[]): Map<number, StoredMarkDetail[]> {
  const found = new Map<number, StoredMarkDetail[]>();
  for (const detail of [...details].sort((a, b) => a.session.localeCompare(b.session)))
    found.set(detail.pupilId, [...(found.get(detail.pupilId) ?? []), detail]);
  return found;
}

function pupilLine(pupil: StoredPupil, day: Day, date: SchoolDate, seesWhy: boolean): TutorGroupPupil {
  const marks = day.marksOn(pupil.id, date);
  const count = day.counts.get(pupil.id) ?? noSessions();
  const band = bandOf(count);
  const yesterday = day.earlier[0];
  const before = yesterday ? day.marksOn(pupil.id, yesterday) : null;
  return {
    id: String(pupil.id),
    name: nameOf(pupil),
    yearGroup: yearGroupCode(pupil.yearGroup),
    marks: { AM: codeOf(marks.AM), PM: codeOf(marks.PM) },
    minutesLate: minutesLateOf(day.details.get(pupil.id) ?? []),
    comment: commentsOf(day.details.get(pupil.id) ?? []),
    yearToDate: attendanceRate(count),
    band: band === null ? null : bandName(band),
    persistentAbsence: isPersistentlyAbsent(count),
    flags: flagsOf(pupil, seesWhy),
    absentOrLateYesterday:
      before !== null && sessions.some((session) => isAbsent(before[session]) || before[session] === 'L'),
    lastTwoWeeks: day.earlier
      .slice(0, DAYS_SHOWN)
      .reverse()
      .filter((earlier) => isOnRoll(pupil, earlier))
      .map((earlier) => {
        const then = day.marksOn(pupil.id, earlier);
        return { date: earlier, AM: codeOf(then.AM), PM: codeOf(then.PM) };
      }),
    outcome: day.outcomes.get(pupil.id) ?? null,
    known: day.known(pupil.id),
  };
}

/** What was raised on the day for the group, and what is still open from earlier days. */
async function groupActions(ctx: StaffContext, school: School, group: string, date: SchoolDate) {
  const { db } = ctx.store;
  const ofDay = (await actionsOfDay(db, school.id, date)).filter((action) => action.tutorGroup === group);
  const open = await listActions(db, { schools: [school.id], status: 'open', tutorGroup: group }, null, 200);
  const all = new Map<string, StoredAction>([...ofDay, ...open].map((action) => [action.id, action]));
  const standing = [...all.values()].filter((action) => action.status !== 'withdrawn');
  return { views: await listedViews(ctx, standing) };
}
