// `node tools/record.mjs <folder>` writes down all that the product answers about the invented trust;
// `node tools/record.mjs --compare <folder> <folder>` names every answer that differs.
import { prepareToStart, runOurs } from './run-ours.mjs';

if (process.argv[2] !== '--compare') prepareToStart();
runOurs('tools/recording/main.ts');
