import { randomUUID } from 'node:crypto';
import type { ImportTakenBack } from '#shared/contracts/imports/past-imports.ts';
import { mayImport } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { audit } from '#shared/store/audit/audit.ts';
import {
  deleteImportRun,
  findImportRun,
  finishImportRun,
  markTakenBack,
  startImportRun,
  type ImportRun,
} from '#shared/store/imports/imports.ts';
import { cancelledImports } from '#shared/store/registers/mark-history.ts';
import { lockSchool, type Tx } from '#shared/store/engine/open-store.ts';
import type { RecordKind } from '#shared/store/imports/record-kinds.ts';
import { schoolsWithReplaced } from '#shared/store/imports/replaced-records.ts';
import { recordTakenBack, storeMarks } from '#shared/store/registers/store-marks.ts';
import { marksToRestore, schoolsMarked } from '#shared/store/imports/undo-marks.ts';
import { undoRecords } from '#shared/store/imports/undo-records.ts';
import { nextMoment, type Context, type StaffContext, type StaffMember } from '../context.ts';
import { reviseDay } from '../actions/revise-day.ts';

/** An import older than this that never ended was cut off, and may be taken back like any other. */
const LONGEST_IMPORT_MINUTES = 60;

/**
 * Takes an import back: what it changed is as it was before, school by school, each whole. What a later import changed
 * again stays, and is counted. Taking back is an import of its own, and can be taken back too.
 */
export async function undoImport(ctx: StaffContext, importId: string): Promise<ImportTakenBack> {
  return ctx.withLock(`undo import ${importId}`, (now) => undoLocked(now, importId));
}

async function undoLocked(ctx: StaffContext, importId: string): Promise<ImportTakenBack> {
  const { db } = ctx.store;
  const run = await findImportRun(db, importId);
  const schools = run ? await schoolsOf(ctx, run) : [];
  if (!run || !mayUndo(ctx.actor, run, schools))
    throw new Problem('not-found', 'There is no import of yours with this number.');
  if (run.state === 'taken-back')
    throw new Problem('conflict', 'This import has been taken back already. Nothing was changed.');
  if (isUnderWay(run, ctx.at))
    throw new Problem('conflict', 'This import is still coming in. Try again when it is done.');

  const id = randomUUID();
  const at = ctx.at;
  const number = await startImportRun(db, { id, kind: run.kind, by: ctx.actor.id, at, undoes: run.number });
  const total = { takenBack: 0, kept: 0 };
  for (const school of schools) {
    await ctx.store.breathe();
    const now = nextMoment(ctx);
    await now.transaction(async (tx) => {
      await lockSchool(tx, school);
      const done =
        run.kind === 'marks'
          ? await undoMarksOf(now, tx, school, run.number, { importNumber: number, at })
          : await undoRecordsOf(now, tx, school, run, number);
      total.takenBack += done.takenBack;
      total.kept += done.kept;
      if (done.takenBack === 0) return;
      await audit(tx, {
        school,
        at,
        staffId: ctx.actor.id,
        what: 'import.undo',
        detail: { import: run.id, by: id, kind: run.kind, ...done },
      });
    });
  }
  if (total.takenBack === 0) {
    await deleteImportRun(db, id);
    throw new Problem('conflict', 'Nothing of this import stands as it left it, so nothing was changed.');
  }
  const counts = { rows: total.takenBack + total.kept, accepted: total.takenBack, changed: total.takenBack };
  const report = {
    id,
    kind: run.kind,
    ...counts,
    unchanged: 0,
    cleared: [],
    warnings: [],
    rejected: [],
    rejectedCount: 0,
  };
  await ctx.transaction(async (tx) => {
    await markTakenBack(tx, run.id);
    await finishImportRun(tx, report, []);
  });
  ctx.log.info({ import: run.id, kind: run.kind, ...total }, 'import taken back');
  return { id, undoes: run.id, kind: run.kind, ...total };
}

/** Whoever may bring the kind in at every school it changed. */
function mayUndo(person: StaffMember, run: ImportRun, schools: readonly string[]): boolean {
  const allowed = mayImport(person, run.kind);
  return allowed === 'all' || (schools.length > 0 && schools.every((school) => allowed.includes(school)));
}

/** Still coming in; an older one that never ended was cut off. */
export function isUnderWay(run: ImportRun, now: Date): boolean {
  return run.state === 'running' && now.getTime() - run.at.getTime() < LONGEST_IMPORT_MINUTES * 60_000;
}

const schoolsOf = (context: Context, run: ImportRun): Promise<string[]> =>
  run.kind === 'marks'
    ? schoolsMarked(context.store.db, run.number)
    : schoolsWithReplaced(context.store.db, run.number);

interface Undone {
  takenBack: number;
  kept: number;
}

async function undoMarksOf(
  ctx: Context,
  tx: Tx,
  school: string,
  importNumber: number,
  undo: { importNumber: number; at: Date },
): Promise<Undone> {
  const { marks, kept } = await marksToRestore(tx, school, importNumber, await cancelledImports(tx));
  const stored = await storeMarks(tx, school, marks, { ...undo, putsBack: true });
  if (stored.changed === 0) return { takenBack: 0, kept };
  await recordTakenBack(tx, school, importNumber, undo.importNumber);
  const { today } = ctx.moment;
  if (stored.changedDates.includes(today)) {
    await reviseDay(ctx, tx, school);
    await ctx.figuresChanged(ctx, tx, school);
  }
  return { takenBack: stored.changed, kept };
}

async function undoRecordsOf(
  ctx: StaffContext,
  tx: Tx,
  school: string,
  run: ImportRun,
  undoNumber: number,
): Promise<Undone> {
  const done = await undoRecords(tx, run.kind as RecordKind, school, {
    importNumber: run.number,
    undoNumber,
    by: { administers: mayImport(ctx.actor, 'staff'), broughtItIn: run.by === ctx.actor.id },
  });
  if (done.takenBack > 0) await ctx.dayChanged(ctx, tx, school);
  return done;
}
