import Sequencer from '@jest/test-sequencer';

/**
 * The long test files, longest first: one begun last would keep everybody waiting while the other workers have nothing.
 * Of the journeys one goes ahead, as it fills the invented trust for all.
 */
const longOnes = [
  /journeys.looks/,
  /an-hour-out/,
  /crash/,
  /journeys.(school-figures|one-morning|manners)/,
  /import-marks-properties/,
  /journeys|two-nodes/,
];
const rankOf = ({ path }) => {
  const index = longOnes.findIndex((long) => long.test(path));
  return index < 0 ? longOnes.length : index;
};

/** Jest's own order, by how long each took last time; in a fresh clone it knows nothing of that. */
export default class LongFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => rankOf(a) - rankOf(b));
  }
}
