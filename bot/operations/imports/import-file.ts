import { importKinds, type ImportKind } from '#shared/domain/people/import-kinds.ts';
import { randomUUID } from 'node:crypto';
import type { ByteSource, RowOfKind, RowSource } from '#shared/contracts/imports/file-rows.ts';
import { importKind, type ImportReport } from '#shared/contracts/imports/import-report.ts';
import { EVERY_SCHOOL, mayImport } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { finishImportRun, deleteImportRun, startImportRun } from '#shared/store/imports/imports.ts';
import { allSchools } from '#shared/store/people/schools.ts';
import type { StaffContext, StaffMember } from '../context.ts';
import { importContacts } from './import-contacts.ts';
import { RunningImport } from './running-import.ts';
import { importMarks } from './import-marks.ts';
import { importMinimums } from './import-minimums.ts';
import { importPupils } from './import-pupils.ts';
import { importResults } from './import-results.ts';
import { importSchools } from './import-schools.ts';
import { importStaff } from './import-staff.ts';
import { importTerms } from './import-terms.ts';

/** Brings a CSV file of one kind into the store, as `importRows` does. */
export async function importFile(
  ctx: StaffContext,
  { kind: kindText, source }: { kind: string; source: ByteSource },
): Promise<ImportReport> {
  const kind = importKind.safeParse(kindText);
  if (!kind.success) throw new Problem('not-found', `There is no kind of file called ${kindText}.`);
  return importRows(ctx, { kind: kind.data, rows: ctx.readFile(kind.data, source) });
}

/**
 * Brings rows of one kind into the store, whatever source they come from. Bad rows are refused by themselves, the good
 * ones go in; each school's part is applied whole. Throws a Problem when the source as a whole can't be read.
 */
export async function importRows<Kind extends ImportKind>(
  ctx: StaffContext,
  { kind, rows }: { kind: Kind; rows: RowSource<RowOfKind[Kind]> },
): Promise<ImportReport> {
  const allowed = mayImport(ctx.actor, kind);
  if (allowed !== 'all' && allowed.length === 0)
    throw new Problem('forbidden', `Your role does not bring in ${kind} files. ${whoCan(kind)} can.`);
  ctx.store.checkFreeSpace();

  const schools = await allSchools(ctx.store.db);
  const run = { id: randomUUID(), kind, by: ctx.actor.id, at: ctx.at };
  const running = new RunningImport(
    run.id,
    await startImportRun(ctx.store.db, run),
    ctx.actor,
    run.at,
    schools.filter((school) => allowed === 'all' || allowed.includes(school.id)),
    allowed === 'all',
  );
  try {
    await importers[kind](ctx, running, rows);
  } catch (error) {
    if (!running.hasChangedAnything) await deleteImportRun(ctx.store.db, run.id);
    throw error;
  }

  const report = running.report(kind);
  await ctx.transaction((tx) => finishImportRun(tx, report, running.rejected));
  const { rows: read, changed, rejectedCount } = report;
  ctx.log.info({ import: report.id, kind, rows: read, changed, refused: rejectedCount }, 'import done');
  return report;
}

/** Who brings in what lies in the drop folder: whoever may write there is trusted with every kind. */
export const DROP_FOLDER_ACTOR: StaffMember = {
  id: 'drop-folder',
  name: 'The drop folder',
  email: '',
  entraObjectId: null,
  posts: [{ school: EVERY_SCHOOL, roles: ['administrator'], tutorGroups: [], yearGroups: [], houses: [] }],
};

const whoCan = (kind: ImportKind): string =>
  importKinds[kind].right === 'bring-in-files'
    ? 'An attendance officer or an administrator'
    : 'An administrator';

/** What each kind does with its rows; one left out does not compile. */
const importers: {
  [Kind in ImportKind]: (
    ctx: StaffContext,
    run: RunningImport,
    rows: RowSource<RowOfKind[Kind]>,
  ) => Promise<void>;
} = {
  schools: importSchools,
  terms: importTerms,
  staff: importStaff,
  pupils: importPupils,
  contacts: importContacts,
  marks: importMarks,
  minimums: importMinimums,
  results: importResults,
};
