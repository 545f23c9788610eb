import type { CallScripts, CallScriptsInput } from '#shared/contracts/actions/call-scripts.ts';
import { callSituations, scriptFault, type SchoolScripts } from '#shared/domain/actions/calls/call-script.ts';
import { mayUse } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { audit } from '#shared/store/audit/audit.ts';
import { lockSchool } from '#shared/store/engine/open-store.ts';
import { findSchool } from '#shared/store/people/schools.ts';
import { settingsOn, storeSettings } from '#shared/store/people/settings.ts';
import { ourScripts, ourWordsIfIll } from '#shared/wording/actions/call-script.ts';
import { scriptFaultText } from '#shared/wording/actions/call-settings-text.ts';
import { mustBeAllowed } from '../../people/must-be-allowed.ts';
import type { StaffContext } from '../../context.ts';

/** A school's scripts, ours where it has none of its own. */
export async function readCallScripts(ctx: StaffContext, id: string): Promise<CallScripts> {
  mustBeAllowed(mayUse(ctx.actor, 'see-settings', id), `the school ${id}`);
  const school = await findSchool(ctx.store.db, id);
  if (!school) throw new Problem('not-found', `The school ${id} was not found.`);
  const settings = await settingsOn(ctx.store.db, [school], ctx.moment.today);
  return viewOf(settings.get(id)?.callScripts ?? { situations: {}, ifIll: null });
}

/** Changes scripts from today; null is ours again. A fact that a script can't know, or not yet, is refused. */
export async function setCallScripts(
  ctx: StaffContext,
  { school: id, scripts: change }: { school: string; scripts: CallScriptsInput },
): Promise<CallScripts> {
  mustBeAllowed(mayUse(ctx.actor, 'change-settings', id), `the school ${id}`);
  const { today } = ctx.moment;
  const school = await findSchool(ctx.store.db, id);
  if (!school) throw new Problem('not-found', `The school ${id} was not found.`);
  for (const script of [
    ...Object.values(change.situations ?? {}),
    change.ifIll ? { opening: '', points: [change.ifIll] } : null,
  ]) {
    const fault = script && scriptFault(script);
    if (fault) throw new Problem('bad-request', scriptFaultText(fault));
  }
  return ctx.transaction(async (tx) => {
    await lockSchool(tx, id);
    const before = (await settingsOn(tx, [school], today)).get(id)?.callScripts ?? {
      situations: {},
      ifIll: null,
    };
    const situations = Object.fromEntries(
      Object.entries({ ...before.situations, ...change.situations }).flatMap(([name, script]) =>
        script ? [[name, script] as const] : [],
      ),
    );
    const after = { situations, ifIll: change.ifIll === undefined ? before.ifIll : change.ifIll };
    await storeSettings(tx, id, { callScripts: after }, today);
    await audit(tx, {
      school: id,
      at: ctx.at,
      staffId: ctx.actor.id,
      what: 'school-settings.change',
      detail: { before: { callScripts: before }, after: { callScripts: after } },
    });
    return viewOf(after);
  });
}

const viewOf = ({ situations, ifIll }: SchoolScripts): CallScripts => ({
  situations: callSituations.map((situation) => {
    const { opening, points } = situations[situation] ?? ourScripts[situation];
    return { situation, isOwn: situation in situations, opening, points: [...points] };
  }),
  ifIll: { isOwn: ifIll !== null, text: ifIll ?? ourWordsIfIll },
});
