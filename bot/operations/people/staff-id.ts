import { createHash } from 'node:crypto';

/** The same person in two files, or at two schools, has one id: a GUID made from the e-mail address. */
export function staffIdOf(email: string): string {
  const hash = createHash('sha256').update(`attendance-first staff ${email.toLowerCase()}`).digest('hex');
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `5${hash.slice(13, 16)}`,
    `a${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-');
}
