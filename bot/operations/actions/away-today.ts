import type { AwayPupil, AwayToday } from '#shared/contracts/actions/away.ts';
import type { Action } from '#shared/contracts/actions/action.ts';
import { covers } from '#shared/domain/actions/absence-notice.ts';
import { isCall } from '#shared/domain/actions/action-kinds.ts';
import { hasRight, maySeePupil } from '#shared/domain/people/permission.ts';
import {
  codeOf,
  codeOfCharacter,
  isAbsent,
  isMissing,
  NO_MARK,
} from '#shared/domain/registers/attendance-codes.ts';
import { isSchoolDay } from '#shared/domain/basics/school-calendar.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import { sessions, type Session } from '#shared/domain/basics/session.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { yearGroupCode } from '#shared/domain/basics/year-group.ts';
import { isVulnerable } from '#shared/domain/roll/pupil-needs.ts';
import { registerGroupOf } from '#shared/domain/roll/pupil-groups.ts';
import { actionsOfDay, type StoredAction } from '#shared/store/actions/actions.ts';
import { noticesBetween, type StoredNotice } from '#shared/store/actions/notices.ts';
import { auditRead } from '#shared/store/audit/audit.ts';
import { cachedReceived } from '#shared/store/figures/figures.ts';
import { cachedCalendars, cachedSchools } from '#shared/store/people/cached-people.ts';
import { cachedDue } from '#shared/store/registers/due-sessions.ts';
import { pupilsOfSchool, type StoredPupil } from '#shared/store/roll/pupils.ts';
import { londonIso } from '#shared/domain/basics/london-time.ts';
import { codeMeaning } from '#shared/wording/registers/code-text.ts';
import { byWhomText } from '#shared/wording/actions/outcome-text.ts';
import { expectedBackText, reasonText } from '#shared/wording/actions/call-text.ts';
import { sentenceCase } from '#shared/wording/basics/number-text.ts';
import { toldByText } from '#shared/wording/actions/notice-text.ts';
import { nameOf } from '../roll/pupil-name.ts';
import type { StaffContext } from '../context.ts';
import { actionViews } from './action-views.ts';
import { pupilDays, type PupilDay } from './pupil-days.ts';

/**
 * Who is away or not explained on a day, of the pupils the person sees: by the registers, and by what people know where
 * a register is not in. With why, who said so, since when, and the call about it.
 */
export async function awayToday(
  ctx: StaffContext,
  query: { school: string; date?: SchoolDate | undefined; session?: Session | undefined },
): Promise<AwayToday> {
  const { today, time } = ctx.moment;
  const date = query.date ?? today;
  if (date > today) throw new Problem('bad-request', `date=${date} is still to come.`);
  const { db } = ctx.store;
  const reading = await ctx.reading();
  const school = (await cachedSchools(reading)).find(({ id }) => id === query.school);
  const all = school ? await pupilsOfSchool(db, school.id, date) : [];
  const pupils = all.filter((pupil) => maySeePupil(ctx.actor, pupil) === 'yes');
  const ofSchool = hasRight(ctx.actor, 'see-pupils', query.school);
  if (!school || (pupils.length === 0 && !ofSchool))
    throw new Problem('not-found', `The school ${query.school} was not found.`);

  const calendar = (await cachedCalendars(reading)).get(school.id) ?? [];
  const isDue = await cachedDue(reading, school, ctx.moment);
  const dayOf = await pupilDays(db, school.id, calendar, date);
  const notices = await noticesBetween(db, school.id, date, date);
  const sessionsAsked = query.session ? [query.session] : sessions;
  const schoolDay = isSchoolDay(calendar, date);
  const missing = new Set<string>();
  const offSite: AwayToday['offSite'] = [];
  const away = pupils.flatMap((pupil): Away[] => {
    const day = dayOf(pupil.id);
    const due = (session: Session): boolean => schoolDay && isDue(registerGroupOf(pupil), date, session);
    if (sessionsAsked.some((session) => due(session) && isMissing(day.marks[session])))
      missing.add(registerGroupOf(pupil));
    const session = sessionTold(sessionsAsked, day, due);
    const mark = day.marks[session];
    const notice =
      notices.find((one) => one.pupilIds.includes(pupil.id) && covers(one, date, session)) ?? null;
    if (schoolDay && isOffSite(mark)) offSite.push({ ...placed(pupil), where: codeMeaning(codeOf(mark)) });
    const isAway = isAbsent(mark) || (isMissing(mark) && notice !== null);
    return schoolDay && isAway ? [{ pupil, day, session, mark, notice }] : [];
  });

  const actions = await callsOf(ctx, school.id, date, away);
  if (away.length > 0)
    await auditRead(ctx.store, {
      school: school.id,
      at: ctx.at,
      staffId: ctx.actor.id,
      what: 'away.list',
      detail: { date, pupils: away.map(({ pupil }) => pupil.id) },
    });
  const received = (await cachedReceived(reading, [school.id], date)).get(school.id);
  return {
    school: school.id,
    schoolName: school.name,
    date,
    asOf: received ? londonIso(received) : null,
    schoolDay,
    ofSchool,
    registersMissing: [...missing].sort((a, b) => a.localeCompare(b, 'en', { numeric: true })),
    pupils: away.map((one) => viewOf(one, actions.get(one.pupil.id) ?? null, today)).sort(byGroup),
    offSite: offSite.sort(byGroup),
    at: time,
  };
}

type Placed = Pick<AwayPupil, 'id' | 'name' | 'tutorGroup' | 'yearGroup'>;

const placed = (pupil: StoredPupil): Placed => ({
  id: String(pupil.id),
  name: nameOf(pupil),
  yearGroup: yearGroupCode(pupil.yearGroup),
  tutorGroup: pupil.tutorGroup || null,
});

const byGroup = (a: Placed, b: Placed): number =>
  (a.tutorGroup ?? '').localeCompare(b.tutorGroup ?? '', 'en', { numeric: true }) ||
  a.name.localeCompare(b.name, 'en');

/** Attending, and not here. */
const isOffSite = (mark: string): boolean =>
  !isMissing(mark) && codeOfCharacter(mark).category === 'approved educational activity';

interface Away {
  pupil: StoredPupil;
  day: PupilDay;
  session: Session;
  mark: string;
  notice: StoredNotice | null;
}

/** The latest session with a mark; where there is none the latest that is due, else the first. */
function sessionTold(
  asked: readonly Session[],
  { marks }: PupilDay,
  isDue: (session: Session) => boolean,
): Session {
  const latest = asked.toReversed();
  return latest.find((session) => !isMissing(marks[session])) ?? latest.find(isDue) ?? asked[0] ?? 'AM';
}

/** The call of the day about each pupil: one that stands, else the last that was made. */
async function callsOf(
  ctx: StaffContext,
  school: string,
  date: SchoolDate,
  away: readonly Away[],
): Promise<Map<number, Action>> {
  const { db } = ctx.store;
  const ids = new Set(away.map(({ pupil }) => pupil.id));
  const calls = (await actionsOfDay(db, school, date)).filter(
    ({ kind, pupilId, status }) =>
      isCall(kind) && pupilId !== null && ids.has(pupilId) && (status === 'open' || status === 'done'),
  );
  const chosen = new Map<number, StoredAction>();
  for (const call of calls) {
    const known = chosen.get(call.pupilId ?? 0);
    if (!known || rank(call) > rank(known)) chosen.set(call.pupilId ?? 0, call);
  }
  const views = await actionViews(ctx, db, [...chosen.values()]);
  return new Map(views.flatMap((view) => (view.pupil ? [[Number(view.pupil.id), view] as const] : [])));
}

const rank = ({ status, closedAt, raisedAt }: StoredAction): number =>
  status === 'open' ? Number.MAX_SAFE_INTEGER : (closedAt ?? raisedAt).getTime();

function viewOf(
  { pupil, day, session, mark, notice }: Away,
  call: Action | null,
  today: SchoolDate,
): AwayPupil {
  const code = isMissing(mark) || mark === NO_MARK ? null : codeOf(mark);
  const outcome = call?.outcome?.result === 'spoke-to' ? call.outcome : null;
  const isUnexplained = code === 'N' && notice === null;
  const said = outcome?.reason ?? notice?.reason ?? null;
  const expected = outcome?.expectedBack ?? notice?.expectedBack ?? null;
  return {
    ...placed(pupil),
    house: pupil.house || null,
    premium: pupil.pupilPremium,
    session,
    code,
    reason: said ? sentenceCase(reasonText(said)) : code && code !== 'N' ? codeMeaning(code) : null,
    isUnexplained,
    toldBy: outcome ? byWhomText(outcome, today) : notice && toldByText(notice, today),
    expectedBack: expected && expectedBackText(expected, today),
    notice: notice?.id ?? null,
    callFirst: isVulnerable(pupil),
    since: day.since,
    action: call,
  };
}
