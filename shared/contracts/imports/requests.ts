/** Requests about files that come in. */
import { z } from 'zod';
import { importReport } from './import-report.ts';
import { clearedChecked, importTakenBack, pastImports } from './past-imports.ts';
import {
  localCodeInput,
  localCodeNamed,
  localCodes,
  marksBroughtIn,
  marksLetGo,
  whatWasRefused,
} from './refused.ts';
import type { ApiRequest } from '../api-request.ts';

export const importRequests = {
  importFile: {
    method: 'POST',
    path: '/api/imports/{kind}',
    summary: 'Bring in a CSV file',
    right: 'bring-in-files',
    params: z.object({ kind: z.string() }),
    csv: true,
    answer: importReport,
  },
  pastImports: {
    method: 'GET',
    path: '/api/imports',
    summary: 'The latest files brought in',
    right: 'bring-in-files',
    answer: pastImports,
  },
  undoImport: {
    method: 'POST',
    path: '/api/imports/{id}/undo',
    summary: 'Take an import back',
    right: 'bring-in-files',
    params: z.object({ id: z.string() }),
    answer: importTakenBack,
  },
  checkCleared: {
    method: 'POST',
    path: '/api/imports/{id}/cleared/checked',
    summary: 'Say that what an earlier file may have cleared was looked at',
    right: 'bring-in-files',
    params: z.object({ id: z.string() }),
    answer: clearedChecked,
  },
  whatWasRefused: {
    method: 'GET',
    path: '/api/refused',
    summary: 'Codes nobody knows yet, and other rows of files that were not taken',
    right: 'bring-in-files',
    answer: whatWasRefused,
  },
  localCodes: {
    method: 'GET',
    path: '/api/schools/{school}/local-codes',
    summary: "What was ever said of a school's own register codes",
    right: 'bring-in-files',
    params: z.object({ school: z.string() }),
    answer: localCodes,
  },
  putLocalCode: {
    method: 'PUT',
    path: '/api/schools/{school}/local-codes',
    summary: "Say which national code a school's own stands for",
    right: 'set-local-codes',
    params: z.object({ school: z.string() }),
    body: localCodeInput,
    answer: localCodes,
  },
  bringInCode: {
    method: 'POST',
    path: '/api/schools/{school}/local-codes/bring-in',
    summary: 'Bring in the marks kept for a code that now means something',
    right: 'bring-in-files',
    params: z.object({ school: z.string() }),
    body: localCodeNamed,
    answer: marksBroughtIn,
  },
  letGoCode: {
    method: 'POST',
    path: '/api/schools/{school}/local-codes/let-go',
    summary: 'Say that the marks kept for a code are not wanted',
    right: 'set-local-codes',
    params: z.object({ school: z.string() }),
    body: localCodeNamed,
    answer: marksLetGo,
  },
} as const satisfies Record<string, ApiRequest>;
