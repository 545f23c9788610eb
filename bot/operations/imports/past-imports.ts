import type { PastImports } from '#shared/contracts/imports/past-imports.ts';
import { londonIso } from '#shared/domain/basics/london-time.ts';
import { mayImport, hasRightAnywhere } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import {
  importsThatClearedUnasked,
  latestImportRuns,
  type ImportRun,
} from '#shared/store/imports/imports.ts';
import { staffNames } from '#shared/store/people/staff.ts';
import { staffName } from '#shared/wording/people/staff-name.ts';
import type { StaffContext } from '../context.ts';
import { DROP_FOLDER_ACTOR } from './import-file.ts';
import { isUnderWay } from './undo-import.ts';

const LISTED = 50;

/** The latest files brought in: an administrator of the trust sees all, others those they brought themselves. */
export async function pastImportsFor(ctx: StaffContext): Promise<PastImports> {
  if (!hasRightAnywhere(ctx.actor, 'bring-in-files'))
    throw new Problem('forbidden', 'Your role does not bring in files.');
  const now = ctx.at;
  const latest = await latestImportRuns(ctx.store.db, LISTED * 4);
  const unasked = await importsThatClearedUnasked(ctx.store.db);
  const isUnasked = new Set(unasked.map(({ id }) => id));
  const runs = [...latest, ...unasked.filter(({ id }) => latest.every((one) => one.id !== id))];
  const idOf = new Map(runs.map((run) => [run.number, run.id]));
  const isTheirs = (run: ImportRun): boolean =>
    run.by === ctx.actor.id || mayImport(ctx.actor, run.kind) === 'all';
  const theirs = runs.filter(isTheirs);
  const listed = theirs.filter((run, index) => index < LISTED || isUnasked.has(run.id));
  const names = await staffNames(ctx.store.db, [...new Set(theirs.map(({ by }) => by))]);
  names.set(DROP_FOLDER_ACTOR.id, DROP_FOLDER_ACTOR.name);
  return {
    imports: listed.map((run) => ({
      id: run.id,
      kind: run.kind,
      state: run.state,
      mayTakeBack:
        run.state === 'done'
          ? (run.report?.changed ?? 0) > 0
          : run.state !== 'taken-back' && !isUnderWay(run, now),
      undoes: run.undoes === null ? null : (idOf.get(run.undoes) ?? ''),
      by: staffName(names, run.by),
      at: londonIso(run.at),
      rows: run.report?.rows ?? null,
      changed: run.report?.changed ?? null,
      rejectedCount: run.report?.rejectedCount ?? null,
      cleared: (run.report?.cleared ?? []).map((one) => ({ ...one, records: one.records ?? [] })),
      mayHaveClearedUnasked: isUnasked.has(run.id),
    })),
  };
}
