import { z } from 'zod';
import { LONGEST_LOCAL_CODE } from '../../domain/imports/local-codes.ts';
import { schoolDate } from '../basics/dates.ts';
import { importKind } from './import-report.ts';

const instant = z.string();
const ofSchool = { school: z.string(), schoolName: z.string() };

/** A code of a school's files that marks were refused for; no pupil is named. */
const refusedCode = z.object({
  ...ofSchool,
  code: z.string(),
  /** How many marks wait to be brought in, and the first and last day of them. */
  marks: z.int(),
  first: schoolDate,
  last: schoolDate,
  at: instant,
  /** The national code it means on the last day, once somebody has said so. */
  means: z.string().nullable(),
  /** Whether the person may say what it means. */
  maySay: z.boolean(),
});
export type RefusedCode = z.infer<typeof refusedCode>;

/** Rows refused for one reason. */
const refusedGroup = z.object({
  school: z.string().nullable(),
  schoolName: z.string().nullable(),
  kind: importKind,
  column: z.string(),
  message: z.string(),
  rows: z.int(),
  at: instant,
  /** The latest of them. */
  lines: z.array(z.object({ at: instant, line: z.int(), found: z.string() })),
});
export type RefusedGroup = z.infer<typeof refusedGroup>;

const localCode = z.object({
  code: z.string(),
  /** A national code; null: from then on it means nothing. */
  means: z.string().nullable(),
  /** Null: always. */
  from: schoolDate.nullable(),
  saidBy: z.string(),
  saidAt: instant,
});

export const localCodes = z.object({
  ...ofSchool,
  maySay: z.boolean(),
  /** All that was ever said, the latest first. */
  said: z.array(localCode),
});
export type LocalCodes = z.infer<typeof localCodes>;

export const whatWasRefused = z.object({
  now: instant,
  codes: z.array(refusedCode),
  /** How many codes more there are than listed. */
  moreCodes: z.int(),
  others: z.array(refusedGroup),
  moreOthers: z.int(),
  /** What these schools' own codes mean today. */
  meanings: z.array(z.object({ ...ofSchool, ...localCode.shape, means: z.string(), maySay: z.boolean() })),
});
export type WhatWasRefused = z.infer<typeof whatWasRefused>;

const code = z.string().trim().min(1).max(LONGEST_LOCAL_CODE).normalize('NFC');

export const localCodeInput = z.object({
  code,
  means: z.string().max(2).nullable(),
  from: schoolDate.nullable().optional(),
});
export type LocalCodeInput = z.infer<typeof localCodeInput>;

export const localCodeNamed = z.object({ code });

export const marksLetGo = z.object({ letGo: z.int() });

export const marksBroughtIn = z.object({
  /** The import by which they came in, to be taken back like any other; null: none came in. */
  import: z.string().nullable(),
  broughtIn: z.int(),
  /** Stay as they are, because a later file has said something else of them. */
  stayed: z.int(),
  /** Still refused: the meaning was not in use on their day, or no pupil has their UPN. */
  stillRefused: z.int(),
});
export type MarksBroughtIn = z.infer<typeof marksBroughtIn>;
