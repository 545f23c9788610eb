import type { SigningAnswer, SigningInput } from '#shared/contracts/actions/signings.ts';
import { explains, sessionsAway } from '#shared/domain/actions/absence-notice.ts';
import { expectationFault, signingTimeFault } from '#shared/domain/actions/possible-times.ts';
import { sessionAt, signingRefusal } from '#shared/domain/actions/signing.ts';
import { isSchoolDay } from '#shared/domain/basics/school-calendar.ts';
import { isOnRoll } from '#shared/domain/roll/pupil-groups.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { mayUse, mayWorkWithPupil } from '#shared/domain/people/permission.ts';
import { noticesBetween } from '#shared/store/actions/notices.ts';
import { signingsBetween, storeSigning } from '#shared/store/actions/signings.ts';
import { audit } from '#shared/store/audit/audit.ts';
import { lockSchool, type Tx } from '#shared/store/engine/open-store.ts';
import { calendarOf, findSchool } from '#shared/store/people/schools.ts';
import { pupilsByIds } from '#shared/store/roll/pupils.ts';
import { signingRefusalText, signingText } from '#shared/wording/actions/signing-text.ts';
import type { StaffContext } from '../../context.ts';
import { mustBeAllowed } from '../../people/must-be-allowed.ts';
import { arrived, expectArrivals } from '../notices/expected-arrivals.ts';
import { mustBePossible } from '../must-be-possible.ts';
import { comingsOf } from '../notices/comings.ts';
import { actionsChanged } from '../notices/actions-changed.ts';
import { reviseDay } from '../revise-day.ts';

/**
 * Keeps that a pupil has come in late or come back, has left, or is elsewhere on site, today. Calls about it are
 * withdrawn, an expected arrival is ticked off, a return is expected; the register's code is proposed to those who
 * enter codes. 409 where it does not follow from what was said of the day.
 */
export async function recordSigning(
  ctx: StaffContext,
  { school: id, signing: input }: { school: string; signing: SigningInput },
): Promise<SigningAnswer> {
  mustBeAllowed(mayUse(ctx.actor, 'note-absence', id), `the school ${id}`);
  const { today, time: now } = ctx.moment;
  const school = await findSchool(ctx.store.db, id);
  const pupilId = Number(input.pupil);
  const [pupil] = Number.isSafeInteger(pupilId) ? await pupilsByIds(ctx.store.db, id, [pupilId], today) : [];
  mustBeAllowed(school && pupil ? mayWorkWithPupil(ctx.actor, pupil) : 'unknown', 'this pupil');
  if (!school || !pupil) throw new Problem('not-found', 'This pupil was not found.');
  const calendar = await calendarOf(ctx.store.db, id);
  if (!isSchoolDay(calendar, today) || !isOnRoll(pupil, today))
    throw new Problem('unprocessable', signingText.notToday);
  if (input.backAt && input.kind !== 'out')
    throw new Problem('bad-request', 'backAt: only who leaves comes back.');

  const { closing } = school;
  const time = input.time ?? now;
  mustBePossible(time, signingTimeFault(time, now, closing), closing);
  if (input.backAt) mustBePossible(input.backAt, expectationFault(input.backAt, now, closing), closing);

  return ctx.transaction(async (tx) => {
    await lockSchool(tx, id);
    const day = (await signingsBetween(tx, id, today, today)).filter((one) => one.pupilId === pupil.id);
    const signing = {
      school: id,
      pupilId: pupil.id,
      date: today,
      time,
      kind: input.kind,
      reason:
        input.reason ?? (input.kind === 'in' ? await reasonKnown(tx, school, pupil.id, today, time) : null),
      backAt: input.backAt ?? null,
      note: input.note ?? null,
      by: ctx.actor.id,
      at: ctx.at,
    };
    const refusal = signingRefusal(day, signing);
    if (refusal)
      throw new Problem(
        refusal === 'back-before-leaving' ? 'unprocessable' : 'conflict',
        signingRefusalText(refusal, day.at(-1)?.time ?? now),
      );
    let signed = '';
    const changed = await actionsChanged(ctx, tx, { school: id, pupilIds: [pupil.id] }, async () => {
      const stored = await storeSigning(tx, signing);
      signed = String(stored.id);
      await audit(tx, {
        school: id,
        at: ctx.at,
        staffId: ctx.actor.id,
        what: 'signing.record',
        pupilId: pupil.id,
        detail: { signing: stored.id, kind: signing.kind, time },
      });
      if (signing.kind !== 'out') await arrived(ctx, tx, id, pupil.id);
      else if (signing.backAt)
        await expectArrivals(
          ctx,
          tx,
          { school: id, pupilIds: [pupil.id], source: `signing ${stored.id}` },
          signing.backAt,
        );
      await reviseDay(ctx, tx, id);
    });
    return { id: signed, pupil: input.pupil, time, ...changed };
  });
}

/** What people said of the session before the pupil came: the dentist, until eleven. */
async function reasonKnown(
  tx: Tx,
  school: { id: string; closing: { AM: string; PM: string } },
  pupilId: number,
  today: string,
  time: string,
): Promise<string | null> {
  const session = sessionAt(time, school.closing);
  const notices = await noticesBetween(tx, school.id, today, today);
  const comings = await comingsOf(
    tx,
    school,
    notices.filter(({ pupilIds }) => pupilIds.includes(pupilId)),
    today,
  );
  const known = notices.find(
    (notice) =>
      notice.pupilIds.includes(pupilId) &&
      explains(notice, comings(pupilId), today, session) &&
      sessionsAway(notice.sessions, notice.expectedBack, school.closing).includes(session),
  );
  return known?.reason ?? null;
}
