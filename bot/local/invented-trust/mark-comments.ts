// What an attendance office writes beside a mark: short, and never a name.
import type { SeededRandom } from './seeded-random.ts';

const comments: Record<string, readonly string[]> = {
  I: [
    'sickness in the night, parent rang',
    'heavy cold, hopes to be in tomorrow',
    'temperature, parent rang the absence line',
    'migraine',
    'tonsillitis, seeing the GP',
    'upset stomach, 48 hours',
    'earache, doctor at 2 pm',
    'chickenpox, back next week',
  ],
  M: [
    'dentist, back period 4',
    'orthodontist, back after break',
    'hospital appointment, card seen',
    'optician, back period 3',
    'eye clinic, out all session',
  ],
  L: ['bus late', 'overslept', 'traffic on the ring road', 'dropped a sibling off first', 'missed the bus'],
  U: ['overslept', 'arrived with parent', 'no bus, walked', 'signed in at reception'],
  N: ['text sent, no reply yet', 'no answer, voicemail left', 'absence line checked, nothing'],
  O: ['no reason given', 'reason not accepted, letter sent', 'parent did not know'],
  G: ['holiday, request refused', 'family holiday, not agreed'],
  C: ['funeral', 'family wedding, agreed by head'],
  E: ['suspended'],
  V: ['museum visit, back 15.00'],
};

/** A comment that goes with a code, or nothing where a mark needs none. */
export function inventComment(random: SeededRandom, code: string): string | undefined {
  const fitting = comments[code];
  return fitting && random.pick(fitting);
}

/** L: minutes after the bell, most a few; U: after the register closed, at least half an hour. */
export function inventMinutesLate(random: SeededRandom, code: string): number | undefined {
  if (code === 'L') return 1 + Math.min(24, Math.floor(-6 * Math.log(1 - random.next())));
  if (code === 'U') return 31 + Math.min(110, Math.floor(-35 * Math.log(1 - random.next())));
  return undefined;
}
