import { schoolsWithOpenAlerts } from '#shared/store/actions/actions.ts';
import { EVERY_SCHOOL } from '#shared/domain/people/permission.ts';
import { isSchoolDay } from '#shared/domain/basics/school-calendar.ts';
import { mondayOf } from '#shared/domain/basics/school-date.ts';
import { scopesWithChannels } from '#shared/store/messages/channels.ts';
import { scopesAwaitingCard } from '#shared/store/messages/posted-cards.ts';
import { scopesOutOfReach } from '#shared/store/messages/out-of-reach.ts';
import { schoolsAwaitingTicks, schoolsBehindInPlanner } from '#shared/store/planner/planner.ts';
import { allSchools, calendars } from '#shared/store/people/schools.ts';
import { schoolsBegun } from '#shared/store/messages/outbox.ts';
import { settingsOn } from '#shared/store/people/settings.ts';
import type { SchoolSettings } from '#shared/contracts/people/settings.ts';
import { USUAL_CALL_TIMES } from '#shared/domain/people/call-choices.ts';
import type { Context } from '../context.ts';

/** How each school stands this minute, and the trust: enough to decide which work is due. */
export async function scopesNow(ctx: Context) {
  const { db } = ctx.store;
  const { today } = ctx.moment;
  const schools = await allSchools(db);
  const ids = schools.map(({ id }) => id);
  const calendarOf = await calendars(db, ids);
  const settings = await settingsOn(db, schools, today);
  const channels = await scopesWithChannels(db);
  const awaiting = new Set([...(await scopesAwaitingCard(db, today)), ...(await scopesOutOfReach(db))]);
  const planner = new Set([
    ...(await schoolsAwaitingTicks(db, today)),
    ...(await schoolsBehindInPlanner(db, today)),
  ]);
  const toldOfChange = await schoolsBegun(db, { kind: 'early-change', about: mondayOf(today) });
  const withAlerts = await schoolsWithOpenAlerts(db);
  const scopes = schools.map((school) => ({
    scope: school.id,
    isTrust: false,
    schoolDay: isSchoolDay(calendarOf.get(school.id) ?? [], today),
    cardTime: settings.get(school.id)?.cardTime ?? '09:45',
    hasChannels: channels.has(school.id),
    cardPosted: !awaiting.has(school.id),
    earlyChangeToTell: !toldOfChange.has(school.id),
    ...callersTold(settings.get(school.id)),
    alertsOpen: withAlerts.has(school.id),
    plannerOpen: planner.has(school.id),
  }));
  const latest =
    scopes
      .map(({ cardTime }) => cardTime)
      .sort()
      .at(-1) ?? '09:45';
  return [
    ...scopes,
    {
      scope: EVERY_SCHOOL,
      isTrust: true,
      schoolDay: scopes.some(({ schoolDay }) => schoolDay),
      cardTime: latest,
      hasChannels: channels.has(EVERY_SCHOOL),
      cardPosted: !awaiting.has(EVERY_SCHOOL),
      earlyChangeToTell: false,
      callersToldFrom: null,
      callersToldUntil: '00:00',
      alertsOpen: false,
      plannerOpen: false,
    },
  ];
}

function callersTold(settings: SchoolSettings | undefined) {
  const { callTime, officerTakesOverAt } = settings?.callTimes ?? USUAL_CALL_TIMES;
  return {
    callersToldFrom: settings?.tellCallers === false ? null : callTime,
    callersToldUntil: officerTakesOverAt,
  };
}
