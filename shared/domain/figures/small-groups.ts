/**
 * Decides which counts of a table are not shown to those who do not see the pupils: groups under 10, and as many more
 * as it takes that none can be worked out from the sums beside them.
 */

const SMALL_GROUP = 10;

/** Nobody is no group: a 0 is shown. */
export const isSmallGroup = (pupils: number): boolean => pupils > 0 && pupils < SMALL_GROUP;

/** A count of the table; null where it is hidden already. */
export type Shown = number | null;

/**
 * rows: each row's parts, then their sum; the last row holds the sums of the rows above. open: rows of whose pupils
 * the reader sees each one, so nothing of them is hidden.
 *
 * What is told of hidden parts are sums along their lines: a graph, with a line at each node and a hidden part at each
 * edge. The fewest pupils that any combination of the sums tells of are its least cut.
 */
export function hideSmallGroups(rows: readonly (readonly Shown[])[], open: readonly boolean[]): Shown[][] {
  const cells = rows.map((row, at) =>
    row.map((pupils): Cell => ({
      pupils,
      mayHide: !open[at],
      hidden: pupils === null || (!open[at] && isSmallGroup(pupils)),
    })),
  );
  for (let cut = leastTold(cells); cut.weight < SMALL_GROUP; cut = leastTold(cells)) {
    const next = nextToHide(cells, cut);
    if (!next) break;
    next.hidden = true;
  }
  return cells.map((row) => row.map(({ pupils, hidden }) => (hidden ? null : pupils)));
}

interface Cell {
  pupils: Shown;
  mayHide: boolean;
  hidden: boolean;
}
type Table = readonly (readonly Cell[])[];

/** The smallest that helps when it is hidden too; else one that leads out of the part cut off, and helps with another. */
function nextToHide(cells: Table, cut: Cut): Cell | undefined {
  const shown = cells
    .flatMap((row, at) => row.map((cell, column) => ({ cell, at, column })))
    .filter(({ cell }) => !cell.hidden && cell.mayHide && cell.pupils !== 0)
    .sort((a, b) => (a.cell.pupils ?? 0) - (b.cell.pupils ?? 0));
  const helps = ({ cell }: { cell: Cell }): boolean => {
    cell.hidden = true;
    const after = leastTold(cells);
    cell.hidden = false;
    return after.weight > cut.weight;
  };
  const lines = linesOf(cells);
  const leadsOut = ({ at, column }: { at: number; column: number }): boolean =>
    at < cells.length - 1 && cut.side.has(lines.ofRow(at)) !== cut.side.has(lines.ofColumn(column));
  return (shown.find(helps) ?? shown.find(leadsOut) ?? shown[0])?.cell;
}

/** The node of each line: its own where its sum is told; without a sum all are one, apart by direction where the sum of all is told. */
function linesOf(cells: Table) {
  const [lastRow, lastColumn] = [cells.length - 1, (cells[0]?.length ?? 1) - 1];
  const isTold = (at: number, column: number): boolean => cells[at]?.[column]?.hidden === false;
  const columnsWithout = isTold(lastRow, lastColumn) ? 'columns without a sum' : 'rows without a sum';
  return {
    lastRow,
    lastColumn,
    ofRow: (at: number): string => (isTold(at, lastColumn) ? `row ${at}` : 'rows without a sum'),
    ofColumn: (column: number): string => (isTold(lastRow, column) ? `column ${column}` : columnsWithout),
  };
}

/** The fewest pupils that the sums tell of, of those in hidden parts; Infinity where they tell of nobody. */
function leastTold(cells: Table): Cut {
  const { lastRow, lastColumn, ofRow, ofColumn } = linesOf(cells);
  const edges = cells.slice(0, lastRow).flatMap((row, at) =>
    row.slice(0, lastColumn).flatMap(({ hidden, pupils }, column): Edge[] => {
      const [from, to] = [ofRow(at), ofColumn(column)];
      // Hidden before, by whoever knew its number: it stands safe already.
      return hidden && pupils !== 0 && from !== to ? [{ from, to, weight: pupils ?? SMALL_GROUP }] : [];
    }),
  );
  return leastCut(edges);
}

interface Edge {
  from: string;
  to: string;
  weight: number;
}

interface Cut {
  weight: number;
  /** The nodes on the smaller side. */
  side: ReadonlySet<string>;
}
const NO_CUT: Cut = { weight: Infinity, side: new Set() };

/** The least weight that takes a connected part of a graph asunder (Stoer and Wagner 1997); Infinity without an edge. */
function leastCut(edges: readonly Edge[]): Cut {
  return connected(edges)
    .map(leastCutOf)
    .reduce((least, cut) => (cut.weight < least.weight ? cut : least), NO_CUT);
}

function connected(edges: readonly Edge[]): Edge[][] {
  const parts: { nodes: Set<string>; edges: Edge[] }[] = [];
  for (const edge of edges) {
    const met = parts.filter(({ nodes }) => nodes.has(edge.from) || nodes.has(edge.to));
    const joined = {
      nodes: new Set([edge.from, edge.to, ...met.flatMap(({ nodes }) => [...nodes])]),
      edges: [edge, ...met.flatMap((part) => part.edges)],
    };
    for (const part of met) parts.splice(parts.indexOf(part), 1);
    parts.push(joined);
  }
  return parts.map((part) => part.edges);
}

function leastCutOf(edges: readonly Edge[]): Cut {
  const weights = new Map<string, Map<string, number>>();
  const between = (a: string, b: string): number => weights.get(a)?.get(b) ?? 0;
  const add = (a: string, b: string, weight: number): void => {
    const of = weights.get(a) ?? new Map<string, number>();
    weights.set(a, of.set(b, (of.get(b) ?? 0) + weight));
  };
  for (const { from, to, weight } of edges) {
    add(from, to, weight);
    add(to, from, weight);
  }
  const nodes = [...weights.keys()];
  const merged = new Map(nodes.map((node) => [node, [node]]));
  const all = nodes.length;
  let least = NO_CUT;
  while (nodes.length > 1) {
    // The node bound most tightly to those taken comes next; the last one's bonds are a cut.
    const taken: string[] = [];
    const bonds = new Map(nodes.map((node) => [node, 0]));
    while (bonds.size > 0) {
      const [tightest = ''] = [...bonds].reduce((most, one) => (one[1] > most[1] ? one : most));
      const weight = bonds.get(tightest) ?? 0;
      if (bonds.size === 1 && weight < least.weight) {
        const side = merged.get(tightest) ?? [];
        const others = [...merged.values()].flat().filter((node) => !side.includes(node));
        least = { weight, side: new Set(side.length * 2 <= all ? side : others) };
      }
      bonds.delete(tightest);
      taken.push(tightest);
      for (const [node, bond] of bonds) bonds.set(node, bond + between(tightest, node));
    }
    const [before = '', last = ''] = taken.slice(-2);
    for (const node of nodes)
      if (node !== before && node !== last && between(last, node) > 0) {
        add(before, node, between(last, node));
        add(node, before, between(last, node));
      }
    merged.set(before, [...(merged.get(before) ?? []), ...(merged.get(last) ?? [])]);
    merged.delete(last);
    nodes.splice(nodes.indexOf(last), 1);
  }
  return least;
}
