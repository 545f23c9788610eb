import { sessionShown } from '#shared/domain/actions/came-in.ts';
import { mondayOf } from '#shared/domain/basics/school-date.ts';
import { slotOf } from '#shared/domain/basics/session.ts';
import { codeOf, NO_MARK } from '#shared/domain/registers/attendance-codes.ts';
import type { StoredAction } from '#shared/store/actions/actions.ts';
import { signingsBetween } from '#shared/store/actions/signings.ts';
import { registerWeeks } from '#shared/store/registers/registers.ts';
import { hereSinceText } from '#shared/wording/actions/alert-text.ts';
import { signedText } from '#shared/wording/actions/signing-text.ts';
import type { Context } from '../../context.ts';

/** What shows by now that the children of alerts are in, in words, by the alert's id: a signing, else the latest mark. */
export async function hereSince(ctx: Context, alerts: readonly StoredAction[]): Promise<Map<string, string>> {
  const { db } = ctx.store;
  const found = new Map<string, string>();
  const byDay = Map.groupBy(alerts, ({ school, raisedFor }) => `${school} ${raisedFor}`);
  for (const ofDay of byDay.values()) {
    const [{ school, raisedFor: day } = { school: '', raisedFor: '' }] = ofDay;
    const ids = [...new Set(ofDay.flatMap(({ pupilId }) => pupilId ?? []))];
    if (ids.length === 0) continue;
    const monday = mondayOf(day);
    const weeks = await registerWeeks(db, school, monday, monday, ids);
    const signed = new Map(
      (await signingsBetween(db, school, day, day)).map((signing) => [signing.pupilId, signing]),
    );
    for (const { id, pupilId } of ofDay) {
      if (pupilId === null) continue;
      const week = weeks.get(pupilId)?.get(monday);
      const marks = { AM: week?.[slotOf(day, 'AM')] ?? NO_MARK, PM: week?.[slotOf(day, 'PM')] ?? NO_MARK };
      const last = signed.get(pupilId);
      if (last?.kind === 'out') continue;
      const session = sessionShown(marks);
      if (last) found.set(id, hereSinceText({ signed: signedText(last) }));
      else if (session) found.set(id, hereSinceText({ session, code: codeOf(marks[session]) }));
    }
  }
  return found;
}
