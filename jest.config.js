/** Jest in ESM mode: it strips the types of .ts itself; .tsx alone is compiled, by swc. */
export default {
  testMatch: ['<rootDir>/tests/**/*.test.ts', '<rootDir>/tests/**/*.test.tsx'],
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '\\.tsx$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
        },
        module: { type: 'es6' },
      },
    ],
  },
  modulePathIgnorePatterns: ['<rootDir>/.build/', '<rootDir>/.data/', '<rootDir>/.tools/'],
  globalSetup: '<rootDir>/tests/support/jest/global-setup.ts',
  globalTeardown: '<rootDir>/tests/support/jest/global-teardown.ts',
  testSequencer: '<rootDir>/tests/support/jest/long-first.mjs',
  testTimeout: 90_000,
  maxWorkers: 2,
  // What a test file loaded is never let go in ESM mode, and a large heap is slow: a worker past this is begun anew.
  workerIdleMemoryLimit: '350MB',
};
