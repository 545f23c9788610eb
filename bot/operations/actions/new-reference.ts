import { randomBytes } from 'node:crypto';

/** A reference that says nothing about whom it is for: eight letters and digits that are not mistaken for others. */
export function newReference(): string {
  const letters = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
  return [...randomBytes(8)].map((byte) => letters[byte % letters.length]).join('');
}
