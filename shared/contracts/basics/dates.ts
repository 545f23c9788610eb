/** Days, sessions and times as they cross a door. */
import { parseSchoolDate } from '../../domain/basics/school-date.ts';
import { z } from 'zod';

export const schoolDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'a date, yyyy-mm-dd')
  .refine((text) => parseSchoolDate(text) !== null, 'a date that exists, yyyy-mm-dd');
export const session = z.enum(['AM', 'PM']);
export const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time, hh:mm');
