/** Decides how many pupils lie in each band of attendance, and how many are persistently and severely absent. */
import { bandEdges, bandOf } from './attendance-band.ts';
import { isPersistentlyAbsent, isSeverelyAbsent } from './persistent-absence.ts';

export class BandTally {
  readonly counts = new Array<number>(bandEdges.length - 1).fill(0);
  /** Pupils with a possible session; the others lie in no band. */
  pupils = 0;
  persistentlyAbsent = 0;
  severelyAbsent = 0;
  /** Sessions due without a mark: the bands may still change. */
  missingMarks = 0;

  add(count: { attended: number; possible: number; missing: number }): void {
    this.missingMarks += count.missing;
    const band = bandOf(count);
    if (band === null) return;
    this.pupils += 1;
    this.counts[band] = (this.counts[band] ?? 0) + 1;
    if (isPersistentlyAbsent(count)) this.persistentlyAbsent += 1;
    if (isSeverelyAbsent(count)) this.severelyAbsent += 1;
  }

  addAll(other: BandTally): void {
    this.pupils += other.pupils;
    other.counts.forEach((count, band) => (this.counts[band] = (this.counts[band] ?? 0) + count));
    this.persistentlyAbsent += other.persistentlyAbsent;
    this.severelyAbsent += other.severelyAbsent;
    this.missingMarks += other.missingMarks;
  }
}
