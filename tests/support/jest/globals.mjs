/**
 * What a file gets that asks for `@jest/globals`. Each test file has its own, and support files outlive it: an import is
 * bound to the name, not to what it held when the file was loaded.
 */
export let afterAll, afterEach, beforeAll, beforeEach, describe, expect, it;

export function setGlobals(globals) {
  ({ afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } = globals);
}

export const jest = {
  setTimeout: (milliseconds) => {
    globalThis[Symbol.for('TEST_TIMEOUT_SYMBOL')] = milliseconds;
  },
};
