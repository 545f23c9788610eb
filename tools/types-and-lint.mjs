// `node tools/types-and-lint.mjs`: what `tsc` and then `eslint` say of the whole repository. The linter's rules ask
// the compiler for types, so both share one reading of the code, which takes longer than either's own work.
import { ESLint } from 'eslint';
import ts from 'typescript';
import { inRepository, root } from './repository.mjs';

const program = readProgram(inRepository('tsconfig.json'));
const faults = ts.getPreEmitDiagnostics(program);
const linter = new ESLint({
  cwd: root,
  overrideConfig: {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parserOptions: { projectService: false, programs: [program] } },
  },
});
const results = await linter.lintFiles(['.']);
const found = await (await linter.loadFormatter('stylish')).format(results);
const host = { ...ts.sys, getNewLine: () => '\n', getCanonicalFileName: (name) => name };
process.stdout.write(`${ts.formatDiagnostics(faults, host)}${found}`);
const isClean = ({ errorCount, warningCount }) => errorCount + warningCount === 0;
process.exitCode = faults.length === 0 && results.every(isClean) ? 0 : 1;

function readProgram(config) {
  const parsed = ts.getParsedCommandLineOfConfigFile(config, undefined, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
      throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'));
    },
  });
  return ts.createProgram({
    rootNames: parsed.fileNames,
    options: parsed.options,
    configFileParsingDiagnostics: parsed.errors,
  });
}
