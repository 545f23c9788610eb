import { underHealthPlan } from '#shared/domain/roll/standing-plans.ts';
import { plansAt } from '#shared/store/roll/standing-plans.ts';
import { noticedDay } from '#shared/domain/actions/absence-notice.ts';
import { isCall, isFirstCall } from '#shared/domain/actions/action-kinds.ts';
import { assigneeFor } from '#shared/domain/actions/assignee.ts';
import { dayChanges, type DayChange } from '#shared/domain/actions/day-changes.ts';
import { notRungOn } from '#shared/domain/actions/calls/earlier-calls.ts';
import {
  SchoolDay,
  inOrNot,
  type DayInput,
  type PupilToday,
  type InOrNot,
} from '#shared/domain/actions/school-day.ts';
import { isUnexplained } from '#shared/domain/registers/pupil-day.ts';
import { isVulnerable } from '#shared/domain/roll/pupil-needs.ts';
import { hasClosed } from '#shared/domain/registers/register-due.ts';
import { registerGroupOf } from '#shared/domain/roll/pupil-groups.ts';
import { isSchoolDay } from '#shared/domain/basics/school-calendar.ts';
import { addDays, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import { missedByCode } from '#shared/domain/registers/away/days-missed.ts';
import { londonInstant } from '#shared/domain/basics/london-time.ts';
import {
  actionsOfDay,
  changeAction,
  openActionsBefore,
  type StoredAction,
} from '#shared/store/actions/actions.ts';
import { outcomesOf, outcomesSince } from '#shared/store/actions/outcomes.ts';
import { audit } from '#shared/store/audit/audit.ts';
import type { Tx } from '#shared/store/engine/open-store.ts';
import { pupilsOfSchool, type StoredPupil } from '#shared/store/roll/pupils.ts';
import { noticesBetween, type StoredNotice } from '#shared/store/actions/notices.ts';
import { signingsBetween } from '#shared/store/actions/signings.ts';
import { calendarOf, findSchool } from '#shared/store/people/schools.ts';
import { policyOn } from '#shared/store/people/escalation-policies.ts';
import { defaultSettings, settingsOn } from '#shared/store/people/settings.ts';
import { adultsOfPupils } from '#shared/store/roll/named-adults.ts';
import type { SchoolSettings } from '#shared/contracts/people/settings.ts';
import { callersOf } from '#shared/store/people/staff.ts';
import type { Context } from '../context.ts';
import { SYSTEM_ACTOR } from '../audit/system-actor.ts';
import { pupilDays } from './pupil-days.ts';
import { comingsOf } from './notices/comings.ts';
import { endEarlierArrivals, expectByNotices } from './notices/expected-arrivals.ts';
import { endEarlierCalls } from './calls/earlier-calls.ts';
import { raise, tellAtOnce } from './raise.ts';

/** So many days back a spell of absence is looked for, and what was said in it. */
const LONGEST_SPELL_IN_DAYS = 28;

/**
 * Raises, withdraws and reopens a school's actions of today as its registers stand now, in the caller's
 * transaction, which holds the school's lock. Answers how many changed.
 */
export async function reviseDay(ctx: Context, tx: Tx, schoolId: string): Promise<number> {
  const { today, time } = ctx.moment;
  const school = await findSchool(tx, schoolId);
  if (!school) return 0;
  const calendar = await calendarOf(tx, schoolId);
  const isDay = isSchoolDay(calendar, today);
  const standing = isDay ? await noticesBetween(tx, schoolId, today, today) : [];
  if (isDay) {
    await endEarlierArrivals(ctx, tx, schoolId);
    await expectByNotices(ctx, tx, schoolId, standing);
  }
  const actions = await actionsOfDay(tx, schoolId, today);
  if (!isDay && actions.length === 0) return 0;

  const settings = (await settingsOn(tx, [school], today)).get(schoolId) ?? defaultSettings();
  // A day that turns out to be none has nobody to ring: what it raised is withdrawn.
  const pupils = isDay ? await pupilsOfSchool(tx, schoolId, today) : [];
  const midnight = londonInstant(today, '00:00');
  const spokenTo = (
    await outcomesSince(
      tx,
      schoolId,
      pupils.map(({ id }) => id),
      londonInstant(addDays(today, -LONGEST_SPELL_IN_DAYS), '00:00'),
    )
  ).flatMap(({ result, pupilId, at }) =>
    result === 'spoke-to' && pupilId !== null ? [{ pupilId, at }] : [],
  );
  const dayOf = await pupilDays(tx, schoolId, calendar, today);
  const notices = await noticesBetween(tx, schoolId, addDays(today, -LONGEST_SPELL_IN_DAYS), today);
  const noticesOf = (pupilId: number): StoredNotice[] =>
    notices.filter(({ pupilIds }) => pupilIds.includes(pupilId));
  const comings = await comingsOf(tx, school, standing, today);
  const healthPlans = underHealthPlan(await plansAt(tx, [schoolId]), today);
  const signings = Map.groupBy(await signingsBetween(tx, schoolId, today, today), ({ pupilId }) => pupilId);

  const earlierCalls = isDay
    ? (await openActionsBefore(tx, schoolId, today)).filter(({ kind }) => isCall(kind))
    : [];

  const input: DayInput = {
    time,
    times: settings.callTimes,
    closed: {
      AM: hasClosed(today, 'AM', school.closing, { today, time }),
      PM: hasClosed(today, 'PM', school.closing, { today, time }),
    },
    pupils: pupils.map((pupil): PupilToday => {
      const { marks, daysAwayBefore } = dayOf(pupil.id);
      return {
        pupilId: pupil.id,
        registerGroup: registerGroupOf(pupil),
        vulnerable: isVulnerable(pupil),
        marks,
        daysAwayBefore,
        notice: noticedDay(
          {
            date: today,
            closing: school.closing,
            notRungBack: settings.notRungBack,
            healthPlan: healthPlans.has(pupil.id),
          },
          noticesOf(pupil.id),
          signings.get(pupil.id),
          comings(pupil.id),
        ),
      };
    }),
    actions,
    reached: new Set(spokenTo.filter(({ at }) => at >= midnight).map(({ pupilId }) => pupilId)),
    spokenTo: new Set(
      pupils.flatMap(({ id }) => {
        const since = londonInstant(dayOf(id).since, '00:00');
        const isSpokenTo =
          spokenTo.some(({ pupilId, at }) => pupilId === id && at >= since) ||
          noticesOf(id).some(({ conversation, givenAt }) => conversation && givenAt >= since);
        return isSpokenTo ? [id] : [];
      }),
    ),
    answers: await answersOf(tx, actions),
    ...(await dayTwoOf(tx, schoolId, today, {
      reached: spokenTo.filter(({ at }) => at >= midnight).map(({ pupilId }) => pupilId),
      notices: notices.filter(({ conversation, givenAt }) => conversation && givenAt >= midnight),
    })),
    notRungOn: notRungOn(earlierCalls),
  };
  const changes = dayChanges(input);
  if (changes.length > 0) await applyChanges(ctx, tx, { school, settings, pupils, actions }, changes);
  const ended = await endEarlierCalls(ctx, tx, earlierCalls, {
    day: new SchoolDay(input),
    isUnexplainedOn: (pupilId, date) =>
      isUnexplained(dayOf(pupilId).marksOn(date), { AM: true, PM: true }) &&
      !noticesOf(pupilId).some((notice) => notice.from <= date && date <= notice.to),
  });
  if (changes.length + ended === 0) return 0;

  await ctx.enqueue(tx, { name: 'sync-planner', key: schoolId, data: { school: schoolId } });
  return changes.length + ended;
}

/** What a call on the second day goes by, where the school's policy has one. */
async function dayTwoOf(
  tx: Tx,
  school: string,
  today: SchoolDate,
  spoken: { reached: readonly number[]; notices: readonly StoredNotice[] },
): Promise<Pick<DayInput, 'dayTwo'>> {
  const policy = await policyOn(tx, school, today);
  if (!policy.dayTwoCall) return {};
  const missedAs = missedByCode(policy.notCounted);
  return {
    dayTwo: {
      counts: (code) => missedAs(code) === 'missed',
      spokenTo: new Set([...spoken.reached, ...spoken.notices.flatMap(({ pupilIds }) => pupilIds)]),
    },
  };
}

/** What was answered about pupils who were asked after. */
async function answersOf(tx: Tx, actions: readonly StoredAction[]): Promise<Map<number, InOrNot>> {
  const asked = actions.filter(({ kind, status }) => kind === 'ask-after' && status === 'done');
  const outcomes = await outcomesOf(
    tx,
    asked.map(({ id }) => id),
  );
  return new Map(
    asked.flatMap(({ id, pupilId }) => {
      const answer = inOrNot.find((one) => one === outcomes.get(id)?.reason);
      return answer && pupilId !== null ? [[pupilId, answer] as const] : [];
    }),
  );
}

async function applyChanges(
  ctx: Context,
  tx: Tx,
  day: {
    school: { id: string };
    settings: SchoolSettings;
    pupils: readonly StoredPupil[];
    actions: readonly StoredAction[];
  },
  changes: readonly DayChange[],
): Promise<void> {
  const { school, settings, pupils, actions } = day;
  const { today } = ctx.moment;
  const at = ctx.at;
  const adults = await adultsOfPupils(tx, school.id, today);
  const staff = await callersOf(tx, school.id, today);
  const pupilOf = new Map(pupils.map((pupil) => [pupil.id, pupil]));
  const families = new FamilyCallers(pupils, actions);

  for (const change of changes) {
    if (change.change === 'raise') {
      const pupil = change.pupilId === null ? null : (pupilOf.get(change.pupilId) ?? null);
      const whom = pupil ?? { tutorGroup: change.registerGroup, yearGroup: -1, house: '' };
      const assigneeId =
        (isFirstCall(change.kind) ? families.callerOf(pupil) : null) ??
        (change.kind === 'not-arrived' ? await whoWasTold(tx, change, actions) : null) ??
        assigneeFor(
          change.kind,
          { ...whom, adults: (pupil && adults.get(pupil.id)) ?? [] },
          staff,
          settings.absenceCallsBy,
        );
      const raised = await raise(
        ctx,
        tx,
        {
          school: school.id,
          kind: change.kind,
          pupilId: change.pupilId,
          tutorGroup: change.registerGroup,
          assigneeId,
          subject: change.subject,
          raisedFor: today,
          reason: change.reason,
          callFirst: change.callFirst,
        },
        SYSTEM_ACTOR,
      );
      if (!raised) continue;
      if (isFirstCall(change.kind)) families.note(pupil, assigneeId);
      continue;
    }
    const action = actions.find(({ id }) => id === change.actionId);
    if (!action) continue;
    const changed =
      change.change === 'withdraw'
        ? await changeAction(tx, action, ['open'], { status: 'withdrawn', closedAt: at })
        : await changeAction(tx, action, ['withdrawn'], {
            status: 'open',
            closedAt: null,
            ticked: false,
            begunBy: null,
            begunAt: null,
          });
    if (!changed) continue;
    if (change.change === 'reopen') await tellAtOnce(ctx, tx, changed);
    await audit(tx, {
      school: school.id,
      at,
      staffId: SYSTEM_ACTOR,
      what: `action.${change.change}`,
      pupilId: action.pupilId,
      detail: { action: action.id, kind: action.kind },
    });
    if (change.change === 'withdraw' && action.begunBy) {
      await ctx.enqueue(tx, {
        name: 'tell-withdrawn',
        key: `${action.begunBy} ${action.id} ${changed.version}`,
        data: { staffId: action.begunBy, actionId: action.id, withdrawal: changed.version },
      });
    }
  }
}

/** Whoever spoke to the family when it said a time, or was asked to ring it; null: it was said otherwise. */
async function whoWasTold(
  tx: Tx,
  { pupilId }: { pupilId: number | null },
  actions: readonly StoredAction[],
): Promise<string | null> {
  const expected = actions.find(
    (action) => action.kind === 'expected-arrival' && action.status === 'open' && action.pupilId === pupilId,
  );
  const call = actions.find(({ id }) => id === expected?.raisedByAction);
  if (!call) return null;
  const spoke = (await outcomesOf(tx, [call.id])).get(call.id);
  return spoke?.by ?? call.begunBy ?? call.assigneeId;
}

/** Siblings share one call: the first one's caller rings about all of them. */
class FamilyCallers {
  readonly #callers = new Map<string, string | null>();

  constructor(pupils: readonly StoredPupil[], actions: readonly StoredAction[]) {
    const pupilOf = new Map(pupils.map((pupil) => [pupil.id, pupil]));
    for (const action of actions) {
      if (isCall(action.kind) && action.status === 'open' && action.pupilId !== null) {
        this.note(pupilOf.get(action.pupilId) ?? null, action.assigneeId);
      }
    }
  }

  callerOf(pupil: StoredPupil | null): string | null {
    return pupil?.household ? (this.#callers.get(pupil.household) ?? null) : null;
  }

  note(pupil: StoredPupil | null, caller: string | null): void {
    if (pupil?.household && !this.#callers.has(pupil.household)) this.#callers.set(pupil.household, caller);
  }
}
