// `npm run backup`: installs what is missing, then runs under our Node.
import { runOurs } from './run-ours.mjs';

runOurs('bot/backup.ts');
