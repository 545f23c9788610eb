// `npm run package`: installs what is missing, then builds the Teams app package under our Node.
import { runOurs } from './run-ours.mjs';

runOurs('tools/app-package/main.ts');
