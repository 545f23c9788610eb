import type { AlertReaders } from '#shared/contracts/actions/alerts.ts';
import {
  hearingTimes,
  waitsLeft,
  waitsOf,
  type HearingStage,
  type HearingTime,
} from '#shared/domain/actions/alert-clock.ts';
import type { ActionReason } from '#shared/domain/actions/action-reason.ts';
import { isOff, type AlertPost } from '#shared/domain/people/alert-people.ts';
import { hasRight, mayUse } from '#shared/domain/people/permission.ts';
import type { DeliveryState } from '#shared/domain/messages/delivery.ts';
import { messagesAbout } from '#shared/store/messages/outbox.ts';
import { personalChatOf } from '#shared/store/messages/personal-chats.ts';
import { alertSettingsOf } from '#shared/store/people/alert-settings.ts';
import type { StandingAlert } from '../actions/alerts/standing-alerts.ts';
import type { Context, StaffContext, StaffMember } from '../context.ts';
import { alertHandlers } from '../people/alert-people.ts';
import { mustBeAllowed } from '../people/must-be-allowed.ts';

/** Whom an alert of the school would reach in Teams at once, and whom not: said before somebody relies on it. */
export async function alertReaders(ctx: StaffContext, school: string): Promise<AlertReaders> {
  mustBeAllowed(mayUse(ctx.actor, 'ring-families', school), 'this school');
  const atOnce = (await readersOf(ctx, { school, reason: { code: 'believed-in-school' } })).filter(
    ({ after, standing }) => after === 0 && standing !== 'off',
  );
  return {
    reached: atOnce.filter(({ chat }) => chat !== null).map(({ person }) => person.name),
    unreached: atOnce.filter(({ chat }) => chat === null).map(({ person }) => person.name),
  };
}

/** Somebody who hears of an alert, and how their line stands. */
export interface AlertReader extends HearingTime {
  person: StaffMember;
  /** Null: the person has no chat with the bot, or keeps it from writing. */
  chat: unknown;
  message: { state: DeliveryState; at: Date } | null;
}

export const alertReadersOf = (
  ctx: Context,
  { action, state, about }: Pick<StandingAlert, 'action' | 'state' | 'about'>,
): Promise<AlertReader[]> =>
  readersOf(ctx, { school: action.school, reason: action.reason, about, ...state });

interface Hearing {
  school: string;
  reason: ActionReason;
  about?: string;
  since?: number;
  untakenSince?: number;
  handedTo?: string | null;
  handedBy?: string | null;
}

/**
 * Who hears of an alert, and after how many minutes: whoever the school has named, else its safeguarding leads, else
 * whoever of the school handles alerts; somebody it was handed to first of all. Whoever handed it on hears again when the
 * deputy's whole time has passed since.
 */
async function readersOf(ctx: Context, hearing: Hearing): Promise<AlertReader[]> {
  const { db } = ctx.store;
  const { school, about, since = 0, untakenSince = since, handedTo = null, handedBy = null } = hearing;
  const handlers = await alertHandlers(ctx, school);
  const settings = await alertSettingsOf(db, school, ctx.moment.today);
  const messages = about
    ? await messagesAbout(db, { school, kind: 'safeguarding-alert', about })
    : new Map<string, { state: DeliveryState; at: Date }>();
  const known = new Map<string, AlertReader>();
  for (const person of handlers) {
    const chat = await personalChatOf(db, person.id);
    const message = messages.get(person.id) ?? null;
    known.set(person.id, { staffId: person.id, after: 0, standing: 'hears', person, chat, message });
  }
  const namedAs = (post: AlertPost): string[] => {
    const id = settings.people[post]?.staffId;
    return id !== undefined && known.has(id) ? [id] : [];
  };
  const ofSchool = handlers.filter(({ posts }) => posts.some((post) => post.school === school));
  const whole = waitsOf(hearing.reason, settings.notReached);
  const waits = waitsLeft(whole, { since, untakenSince });
  const [lead, deputy, head] = [namedAs('lead'), namedAs('deputy'), namedAs('head')];
  const leads = ofSchool
    .filter((person) => hasRight(person, 'hear-of-safeguarding-alerts', school))
    .map(({ id }) => id)
    .filter((id) => !deputy.includes(id) && !head.includes(id));
  const everybody = ofSchool.map(({ id }) => id);
  const usual = lead.length > 0 ? lead : leads;
  const nobodyNamed = usual.length + deputy.length + head.length === 0;
  const first = handedTo !== null && known.has(handedTo) ? [handedTo] : nobodyNamed ? everybody : usual;
  const others = (ids: readonly string[]): readonly string[] => ids.filter((id) => id !== handedBy);
  const order = (
    [
      [0, others(first)],
      [waits.deputy, others([...usual, ...deputy])],
      [waits.head, others(head)],
      [handedBy === null ? Infinity : whole.deputy, handedBy === null ? [] : [handedBy]],
      [Infinity, everybody],
    ] satisfies [after: number, ids: readonly string[]][]
  ).toSorted(([a], [b]) => a - b);

  const daysOff = new Map(
    Object.values(settings.people).flatMap((person) => (person ? [[person.staffId, person] as const] : [])),
  );
  const asked = new Set<string>();
  const stages = order.map(([after, ids]): HearingStage => {
    const people = ids.flatMap((id) => {
      const reader = known.get(id);
      if (!reader || asked.has(id)) return [];
      asked.add(id);
      const person = daysOff.get(id);
      return [
        {
          staffId: id,
          isOff: id !== handedTo && person !== undefined && isOff(person, ctx.moment.today),
          isReachable: reader.chat !== null && !isRefused(reader.message?.state),
        },
      ];
    });
    return { after, people };
  });
  return hearingTimes(stages).flatMap((time) => {
    const reader = known.get(time.staffId);
    return reader ? [{ ...reader, ...time }] : [];
  });
}

/** Teams did not take the line, or nobody knows: it is tried again, and the next person hears meanwhile. */
const isRefused = (state: DeliveryState | undefined): boolean => state === 'refused' || state === 'unknown';
