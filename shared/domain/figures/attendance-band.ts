/** Decides which band of attendance a pupil lies in: [0,60) [60,90) [90,95) [95,97) [97,99) [99,100]. */

export const bandEdges = [0, 60, 90, 95, 97, 99, 100] as const;

/** The band's index, 0 to 5, from whole numbers; null when no session was possible. */
export function bandOf(count: { attended: number; possible: number }): number | null {
  if (count.possible === 0) return null;
  let band = 0;
  for (let edge = 1; edge < bandEdges.length - 1; edge++) {
    if (count.attended * 100 >= (bandEdges[edge] ?? 0) * count.possible) band = edge;
  }
  return band;
}

/** '90–95', as the trust prints it. */
export function bandName(band: number): string {
  return `${bandEdges[band]}–${bandEdges[band + 1]}`;
}
