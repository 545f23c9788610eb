import type { importRequests } from '#shared/contracts/imports/requests.ts';
import { importKeptMarks } from '../../operations/imports/import-kept-marks.ts';
import { importFile } from '../../operations/imports/import-file.ts';
import { discardKeptMarks, putLocalCode, readLocalCodes } from '../../operations/imports/local-codes.ts';
import { pastImportsFor } from '../../operations/imports/past-imports.ts';
import { undoImport } from '../../operations/imports/undo-import.ts';
import { whatWasRefused } from '../../operations/imports/what-was-refused.ts';
import type { HandlersOf } from '../request-handler.ts';

export const importHandlers: HandlersOf<typeof importRequests> = {
  pastImports: (context, { person }) => pastImportsFor(context, person),
  undoImport: (context, { person, params }) => undoImport(context, person, params.id),
  whatWasRefused: (context, { person }) => whatWasRefused(context, person),
  localCodes: (context, { person, params }) => readLocalCodes(context, person, params.school),
  putLocalCode: (context, { person, params, body }) => putLocalCode(context, person, params.school, body),
  bringInCode: (context, { person, params, body }) =>
    importKeptMarks(context, person, params.school, body.code),
  letGoCode: (context, { person, params, body }) =>
    discardKeptMarks(context, person, params.school, body.code),
  importFile: (context, { person, params, file }) => importFile(context, person, params.kind, file),
};
