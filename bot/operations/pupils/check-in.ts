import type { AuditAct } from '#shared/domain/audit/audit-acts.ts';
import type { CheckInAnswer } from '#shared/contracts/pupils/key-groups.ts';
import { londonIso } from '#shared/domain/basics/london-time.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { mayWorkWithPupil } from '#shared/domain/people/permission.ts';
import { checkInLabels } from '#shared/wording/pupils/check-in-text.ts';
import { audit } from '#shared/store/audit/audit.ts';
import { readCare, storeCheckIn, type StoredCheckIn } from '#shared/store/pupils/check-ins.ts';
import { lockSchool, type Tx } from '#shared/store/engine/open-store.ts';
import { staffNames } from '#shared/store/people/staff.ts';
import { staffNamed } from '#shared/wording/people/staff-name.ts';
import { checkInReasonsView, lateReturns, reasonsOf } from './check-ins-wanted.ts';
import type { StaffContext } from '../context.ts';
import { permittedPupil } from './permitted-pupil.ts';
import { UNDO_SECONDS } from '../actions/undo-outcome.ts';

/**
 * Says that somebody has checked in with a pupil: what stood as a reason until now is dealt with. Said already, it
 * stays as it was said; where nothing asks for it, it is refused.
 */
export async function checkIn(ctx: StaffContext, id: string): Promise<CheckInAnswer> {
  return aboutPupil(ctx, id, async (tx, { pupilId, school, reasons, last }) => {
    if (!reasons) {
      if (!last) throw new Problem('unprocessable', checkInLabels.notWanted);
      return null;
    }
    await storeCheckIn(tx, { school, pupilId, by: ctx.actor.id, at: ctx.at });
    return 'check-in.record';
  });
}

/** Takes back one's own check-in, said within the last minute. */
export async function undoCheckIn(ctx: StaffContext, id: string): Promise<CheckInAnswer> {
  return aboutPupil(ctx, id, async (tx, { pupilId, school, last }) => {
    const at = ctx.at;
    if (!last || last.by !== ctx.actor.id || at.getTime() - last.at.getTime() > UNDO_SECONDS * 1000)
      throw new Problem('conflict', checkInLabels.notTakenBack);
    await storeCheckIn(tx, { school, pupilId, by: ctx.actor.id, at }, last.id);
    return 'check-in.undo';
  });
}

interface Standing {
  school: string;
  pupilId: number;
  reasons: ReturnType<typeof reasonsOf>;
  last: StoredCheckIn | null;
}

/** Works under the school's lock on what stands for the pupil; `work` answers with what to audit, null for nothing. */
async function aboutPupil(
  ctx: StaffContext,
  id: string,
  work: (tx: Tx, standing: Standing) => Promise<AuditAct | null>,
): Promise<CheckInAnswer> {
  const { pupil, school } = await permittedPupil(ctx, id);
  if (mayWorkWithPupil(ctx.actor, pupil) !== 'yes') throw new Problem('forbidden', checkInLabels.notYours);
  const found = await lateReturns(await ctx.reading(), school, ctx.moment);
  if (!found) throw new Problem('unprocessable', checkInLabels.notWanted);
  return ctx.transaction(async (tx) => {
    await lockSchool(tx, school.id);
    const stands = async (): Promise<Standing> => {
      const care = await readCare(tx, school.id, found.since);
      return {
        school: school.id,
        pupilId: pupil.id,
        reasons: reasonsOf(pupil.id, found.returns, care),
        last: care.checkIns.get(pupil.id) ?? null,
      };
    };
    const what = await work(tx, await stands());
    if (what !== null) {
      const at = ctx.at;
      await audit(tx, { school: school.id, at, staffId: ctx.actor.id, what, pupilId: pupil.id });
    }
    return answerFrom(tx, await stands());
  });
}

async function answerFrom(tx: Tx, { reasons, last }: Standing): Promise<CheckInAnswer> {
  const names = last ? await staffNames(tx, [last.by]) : new Map<string, string>();
  return {
    checkedIn: last && {
      by: staffNamed(names, last.by),
      at: londonIso(last.at),
    },
    reasons: reasons && checkInReasonsView(reasons),
  };
}
