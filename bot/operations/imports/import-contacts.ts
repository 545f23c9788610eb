import type { RowSource } from '#shared/contracts/imports/file-rows.ts';
import type { ContactRow } from '#shared/contracts/roll/file-rows.ts';
import { foldedName, type Contact, type ContactGiven } from '#shared/domain/roll/contacts.ts';
import { storeContacts } from '#shared/store/roll/contacts.ts';
import { lockSchool } from '#shared/store/engine/open-store.ts';
import { upnsOfSchools } from '#shared/store/roll/pupils.ts';
import { recordingChanges } from '#shared/store/imports/replaced-records.ts';
import { anothersBarKeptText, barredKeptText, unsureKeptText } from '#shared/wording/imports/import-text.ts';
import { nextMoment, type Context } from '../context.ts';
import { LastRows } from './last-rows.ts';
import { RefusedContacts } from './refused-contacts.ts';
import type { RunningImport } from './running-import.ts';

/** Of each pupil the file names, the contacts are those of the file; barred ones stay, and those a refused row may be about. */
export async function importContacts(
  ctx: Context,
  run: RunningImport,
  rows: RowSource<ContactRow>,
): Promise<void> {
  const upns = await upnsOfSchools(ctx.store.db, [...run.schools.keys()]);
  const bySchool = new Map<string, LastRows<ContactRow>>();
  const refused = new RefusedContacts(upns);
  const take = (line: number, row: ContactRow): void => {
    const { school, upn } = row;
    const isOfTheirs = run.schools.has(school);
    if (isOfTheirs && upns.get(school)?.has(upn)) {
      const contacts = bySchool.get(school) ?? new LastRows<ContactRow>(run, 'contact');
      contacts.add(line, JSON.stringify([upn, row.order, foldedName(row.name)]), row);
      bySchool.set(school, contacts);
      return;
    }
    refused.addRow(row);
    if (isOfTheirs) run.refuse(line, 'upn', upn, `No pupil of ${school} has this UPN.`, school);
    else run.refuseSchool(line, school);
  };
  await run.read(rows, take, (fault) => refused.addFault(fault));

  for (const school of [...bySchool.keys()].sort()) {
    const entries = bySchool.get(school)?.entries() ?? [];
    const ofPupils = Map.groupBy(entries, ({ row }) => row.upn);
    await ctx.store.breathe();
    const now = nextMoment(ctx);
    await now.transaction(async (tx) => {
      await lockSchool(tx, school);
      const changed: number[] = [];
      const keys = [...ofPupils.keys()];
      await recordingChanges(tx, { kind: 'contacts', school, importNumber: run.number, keys }, async () => {
        for (const [upn, own] of ofPupils) {
          const pupilId = upns.get(school)?.get(upn) ?? 0;
          const given = own.map(({ line, row }): ContactGiven => ({ ...row, line }));
          const mayBeRefused = (contact: Contact): boolean => refused.mayBeOf(upn, contact);
          const after = await storeContacts(tx, school, pupilId, given, mayBeRefused);
          const [first] = after.rows;
          // A pupil whose only change is that somebody goes has changed, too.
          const rowsChanged = Math.max(
            after.rows.filter((row) => row.changed).length,
            after.gone > 0 ? 1 : 0,
          );
          run.accept(rowsChanged, given.length - rowsChanged);
          if (rowsChanged > 0) changed.push(pupilId);
          for (const row of after.rows) {
            run.recordCleared(row.line, ...row.cleared);
            if (row.keepsAnothersBar) run.warn(row.line, anothersBarKeptText);
          }
          for (let gone = 0; first && gone < after.gone; gone++) run.recordCleared(first.line, 'contact');
          if (first && after.barredKept > 0) run.warn(first.line, barredKeptText(after.barredKept));
          if (first && after.unsureKept > 0) run.warn(first.line, unsureKeptText(after.unsureKept));
        }
      });
      if (changed.length > 0) await run.note(tx, school, 'contacts', { pupils: changed });
    });
  }
}
