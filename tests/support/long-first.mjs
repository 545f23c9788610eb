import Sequencer from '@jest/test-sequencer';

/** Where the long test files are: one begun last would keep everybody waiting while the other worker has nothing. */
const longOnes = /tests.(journeys|crash|operations.(an-hour-out|import-marks-properties))/;

/** Jest's own order, by how long each took last time; in a fresh clone it knows nothing of that. */
export default class LongFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => longOnes.test(b.path) - longOnes.test(a.path));
  }
}
