import type { AwayToday } from '#shared/contracts/actions/away.ts';
import type { Action } from '#shared/contracts/actions/action.ts';
import type { ClosingTimes } from '#shared/domain/basics/closing-times.ts';
import { covers, explains, MARK_WRONG, saidBy, sessionsAway } from '#shared/domain/actions/absence-notice.ts';
import { cameInNevertheless } from '#shared/domain/actions/came-in.ts';
import { siteNow } from '#shared/domain/actions/signing.ts';
import { isCall } from '#shared/domain/actions/action-kinds.ts';
import { hasRight, maySeePupil } from '#shared/domain/people/permission.ts';
import {
  codeOf,
  codeOfCharacter,
  isAbsent,
  isMissing,
  isPresent,
} from '#shared/domain/registers/attendance-codes.ts';
import { isSchoolDay } from '#shared/domain/basics/school-calendar.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import { sessions, type Session } from '#shared/domain/basics/session.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { registerGroupOf } from '#shared/domain/roll/pupil-groups.ts';
import { actionsOfDay, type StoredAction } from '#shared/store/actions/actions.ts';
import { noticesBetween, type StoredNotice } from '#shared/store/actions/notices.ts';
import { signingsBetween } from '#shared/store/actions/signings.ts';
import { auditRead } from '#shared/store/audit/audit.ts';
import { cachedReceived } from '#shared/store/figures/figures.ts';
import { cachedCalendars, cachedSchools } from '#shared/store/people/cached-people.ts';
import { cachedDue } from '#shared/store/registers/due-sessions.ts';
import { settingsOn } from '#shared/store/people/settings.ts';
import { pupilsOfSchool } from '#shared/store/roll/pupils.ts';
import { londonIso } from '#shared/domain/basics/london-time.ts';
import { knownAbsenceText, toldByText } from '#shared/wording/actions/notice-text.ts';
import { leftBecauseText, signedText } from '#shared/wording/actions/signing-text.ts';
import { codeMeaning } from '#shared/wording/registers/code-text.ts';
import { countedCohort } from '../figures/counted-cohort.ts';
import type { StaffContext } from '../context.ts';
import { actionViews } from './action-views.ts';
import { awayView, byGroup, placed, type Away } from './away-view.ts';
import { comingsOf } from './notices/comings.ts';
import { pupilDays, type PupilDay } from './pupil-days.ts';

/**
 * Who is away or not explained on a day, of the pupils the person sees: by the registers, and by what people know where
 * a register is not in. With why, who said so, since when, and the call about it. `counted`: exactly those whom the
 * day's figures count absent by name, also who is in by now.
 */
export async function awayToday(
  ctx: StaffContext,
  query: {
    school: string;
    date?: SchoolDate | undefined;
    session?: Session | undefined;
    counted?: 'true' | undefined;
  },
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
  const comings = await comingsOf(db, school, notices, date);
  const signings = Map.groupBy(await signingsBetween(db, school.id, date, date), ({ pupilId }) => pupilId);
  const counted = query.counted ? await countedCohort(reading, school.id, date) : undefined;
  const calls = (await actionsOfDay(db, school.id, date)).filter(
    ({ kind, status }) => isCall(kind) && (status === 'open' || status === 'done'),
  );
  // Called about without a mark: somebody said that they are not in, or nobody has answered in time.
  const rung = new Set(
    calls.flatMap(({ kind, pupilId }) => (kind === 'absence-call' ? (pupilId ?? []) : [])),
  );
  const sessionsAsked = query.session ? [query.session] : sessions;
  const schoolDay = isSchoolDay(calendar, date);
  const missing = new Set<string>();
  const offSite: AwayToday['offSite'] = [];
  const contradicted: AwayToday['contradicted'] = [];
  const away = pupils.flatMap((pupil): Away[] => {
    const day = dayOf(pupil.id);
    const due = (session: Session): boolean => schoolDay && isDue(registerGroupOf(pupil), date, session);
    if (sessionsAsked.some((session) => due(session) && isMissing(day.marks[session])))
      missing.add(registerGroupOf(pupil));
    const absent = sessions.filter((session) => due(session) && isAbsent(day.marks[session]));
    if (counted && (absent.length === 0 || !counted.includes(pupil))) return [];
    const session = counted ? (absent.at(-1) ?? 'AM') : sessionTold(sessionsAsked, day, due);
    const mark = day.marks[session];
    const told = notices.filter(
      (one) => one.reason !== MARK_WRONG && one.pupilIds.includes(pupil.id) && covers(one, date, session),
    );
    const notice = told.find((one) => explains(one, comings(pupil.id), date, session)) ?? null;
    const cameIn = (one: StoredNotice) => cameInNevertheless(saidBy(one), comings(pupil.id))?.date ?? null;
    const signed = siteNow(signings.get(pupil.id) ?? []);
    if (!schoolDay) return [];
    const isSaidAway = notice !== null || (rung.has(pupil.id) && signed?.onSite !== true);
    const isAway = isAbsent(mark) || (isMissing(mark) && isSaidAway);
    const isInSince = session === 'AM' && due('PM') && isPresent(day.marks.PM);
    if (isAway) {
      const [over] = notice ? [] : told;
      const ended = over ? { notice: over, cameIn: cameIn(over) ?? date } : null;
      return [
        { pupil, day, session, mark, notice, ended, signings: signings.get(pupil.id) ?? [], isInSince },
      ];
    }
    const against = told.find((one) => [null, date].includes(cameIn(one))) ?? null;
    if (
      against &&
      !signed &&
      isPresent(mark) &&
      !isOffSite(mark) &&
      isToldAway(against, session, school.closing)
    )
      contradicted.push({
        ...placed(pupil),
        told: `${knownAbsenceText(toldOf(against), today)} (${toldByText(toldOf(against), today)})`,
        notice: against.id,
      });
    const gone = { ...placed(pupil), house: pupil.house || null };
    if (signed?.onSite === false)
      offSite.push({
        ...gone,
        where: signedText(signed.signing),
        because: leftBecauseText(signed.signing),
        signing: String(signed.signing.id),
      });
    else if (isOffSite(mark))
      offSite.push({ ...gone, where: codeMeaning(codeOf(mark)), because: null, signing: null });
    return [];
  });

  const actions = await callsOf(ctx, calls, away);
  const named = [...offSite, ...contradicted].map(({ id }) => Number(id));
  const seen = [...away.map(({ pupil }) => pupil.id), ...named];
  if (seen.length > 0)
    await auditRead(ctx.store, {
      school: school.id,
      at: ctx.at,
      staffId: ctx.actor.id,
      what: 'away.list',
      detail: { date, pupils: seen },
    });
  const { reasonCodes } = (await settingsOn(db, [school], date)).get(school.id) ?? { reasonCodes: {} };
  const received = (await cachedReceived(reading, [school.id], date)).get(school.id);
  return {
    school: school.id,
    schoolName: school.name,
    date,
    asOf: received ? londonIso(received) : null,
    schoolDay,
    ofSchool,
    counted: counted?.text ?? null,
    registersMissing: [...missing].sort((a, b) => a.localeCompare(b, 'en', { numeric: true })),
    pupils: away
      .map((one) =>
        awayView(one, actions.get(one.pupil.id) ?? null, {
          today,
          date,
          closing: school.closing,
          reasonCodes,
        }),
      )
      .sort(byGroup),
    offSite: counted ? [] : offSite.sort(byGroup),
    contradicted: counted ? [] : contradicted.sort(byGroup),
    at: time,
  };
}

const toldOf = (notice: StoredNotice) => ({ ...notice, givenAt: londonIso(notice.givenAt) });

/** Of a session; who comes back before it is not. */
const isToldAway = (notice: StoredNotice, session: Session, closing: ClosingTimes): boolean =>
  sessionsAway(notice.sessions, notice.expectedBack, closing).includes(session);

/** Attending, and not here. */
const isOffSite = (mark: string): boolean =>
  !isMissing(mark) && codeOfCharacter(mark).category === 'approved educational activity';

/**
 * The latest session that has come and has a mark; without one the latest that has come, else the first with a mark: an
 * appointment of the afternoon makes nobody absent in the morning.
 */
function sessionTold(
  asked: readonly Session[],
  { marks }: PupilDay,
  isDue: (session: Session) => boolean,
): Session {
  const latest = asked.toReversed();
  const isMarked = (session: Session): boolean => !isMissing(marks[session]);
  return (
    latest.find((session) => isDue(session) && isMarked(session)) ??
    latest.find(isDue) ??
    asked.find(isMarked) ??
    asked[0] ??
    'AM'
  );
}

/** The call of the day about each pupil: one that stands, else the last that was made. */
async function callsOf(
  ctx: StaffContext,
  calls: readonly StoredAction[],
  away: readonly Away[],
): Promise<Map<number, Action>> {
  const { db } = ctx.store;
  const ids = new Set(away.map(({ pupil }) => pupil.id));
  const chosen = new Map<number, StoredAction>();
  for (const call of calls) {
    if (call.pupilId === null || !ids.has(call.pupilId)) continue;
    const known = chosen.get(call.pupilId ?? 0);
    if (!known || rank(call) > rank(known)) chosen.set(call.pupilId ?? 0, call);
  }
  const views = await actionViews(ctx, db, [...chosen.values()]);
  return new Map(views.flatMap((view) => (view.pupil ? [[Number(view.pupil.id), view] as const] : [])));
}

const rank = ({ status, closedAt, raisedAt }: StoredAction): number =>
  status === 'open' ? Number.MAX_SAFE_INTEGER : (closedAt ?? raisedAt).getTime();
