import { builtinModules } from 'node:module';
import path from 'node:path';
import type { Import } from './imports-of.ts';

/** The floors: folders or files; of two that hold a file, the longer one is meant. rooms.ts has the rooms on them. */
export interface ImportRules {
  /** floor → the others its files may import from; anything of ours when it holds `'*'` */
  floors: Record<string, string[]>;
  /** npm package, or `node:` for all that comes with Node → the floors that may use it */
  packages: Record<string, string[]>;
}

/** Says in words what is wrong with one import; null when it is allowed. */
export function faultOf(found: Import, rules: ImportRules): string | null {
  const where = `${found.file}:${found.line}`;
  const floor = Object.keys(rules.floors)
    .filter((folder) => holds(folder, found.file))
    .sort((one, other) => other.length - one.length)[0];
  if (floor === undefined) return `${where} lies on no floor the list knows`;
  const ours = ourFile(found);
  if (ours === null) return packageFault(found.target, floor, where, rules);
  const allowed = [floor, ...(rules.floors[floor] ?? [])];
  if (allowed.some((folder) => folder === '*' || holds(folder, ours))) return null;
  return `${where} imports ${ours}; ${floor} may import: ${allowed.slice(1).join(', ') || 'nothing'}`;
}

function packageFault(target: string, floor: string, where: string, rules: ImportRules): string | null {
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
  if (rules.floors[floor]?.includes('*') || allowed.some((folder) => holds(folder, file))) return null;
  return `${where} uses ${builtIn ? `Node's ${target}` : `the package ${name}`}; that is for: ${allowed.join(', ')}`;
}

export function ourFile({ file, target }: Import): string | null {
  if (target.startsWith('#')) return target.slice(1);
  return target.startsWith('.') ? path.posix.join(path.posix.dirname(file), target) : null;
}

function holds(folder: string, file: string): boolean {
  return file === folder || file.startsWith(`${folder}/`);
}
