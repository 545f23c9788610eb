import type { ImportKind } from '#shared/domain/people/import-kinds.ts';
import type { ImportReport } from '#shared/contracts/imports/import-report.ts';
import { importFile } from '../../../bot/operations/imports/import-file.ts';
import type { Ports, StaffMember } from '../../../bot/operations/context.ts';
import { bytesOf, csv } from './csv.ts';
import { administrator } from './people.ts';
import { requestBy } from '../product/requests.ts';

type Row = Record<string, string | number | null | undefined>;

/** Brings rows (or the text of a file) in by the product's own import. */
export function bringIn(
  context: Ports,
  kind: ImportKind,
  rows: readonly Row[] | string,
  by: StaffMember = administrator,
): Promise<ImportReport> {
  return importFile(requestBy(context, by), {
    kind,
    source: bytesOf(typeof rows === 'string' ? rows : csv(rows)),
  });
}

let schoolsMade = 0;

/** A school that no other test has, with an autumn term; answers with its code. */
export async function newSchool(context: Ports, school: Row = {}): Promise<string> {
  const code = `S${(schoolsMade += 1)}`;
  await bringIn(context, 'schools', [
    { school: code, name: `${code} Academy`, phase: 'secondary', ...school },
  ]);
  await bringIn(context, 'terms', [
    { school: code, name: 'Autumn', kind: 'term', starts: '2026-09-01', ends: '2026-12-18', policyTerm: 1 },
  ]);
  return code;
}

/** A pupil's row for a file: year 7, tutor group 7A, with a name made of the UPN. */
export function pupilRow(school: string, upn: string, row: Row = {}): Row {
  return { school, upn, surname: `Pupil ${upn}`, forename: 'Ash', yearGroup: 7, tutorGroup: '7A', ...row };
}

export function markRow(school: string, upn: string, date: string, session: 'AM' | 'PM', code: string): Row {
  return { school, upn, date, session, code };
}
