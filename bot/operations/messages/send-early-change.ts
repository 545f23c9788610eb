import { PlainError } from '#shared/domain/basics/plain-error.ts';
import { maySeePupil, hasRight } from '#shared/domain/people/permission.ts';
import { isSchoolDay } from '#shared/domain/basics/school-calendar.ts';
import { mondayOf, schoolYearOf } from '#shared/domain/basics/school-date.ts';
import { earlyChangeMessage } from '#shared/wording/patterns/change-text.ts';
import { personalChatOf } from '#shared/store/messages/personal-chats.ts';
import { cachedCalendars, cachedSchools, cachedStaff } from '#shared/store/people/cached-people.ts';
import { beginForSchool } from '#shared/store/messages/outbox.ts';
import { NotDelivered, type Context, type StaffMember } from '../context.ts';
import { sendMessage } from './send-message.ts';
import { changesOfSchool, lastWholeWeek, type EarlyChanges } from '../patterns/early-change.ts';

/**
 * Tells those whose work it is, once a week and each in their own chat, how many pupils are on their list of early
 * change; nothing where nobody is. Throws when Teams did not take a message: it is tried again, those sent are not.
 */
export async function sendEarlyChange(ctx: Context, schoolId: string): Promise<void> {
  await ctx.withLock(`early change of ${schoolId}`, (now) => tellReaders(now, schoolId));
}

async function tellReaders(ctx: Context, schoolId: string): Promise<void> {
  const { db } = ctx.store;
  const { today } = ctx.moment;
  const reading = await ctx.reading();
  const school = (await cachedSchools(reading)).find(({ id }) => id === schoolId);
  const calendar = (await cachedCalendars(reading)).get(schoolId) ?? [];
  if (!school || !isSchoolDay(calendar, today)) return;
  const message = { school: schoolId, kind: 'early-change', about: mondayOf(today) } as const;
  await ctx.transaction((tx) => beginForSchool(tx, message, ctx.at));
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
    const detail = { to: person.id, week: message.about };
    const audited = { what: 'early-change.tell', detail } as const;
    await sendMessage(ctx, { ...message, staffId: person.id, chat, text, audited }).catch(
      (error: unknown) => {
        if (!(error instanceof NotDelivered)) throw error;
        troubles.push(error);
      },
    );
  }
  if (troubles[0]) throw new PlainError(troubles[0].message, { cause: troubles[0] });
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
