/**
 * How a test file is run: by jest's own runner, but loaded as the product is, by Node, which strips the types. What
 * several files use is read and compiled once in a worker and stays warm; in a world of its own for each file, as jest
 * makes them, more than half of a run went into loading the same modules again. So what a module keeps for itself
 * is there for the next file too: tests bring their own school, store and product, whatever their order.
 */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import runByCircus from 'jest-circus/runner';
import { setGlobals } from './globals.mjs';
import { addModuleHooks } from './module-hooks.mjs';

const require = createRequire(import.meta.url);

/** What the runner keeps at the global object for the file it runs. */
const keptForOneFile = new Set(['JEST_STATE_SYMBOL', 'EVENT_HANDLERS', 'TEST_TIMEOUT_SYMBOL']);

addModuleHooks();

export default function run(globalConfig, config, environment, runtime, testPath, tell) {
  const { console } = globalThis;
  globalThis.console = environment.global.console;
  return runByCircus
    .default(globalConfig, config, environment, byNode(runtime), testPath, tell)
    .finally(() => {
      globalThis.console = console;
      for (const symbol of Object.getOwnPropertySymbols(globalThis))
        if (keptForOneFile.has(symbol.description)) delete globalThis[symbol];
    });
}

/** As much of jest's runtime as its runner uses. */
function byNode(runtime) {
  return {
    // The runner's own state: anew for each file.
    requireInternalModule: (path) => {
      delete require.cache[path];
      return require(path);
    },
    requireModule: require,
    setGlobalsForRuntime: setGlobals,
    unstable_shouldLoadAsEsm: () => true,
    unstable_importModule: (path) => import(pathToFileURL(path).href),
    enterTestCode: () => runtime.enterTestCode(),
    leaveTestCode: () => runtime.leaveTestCode(),
  };
}
