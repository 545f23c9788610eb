// `npm run verify-store`: installs what is missing, then runs under our Node.
import { runOurs } from './run-ours.mjs';

runOurs('bot/verify-store.ts');
