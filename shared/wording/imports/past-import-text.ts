/** Files that came in, and taking one back. */
import { momentText } from '../basics/date-text.ts';
import { clearedText, importKindLabels } from './import-text.ts';
import { plural, countText } from '../basics/number-text.ts';

interface PastImport {
  kind: keyof typeof importKindLabels;
  state: 'done' | 'running' | 'cut-off' | 'taken-back';
  undoes: string | null;
  by: string;
  at: string;
  rows: number | null;
  changed: number | null;
  rejectedCount: number | null;
}

export const pastImportsLabels = {
  title: 'Files brought in',
  none: 'No file has been brought in yet.',
  unasked: 'Earlier files that may have cleared something',
  unaskedSays:
    'Until this version a column that a file did not have was read as blank. Look at these against your MIS, and bring in a file that has the column, or take the file back.',
  which: 'Which',
  more: (count: number) => `and ${countText(count)} more`,
  checked: 'I have looked at this',
  takeBack: 'Take back',
  takeItBack: 'Take it back',
  keepIt: 'Keep it',
  sure: 'What it changed will be as it was before. Marks that a later file gave a new code stay. The register in the MIS is not touched.',
};

/** "Register marks, by Olu Adeyemi" */
export function pastImportTitle(file: PastImport): string {
  const what = importKindLabels[file.kind];
  return file.undoes === null ? `${what}, by ${file.by}` : `${what}: a file taken back, by ${file.by}`;
}

/** "Today at 09:31: 1,240 rows read, 311 changed" */
export function pastImportState(file: PastImport, today: string): string {
  const when = momentText(file.at, today);
  if (file.state === 'running' || file.state === 'cut-off')
    return `${when}: still coming in, or cut off. Bring the file in again to be sure.`;
  const refused = file.rejectedCount ? `, ${countText(file.rejectedCount)} not taken` : '';
  const counts = `${plural(file.rows ?? 0, 'row')} read, ${countText(file.changed ?? 0)} changed${refused}`;
  const did = file.undoes === null ? counts : `${countText(file.changed ?? 0)} put back`;
  return file.state === 'taken-back' ? `${when}: ${did}. Taken back since.` : `${when}: ${did}.`;
}

/** "May have cleared: pupilPremium 6, doNotContact 1" */
export const mayHaveClearedText = (cleared: readonly { column: string; rows: number }[]): string =>
  `May have cleared: ${clearedText(cleared)}`;

/** "311 put back." with what stayed */
export function takenBackText(done: { takenBack: number; kept: number }): string {
  const stayed =
    done.kept === 0
      ? ''
      : ` ${countText(done.kept)} stay, because something has changed or built on them since.`;
  return `${countText(done.takenBack)} put back.${stayed}`;
}
