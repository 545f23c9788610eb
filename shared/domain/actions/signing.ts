/** Decides what signing in and out says of a pupil's day: who is on site, what is explained, which code it proposes. */
import type { ClosingTimes } from '../basics/closing-times.ts';
import { minutesBetween, minutesLater, type ClockTime } from '../basics/london-time.ts';
import { sessions, type Session } from '../basics/session.ts';

/** Came in late or came back; left; is not in the lesson but elsewhere on site. */
export const signingKinds = ['in', 'out', 'elsewhere'] as const;
export type SigningKind = (typeof signingKinds)[number];

export interface Signing {
  kind: SigningKind;
  time: ClockTime;
  /** As notices name it; null: not said. */
  reason: string | null;
  /** Of who left: when they come back today. */
  backAt: ClockTime | null;
}

/** A register stays open 30 minutes at most (domain: codes); a school's own time of opening is not known. */
const MINUTES_OPEN = 30;

/** The latest time at which a session's register opens. */
export const registerOpens = (session: Session, closing: ClosingTimes): ClockTime =>
  minutesLater(closing[session], -MINUTES_OPEN);

/** When a session's arrival is late: whole minutes after the opening; null: it is not. */
export function minutesLate(time: ClockTime, session: Session, closing: ClosingTimes): number | null {
  const minutes = minutesBetween(registerOpens(session, closing), time);
  return minutes > 0 ? minutes : null;
}

export const sessionAt = (time: ClockTime, closing: ClosingTimes): Session =>
  time < registerOpens('PM', closing) ? 'AM' : 'PM';

/** A stay or an absence between two signings of a pupil's day. */
interface Stretch<S extends Signing> {
  signing: S;
  /** Whether it follows a sign-out: the pupil was here before, wherever on site they are seen now. */
  cameBack: boolean;
  /** Null: it still stands. */
  until: ClockTime | null;
}

const stretchesOf = <S extends Signing>(signings: readonly S[]): Stretch<S>[] =>
  signings.map((signing, index) => ({
    signing,
    cameBack: signing.kind !== 'out' && signings[index - 1]?.kind === 'out',
    until: signings[index + 1]?.time ?? null,
  }));

/** What is said of a session; `code`: null where the reason decides, or a person. */
export interface SaidBySigning<S extends Signing> {
  session: Session;
  signing: S;
  code: string | null;
}

/**
 * Which of a day's sessions a pupil's signings speak of, in the order of the day.
 * Late: the session in which they arrived is `L` until its register closes, later the reason's code, else `U`; a
 * morning before an arrival in the afternoon has the reason's code. Left: the sessions whose register closes while the
 * pupil is out, unless they are to be back by then; whoever leaves after it closed was here for it; back while a register
 * is open is `L` there. Elsewhere on site: present, and as late as before for whoever came late to that session.
 * @param signings of one pupil and day, in their order
 * @param codeFor the code that the school gives a reason, or null
 */
export function saidBySignings<S extends Signing>(
  signings: readonly S[],
  closing: ClosingTimes,
  codeFor: (reason: string) => string | null,
): SaidBySigning<S>[] {
  return stretchesOf(signings).flatMap(({ signing, cameBack, until }): SaidBySigning<S>[] => {
    const own = signing.reason === null ? null : codeFor(signing.reason);
    const at = sessionAt(signing.time, closing);
    const isOpen = signing.time < closing[at];
    if (cameBack) return isOpen ? [{ session: at, signing, code: 'L' }] : [];
    switch (signing.kind) {
      case 'in': {
        const code = isOpen ? 'L' : (own ?? 'U');
        const late = { session: at, signing, code };
        const isFirst = signings[0] === signing;
        return at === 'PM' && isFirst ? [{ session: 'AM', signing, code: own }, late] : [late];
      }
      case 'out': {
        // Who leaves was here: a mark that says otherwise is put right by a person.
        const wasHere = signings[0] === signing && signing.time >= closing[at];
        const here = wasHere ? [{ session: at, signing, code: null }] : [];
        const away = sessions
          .filter((session) => signing.time < closing[session])
          .filter((session) => until === null || until >= closing[session])
          .filter((session) => signing.backAt === null || signing.backAt >= closing[session])
          .map((session) => ({ session, signing, code: own }));
        return [...here, ...away];
      }
      case 'elsewhere':
        return hasComeBefore(signings, signing, at, closing)
          ? []
          : [{ session: at, signing, code: at === 'AM' ? '/' : '\\' }];
    }
  });
}

/** In or back in the same session: that says how they came to it. */
const hasComeBefore = <S extends Signing>(
  signings: readonly S[],
  signing: S,
  session: Session,
  closing: ClosingTimes,
): boolean =>
  stretchesOf(signings.slice(0, signings.indexOf(signing))).some(
    ({ signing: earlier, cameBack }) =>
      (earlier.kind === 'in' || cameBack) && sessionAt(earlier.time, closing) === session,
  );

/** How somebody who is away by a register is here: came late, came back, came in by the afternoon, or never was away. */
export const waysHere = ['late', 'back', 'afternoon', 'elsewhere'] as const;
export type WayHere = (typeof waysHere)[number];

/** By the day's signings, from a session on; null: they say nothing of it, or that the pupil has left. */
export function hereBySigning<S extends Signing>(
  signings: readonly S[],
  session: Session,
  closing: ClosingTimes,
): { way: WayHere; signing: S } | null {
  const stays = stretchesOf(signings).slice(signings.findLastIndex(({ kind }) => kind === 'out') + 1);
  const [first] = stays.filter(({ signing }) => sessionAt(signing.time, closing) >= session);
  const last = stays.at(-1)?.signing;
  if (!first || !last) return null;
  const way = first.cameBack ? 'back' : first.signing.kind === 'in' ? 'late' : 'elsewhere';
  return { way, signing: last };
}

/** Where a pupil is by the last signing of the day; null: nothing says it. */
export function siteNow<S extends Signing>(signings: readonly S[]): { onSite: boolean; signing: S } | null {
  const last = signings.at(-1);
  return last ? { onSite: last.kind !== 'out', signing: last } : null;
}

/** Why a signing can't be taken after those of the day; null: it can. */
export type SigningRefusal = 'before-the-last' | 'is-in' | 'is-out' | 'back-before-leaving';

export function signingRefusal(earlier: readonly Signing[], signing: Signing): SigningRefusal | null {
  const last = earlier.at(-1);
  if (signing.backAt !== null && signing.backAt <= signing.time) return 'back-before-leaving';
  if (last && signing.time < last.time) return 'before-the-last';
  if (last?.kind === 'out' && signing.kind === 'out') return 'is-out';
  if (last && last.kind !== 'out' && signing.kind === 'in') return 'is-in';
  return null;
}
