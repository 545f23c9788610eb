/** Text and labels of well-being check-ins: why one is wanted, and that it was done. */
import type { SchoolDate } from '../../domain/basics/school-date.ts';
import { supportLabels } from '../actions/call-text.ts';
import { dayText } from '../basics/date-text.ts';
import { plural, joined } from '../basics/number-text.ts';

export const checkInLabels = {
  column: 'Why',
  done: 'Checked in',
  press: 'Check in',
  doneWith: (name: string) => `Checked in: ${name}`,
  button: (name: string) => `Check in with ${name}`,
  nothingLeft: 'Nobody is waiting for a check-in. Thank you.',
  notWanted: 'Nothing asks for a check-in with this pupil just now. Nothing was saved.',
  notYours: 'Those who work with the pupil at the school check in. Nothing was saved.',
  notTakenBack: 'This check-in can no longer be taken back here.',
};

interface Reasons {
  back: { date: SchoolDate; daysAway: number } | null;
  support: { date: SchoolDate; needs: readonly (keyof typeof supportLabels)[] } | null;
}

/** "Back on Mon 16 Nov after 4 school days"; "Support asked for on Mon 16 Nov: transport". */
export function checkInReasonTexts({ back, support }: Reasons): string[] {
  return [
    ...(back ? [`Back on ${dayText(back.date)} after ${plural(back.daysAway, 'school day')}`] : []),
    ...(support
      ? [
          `Support asked for on ${dayText(support.date)}: ${joined(support.needs.map((need) => supportLabels[need].toLowerCase()))}`,
        ]
      : []),
  ];
}
