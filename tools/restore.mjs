// `npm run restore`: installs what is missing, then runs under our Node.
import { runOurs } from './run-ours.mjs';

runOurs('bot/restore.ts');
