import type { Import } from './imports-of.ts';
import { ourFile } from './import-faults.ts';

/** The rooms of the house: the same folder names on every floor. */
export interface RoomRules {
  /** Folders that hold rooms. */
  floors: readonly string[];
  /** room → the other rooms its files may import from; anything when it holds `'*'` */
  rooms: Readonly<Record<string, readonly string[]>>;
  /** Rooms that any room but basics may use. */
  open: readonly string[];
  /** Files at a floor's root, and folders that are no rooms, which any room may use. */
  roots: readonly string[];
  /** Files that join the rooms of their own floor: for the rooms of other floors. */
  joining: readonly string[];
  /** Folders on a floor that are no rooms. */
  apart: readonly string[];
}

/** Says in words what is wrong with one import between rooms; null when it is allowed. */
export function roomFaultOf(found: Import, rules: RoomRules): string | null {
  const from = roomOf(found.file, rules);
  const ours = ourFile(found);
  if (from === null || ours === null) return null;
  const where = `${found.file}:${found.line}`;
  if (from !== 'root' && rules.rooms[from] === undefined)
    return `${where} lies in ${from}, which is no room of the list`;
  const to = roomOf(ours, rules);
  if (from === 'root' || to === null || to === from) return null;
  const mayUse = rules.rooms[from] ?? [];
  if (to === 'root') {
    const isRoot = rules.roots.some((root) => ours === root || ours.startsWith(`${root}/`));
    const joinsOthers = rules.joining.includes(ours) && floorOf(ours, rules) !== floorOf(found.file, rules);
    return isRoot || joinsOthers ? null : `${where} imports ${ours}, which is not for rooms such as ${from}`;
  }
  const open = from === 'basics' ? [] : rules.open;
  if (mayUse.includes('*') || mayUse.includes(to) || open.includes(to)) return null;
  return `${where} imports ${ours}; the room ${from} may use: ${[...mayUse, ...open].join(', ') || 'nothing'}`;
}

/** The room of a file; 'root' for what lies beside the rooms; null for what lies on no floor of rooms. */
function roomOf(file: string, rules: RoomRules): string | null {
  const floor = floorOf(file, rules);
  if (floor === undefined) return null;
  const [room, ...rest] = file.slice(floor.length + 1).split('/');
  return rest.length === 0 || room === undefined || rules.apart.includes(`${floor}/${room}`) ? 'root' : room;
}

function floorOf(file: string, { floors }: RoomRules): string | undefined {
  return floors.find((floor) => file.startsWith(`${floor}/`));
}
