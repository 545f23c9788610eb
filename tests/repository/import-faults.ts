import { builtinModules } from 'node:module';
import path from 'node:path';
import type { Import } from './imports-of.ts';

/** A place is a folder or a file; of two places that hold a file, the longer one is meant. These are the floors; rooms.ts has the rooms. */
export interface ImportRules {
  /** place → the other places its files may import from; anything of ours when it holds `'*'` */
  rooms: Record<string, string[]>;
  /** npm package, or `node:` for all that comes with Node → the places that may use it */
  packages: Record<string, string[]>;
}

/** Says in words what is wrong with one import; null when it is allowed. */
export function faultOf(found: Import, rules: ImportRules): string | null {
  const where = `${found.file}:${found.line}`;
  const room = Object.keys(rules.rooms)
    .filter((scope) => holds(scope, found.file))
    .sort((one, other) => other.length - one.length)[0];
  if (room === undefined) return `${where} lies in no room the list knows`;
  const ours = ourFile(found);
  if (ours === null) return packageFault(found.target, room, where, rules);
  const allowed = [room, ...(rules.rooms[room] ?? [])];
  if (allowed.some((scope) => scope === '*' || holds(scope, ours))) return null;
  return `${where} imports ${ours}; ${room} may import: ${allowed.slice(1).join(', ') || 'nothing'}`;
}

function packageFault(target: string, room: string, where: string, rules: ImportRules): string | null {
  const builtIn = target.startsWith('node:') || builtinModules.includes(target);
  const scoped = target.startsWith('@');
  const name = builtIn
    ? 'node:'
    : target
        .split('/')
        .slice(0, scoped ? 2 : 1)
        .join('/');
  const allowed = rules.packages[name];
  if (allowed === undefined) return `${where} uses the package ${name}, which the list does not know`;
  const file = where.slice(0, where.lastIndexOf(':'));
  if (rules.rooms[room]?.includes('*') || allowed.some((scope) => holds(scope, file))) return null;
  return `${where} uses ${builtIn ? `Node's ${target}` : `the package ${name}`}; that is for: ${allowed.join(', ')}`;
}

export function ourFile({ file, target }: Import): string | null {
  if (target.startsWith('#')) return target.slice(1);
  return target.startsWith('.') ? path.posix.join(path.posix.dirname(file), target) : null;
}

function holds(scope: string, file: string): boolean {
  return file === scope || file.startsWith(`${scope}/`);
}
