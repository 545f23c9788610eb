import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The text of a file under tests/fixtures. */
export function fixture(...path: string[]): string {
  return readFileSync(join(import.meta.dirname, '../fixtures', ...path), 'utf8');
}

export function fixtureJson<Shape>(...path: string[]): Shape {
  return JSON.parse(fixture(...path)) as Shape;
}
