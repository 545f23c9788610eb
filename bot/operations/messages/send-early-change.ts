import { maySeePupil, hasRight } from '#shared/domain/people/permission.ts';
import { isSchoolDay } from '#shared/domain/basics/school-calendar.ts';
import { mondayOf, schoolYearOf } from '#shared/domain/basics/school-date.ts';
import { earlyChangeMessage } from '#shared/wording/patterns/change-text.ts';
import { audit } from '#shared/store/audit/audit.ts';
import { markPersonBlocked } from '#shared/store/messages/out-of-reach.ts';
import { personalChatOf } from '#shared/store/messages/personal-chats.ts';
import { cachedCalendars, cachedSchools, cachedStaff } from '#shared/store/people/cached-people.ts';
import {
  beginNotice,
  intendNotice,
  storeNotice,
  type WeeklyNotice,
} from '#shared/store/messages/weekly-notices.ts';
import { NotDelivered, actingAs, type Context, type StaffContext, type StaffMember } from '../context.ts';
import { changesOfSchool, lastWholeWeek, type EarlyChanges } from '../patterns/early-change.ts';
import { SYSTEM_ACTOR } from '../audit/system-actor.ts';

/**
 * Tells those whose work it is, once a week and each in their own chat, how many pupils are on their list of early
 * change; nothing where nobody is. Throws when Teams did not take a message: it is tried again, those sent are not.
 */
export async function sendEarlyChange(ctx: Context, schoolId: string): Promise<void> {
  await ctx.store.withLock(`early change of ${schoolId}`, async () => {
    const { db } = ctx.store;
    const { today } = ctx.moment;
    const reading = await ctx.reading();
    const school = (await cachedSchools(reading)).find(({ id }) => id === schoolId);
    const calendar = (await cachedCalendars(reading)).get(schoolId) ?? [];
    if (!school || !isSchoolDay(calendar, today)) return;
    const notice: WeeklyNotice = { school: schoolId, kind: 'early-change', week: mondayOf(today) };
    await beginNotice(db, notice, ctx.at);
    const week = lastWholeWeek(calendar, today);
    if (schoolYearOf(week) !== schoolYearOf(today)) return; // last summer's changes are nobody's work in September
    const readers: { person: StaffMember; chat: unknown }[] = [];
    for (const person of (await cachedStaff(reading, today)).byId.values()) {
      const chat = hasRight(person, 'hear-of-early-change', schoolId)
        ? await personalChatOf(db, person.id)
        : null;
      if (chat) readers.push({ person, chat });
    }
    if (readers.length === 0) return;
    const seen = await changesOfSchool(reading, schoolId, calendar, week, today);
    const troubles: NotDelivered[] = [];
    for (const { person, chat } of readers) {
      const listed = listedFor(person, seen);
      if (listed.pupils === 0) continue;
      const link = ctx.linkTo({ page: 'school', school: schoolId, within: ['early-change'] });
      const text = earlyChangeMessage({ ...listed, schoolName: school.name, link });
      const trouble = await tell(actingAs(ctx, person), notice, chat, text);
      if (trouble) troubles.push(trouble);
    }
    if (troubles[0]) throw new Error(troubles[0].message, { cause: troubles[0] });
  });
}

/** Pupils of the list whom the person may see, and how many of them were not on it the week before. */
function listedFor(
  person: StaffMember,
  { pupils, changes }: EarlyChanges,
): { pupils: number; fresh: number } {
  const visible = new Set(pupils.filter((pupil) => maySeePupil(person, pupil) === 'yes').map(({ id }) => id));
  const listedBefore = new Set<number>();
  const all = new Set<number>();
  for (const { change, newThisWeek } of changes) {
    if (!visible.has(change.pupilId)) continue;
    all.add(change.pupilId);
    if (!newThisWeek) listedBefore.add(change.pupilId);
  }
  return { pupils: all.size, fresh: all.size - listedBefore.size };
}

/** Answers with the trouble where it is to be tried again. */
async function tell(
  ctx: StaffContext,
  notice: WeeklyNotice,
  chat: unknown,
  text: string,
): Promise<NotDelivered | null> {
  const { db } = ctx.store;
  const at = ctx.at;
  if (!(await intendNotice(db, notice, ctx.actor.id, at))) return null;
  try {
    await ctx.cards.tell(chat, text);
  } catch (error) {
    if (!(error instanceof NotDelivered)) {
      const school = notice.school;
      ctx.log.warn(
        { err: error, school },
        'nobody knows whether a weekly message arrived; it is not sent again',
      );
      return null;
    }
    await storeNotice(db, notice, ctx.actor.id, 'refused', at);
    if (error.why === 'later') return error;
    await markPersonBlocked(db, ctx.actor.id, error.message, at);
    return null;
  }
  await ctx.transaction(async (tx) => {
    await storeNotice(tx, notice, ctx.actor.id, 'sent', at);
    const detail = { to: ctx.actor.id, week: notice.week };
    await audit(tx, { school: notice.school, at, staffId: SYSTEM_ACTOR, what: 'tell-early-change', detail });
  });
  return null;
}
