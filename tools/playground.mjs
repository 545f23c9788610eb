// `npm run playground`: Microsoft's own test client for bots, in front of the product, on this computer alone.
// It is large and only this command needs it, so it is installed apart, the first time. `-- --smoke` drives it.
import { installExtraPackages } from './packages/extra-packages.mjs';
import { prepareToStart, runOurs } from './run-ours.mjs';
import { PlainFault } from './say.mjs';

try {
  prepareToStart();
  installExtraPackages('.tools/playground', { '@microsoft/m365agentsplayground': '0.2.28' });
  runOurs('tools/playground/main.ts');
} catch (error) {
  if (!(error instanceof PlainFault)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
