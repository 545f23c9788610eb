/** Jest, but test files are loaded by Node itself: see tests/support/jest/in-node.mjs. */
export default {
  testMatch: ['<rootDir>/tests/**/*.test.ts', '<rootDir>/tests/**/*.test.tsx'],
  testEnvironment: 'node',
  testRunner: '<rootDir>/tests/support/jest/in-node.mjs',
  transform: {},
  modulePathIgnorePatterns: ['<rootDir>/.build/', '<rootDir>/.data/', '<rootDir>/.tools/'],
  globalSetup: '<rootDir>/tests/support/jest/global-setup.ts',
  globalTeardown: '<rootDir>/tests/support/jest/global-teardown.ts',
  testSequencer: '<rootDir>/tests/support/jest/long-first.mjs',
  testTimeout: 90_000,
  maxWorkers: 3,
};
