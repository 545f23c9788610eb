import { compareRecordings } from './compare.ts';
import { record } from './record.ts';

const [first, ...others] = process.argv.slice(2);
if (first === '--compare' && others.length === 2) {
  process.exitCode = compareRecordings(others[0] ?? '', others[1] ?? '') ? 0 : 1;
} else if (first !== undefined && !first.startsWith('-') && others.length === 0) {
  await record(first);
  process.exit(0);
} else {
  console.error('Say: node tools/record.mjs <folder>, or node tools/record.mjs --compare <folder> <folder>');
  process.exitCode = 1;
}
