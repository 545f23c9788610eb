// `npm run bench`: installs what is missing, then measures under our Node.
import { runOurs } from './run-ours.mjs';

runOurs('bench/main.ts');
