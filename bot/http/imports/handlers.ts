import type { importRequests } from '#shared/contracts/imports/requests.ts';
import { checkCleared } from '../../operations/imports/check-cleared.ts';
import { importKeptMarks } from '../../operations/imports/import-kept-marks.ts';
import { importFile } from '../../operations/imports/import-file.ts';
import { discardKeptMarks, putLocalCode, readLocalCodes } from '../../operations/imports/local-codes.ts';
import { pastImportsFor } from '../../operations/imports/past-imports.ts';
import { undoImport } from '../../operations/imports/undo-import.ts';
import { whatWasRefused } from '../../operations/imports/what-was-refused.ts';
import type { HandlersOf } from '../request-handler.ts';

export const importHandlers: HandlersOf<typeof importRequests> = {
  pastImports: (ctx) => pastImportsFor(ctx),
  undoImport: (ctx, { params }) => undoImport(ctx, params.id),
  checkCleared: (ctx, { params }) => checkCleared(ctx, params.id),
  whatWasRefused: (ctx) => whatWasRefused(ctx),
  localCodes: (ctx, { params }) => readLocalCodes(ctx, params.school),
  putLocalCode: (ctx, { params, body }) => putLocalCode(ctx, { school: params.school, localCode: body }),
  bringInCode: (ctx, { params, body }) => importKeptMarks(ctx, { school: params.school, code: body.code }),
  letGoCode: (ctx, { params, body }) => discardKeptMarks(ctx, { school: params.school, code: body.code }),
  importFile: (ctx, { params, file }) => importFile(ctx, { kind: params.kind, source: file }),
};
