import { randomUUID } from 'node:crypto';
import type { MarksBroughtIn } from '#shared/contracts/imports/refused.ts';
import { MarksOfSchool } from '#shared/domain/registers/marks-of-file.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { mondayOf, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import { slotOf } from '#shared/domain/basics/session.ts';
import { audit } from '#shared/store/audit/audit.ts';
import { finishImportRun, startImportRun } from '#shared/store/imports/imports.ts';
import { localCodeHistory } from '#shared/store/imports/local-codes.ts';
import { lockSchool, type Tx } from '#shared/store/engine/open-store.ts';
import { upnsOfSchools } from '#shared/store/roll/pupils.ts';
import { recordBroughtIn, waitingMarks, type KeptMark } from '#shared/store/imports/rejected-marks.ts';
import { recordReceived } from '#shared/store/registers/store-marks.ts';
import { codesOfFile } from './codes-of-file.ts';
import type { StaffContext } from '../context.ts';
import { putInMarks } from './import-marks.ts';
import { schoolForCodes } from './local-codes.ts';

/**
 * Brings in the marks kept for a code that now means something, as an import of their own. Marks of which a later file
 * has said something stay as they are; those it still means nothing for are kept on.
 */
export async function importKeptMarks(
  ctx: StaffContext,
  { school: id, code }: { school: string; code: string },
): Promise<MarksBroughtIn> {
  const school = await schoolForCodes(ctx, id, 'bring-in-files');
  ctx.store.checkFreeSpace();
  return ctx.transaction(async (tx) => {
    await lockSchool(tx, id);
    if (!(await localCodeHistory(tx, [id])).some((one) => one.code === code))
      throw new Problem('conflict', `Nobody has said yet what ${code} means at ${school.name}.`);
    const waiting = await waitingMarks(tx, id, code);
    const open = waiting.filter((mark) => mark.open);
    const { marks, taken } = await marksMeant(tx, id, open);
    const counts = { stayed: waiting.length - open.length, stillRefused: open.length - taken.length };
    if (taken.length === 0) return { import: null, broughtIn: 0, ...counts };

    const run = { id: randomUUID(), kind: 'marks' as const, by: ctx.actor.id, at: ctx.at };
    const importNumber = await startImportRun(tx, run);
    // The days' data is as old as the files it came in, not as this press.
    const source = { importNumber, at: run.at, putsBack: true };
    const { changed, unchanged, changedDates } = await putInMarks(ctx, tx, id, marks, source);
    for (const [at, dates] of datesByFile(taken)) await recordReceived(tx, id, dates, { importNumber, at });
    await recordBroughtIn(tx, id, taken, importNumber);
    await audit(tx, {
      school: id,
      at: run.at,
      staffId: ctx.actor.id,
      what: 'import.bring-in',
      detail: { import: run.id, changed, dates: changedDates, keptForCode: code },
    });
    const report = {
      id: run.id,
      kind: run.kind,
      rows: taken.length,
      accepted: changed + unchanged,
      changed,
      unchanged,
      cleared: [],
      warnings: [],
      rejected: [],
      rejectedCount: 0,
    };
    await finishImportRun(tx, report, []);
    ctx.log.info({ import: run.id, changed, ...counts }, 'marks kept for their code came in');
    return { import: run.id, broughtIn: taken.length, ...counts };
  });
}

/** What the kept marks say now, and which of them say anything. */
async function marksMeant(
  tx: Tx,
  school: string,
  open: readonly KeptMark[],
): Promise<{ marks: MarksOfSchool; taken: KeptMark[] }> {
  const codes = await codesOfFile(tx, [school]);
  const pupils = (await upnsOfSchools(tx, [school])).get(school);
  const marks = new MarksOfSchool({ minutesLate: false, comment: false });
  const taken: KeptMark[] = [];
  for (const [index, mark] of open.entries()) {
    const { date, minutesLate, comment } = mark;
    const character = codes(school, mark.code, date);
    const pupilId = pupils?.get(mark.upn);
    if (typeof character !== 'string' || pupilId === undefined) continue;
    const detail = minutesLate === null && comment === null ? null : { minutesLate, comment };
    marks.put(pupilId, mondayOf(date), slotOf(date, mark.session), { line: index + 1, character, detail });
    taken.push(mark);
  }
  return { marks, taken };
}

/** Each day under the moment its latest file came in. */
function datesByFile(marks: readonly KeptMark[]): Map<Date, SchoolDate[]> {
  const latest = new Map<SchoolDate, Date>();
  for (const { date, importedAt } of marks) latest.set(date, laterOf(latest.get(date), importedAt));
  const byTime = new Map<number, { at: Date; dates: SchoolDate[] }>();
  for (const [date, at] of latest) {
    const group = byTime.get(at.getTime()) ?? { at, dates: [] };
    group.dates.push(date);
    byTime.set(at.getTime(), group);
  }
  return new Map([...byTime.values()].map(({ at, dates }) => [at, dates]));
}

const laterOf = (one: Date | undefined, other: Date): Date => (one && one > other ? one : other);
