import type { LocalCodeInput, LocalCodes } from '#shared/contracts/imports/refused.ts';
import { londonIso } from '#shared/domain/basics/london-time.ts';
import { nationalCode, nationalCodeFrom, type LocalCode } from '#shared/domain/imports/local-codes.ts';
import { mayUse } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { audit } from '#shared/store/audit/audit.ts';
import { localCodeHistory, storeLocalCode } from '#shared/store/imports/local-codes.ts';
import { lockSchool } from '#shared/store/engine/open-store.ts';
import { discardMarks } from '#shared/store/imports/rejected-marks.ts';
import { findSchool, type School } from '#shared/store/people/schools.ts';
import { staffNames } from '#shared/store/people/staff.ts';
import { staffName } from '#shared/wording/people/staff-name.ts';
import type { StaffContext } from '../context.ts';

/** The school, for somebody who may; another school's things are not there. */
export async function schoolForCodes(
  ctx: StaffContext,
  id: string,
  right: 'bring-in-files' | 'set-local-codes',
): Promise<School> {
  const school = await findSchool(ctx.store.db, id);
  const answer = mayUse(ctx.actor, right, id);
  if (!school || answer === 'unknown') throw new Problem('not-found', `The school ${id} was not found.`);
  if (answer === 'no') throw new Problem('forbidden', 'Your role does not say what a school’s codes mean.');
  return school;
}

/** All that was ever said of a school's own codes, the latest first. */
export async function readLocalCodes(ctx: StaffContext, id: string): Promise<LocalCodes> {
  const school = await schoolForCodes(ctx, id, 'bring-in-files');
  const said = await localCodeHistory(ctx.store.db, [id]);
  const names = await staffNames(ctx.store.db, [...new Set(said.map(({ saidBy }) => saidBy))]);
  return {
    school: id,
    schoolName: school.name,
    maySay: mayUse(ctx.actor, 'set-local-codes', id) === 'yes',
    said: said.reverse().map(({ code, means, from, saidBy, saidAt }) => ({
      code,
      means,
      from,
      saidBy: staffName(names, saidBy),
      saidAt: londonIso(saidAt),
    })),
  };
}

/** Says what a code means at a school, from a day on or always; what was said before is kept. */
export async function putLocalCode(
  ctx: StaffContext,
  { school: id, localCode: { code, means, from = null } }: { school: string; localCode: LocalCodeInput },
): Promise<LocalCodes> {
  await schoolForCodes(ctx, id, 'set-local-codes');
  refuseSenseless({ code, means, from });
  await ctx.transaction(async (tx) => {
    await lockSchool(tx, id);
    const last = (await localCodeHistory(tx, [id])).findLast((one) => one.code === code);
    if (last ? last.means === means && last.from === from : means === null) return;
    const saidAt = ctx.at;
    await storeLocalCode(tx, { school: id, code, means, from, saidBy: ctx.actor.id, saidAt });
    await audit(tx, {
      school: id,
      at: saidAt,
      staffId: ctx.actor.id,
      what: 'local-code.set',
      detail: { code, means, from, before: last ? { means: last.means, from: last.from } : null },
    });
  });
  return readLocalCodes(ctx, id);
}

/** The marks kept for a code are not wanted; a file that brings them again is asked about again. */
export async function discardKeptMarks(
  ctx: StaffContext,
  { school: id, code }: { school: string; code: string },
): Promise<{ letGo: number }> {
  await schoolForCodes(ctx, id, 'set-local-codes');
  return ctx.transaction(async (tx) => {
    await lockSchool(tx, id);
    const at = ctx.at;
    const letGo = await discardMarks(tx, id, code, at);
    const detail = { code, marks: letGo };
    if (letGo > 0)
      await audit(tx, { school: id, at, staffId: ctx.actor.id, what: 'local-code.discard-marks', detail });
    return { letGo };
  });
}

function refuseSenseless({ code, means, from }: LocalCode): void {
  const national = nationalCodeFrom(code, from);
  if (national || code === '-')
    throw new Problem(
      'unprocessable',
      `${code} is a national code (${national?.meaning ?? 'no mark'}) and keeps its meaning. Nothing was changed.`,
    );
  if (means === null) return;
  const entry = nationalCode(means);
  if (!entry) throw new Problem('unprocessable', `There is no national code ${means}. Nothing was changed.`);
  if (entry.to && from && from > entry.to)
    throw new Problem(
      'unprocessable',
      `The national code ${means} was in use until ${entry.to}, so that nothing can mean it from ${from}. Nothing was changed.`,
    );
}
