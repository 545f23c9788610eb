/** What a request of the API is, and the parts that many have. */
import { z } from 'zod';
import type { Asks } from '../domain/people/rights.ts';
import { readSchoolYear } from '../domain/basics/school-date.ts';

export interface ApiRequest {
  method: 'GET' | 'POST' | 'PUT';
  /** Path with {names}; each name is a key of `params`. */
  path: string;
  summary: string;
  /** What it asks of whoever uses it (one of several is enough); the operation asks again, for the school or pupil. */
  right: Asks | readonly Asks[];
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** The body is a CSV file, not JSON. */
  csv?: true;
  /** With `format=csv` or `format=xlsx` the answer leaves as a table instead. */
  sheet?: true;
  /** Every open page asks for it every few seconds: answered from memory, by what stood half a second ago at most. */
  polled?: true;
  answer: z.ZodType;
}

export const wholeNumber = (least: number, most: number) => z.coerce.number().int().min(least).max(most);
export const years = z.string().regex(/^(R|\d{1,2})(-(R|\d{1,2}))?$/i, 'years, like 7-10');
export const schoolYear = z.string().transform((text, check) => {
  const found = readSchoolYear(text);
  if (found === null) check.addIssue('a school year, like 2025/26');
  return found ?? 0;
});
export const phase = z.enum(['primary', 'secondary', 'post16']);
