/** What a card of the week's gaps shows: no side of fewer than ten pupils, and none that would follow from the others. */
import type { z } from 'zod';
import type { rate } from '../registers/rate.ts';

type Rate = z.infer<typeof rate>;

export interface GapsOnCard {
  /** Null: a side is too small to be told, or another's would follow from it. */
  sides: { pp: Rate; nonPp: Rate; gap: number | null } | null;
  /** All pupils; null: too few to be told. */
  all: Rate | null;
}

export interface GapsView {
  from: string;
  to: string;
  schools: (GapsOnCard & { school: string })[];
  trust: GapsOnCard;
  /** Null: too few pupils to be told of. */
  missingMarks: number | null;
}
