import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const PARTS = 'assets/[name]-[hash].js';
/** Of use in local mode alone, and served there alone. */
const LOCAL_PARTS = 'local/[name]-[hash].js';
const isLocal = (module: string): boolean => module.endsWith('/tabs/host/PeoplePicker.tsx');

/**
 * What a request is for and asks of people stands in the reference that the server gives, and what is sent is checked
 * there: the page has a use for the address and the answer alone.
 */
const onlyWhatPagesUse: Plugin = {
  name: 'only-what-pages-use',
  enforce: 'pre',
  transform: {
    filter: { id: /shared\/contracts\/.*requests\.ts$/ },
    handler: (code) =>
      code
        .replaceAll(/^ {4}summary:\s*('[^'\n]*'|"[^"\n]*"),$/gm, '')
        .replaceAll(/^ {4}(body|query|params|right): ([^\n]*,|z\.object\(\{\n( {6}.*\n)+ {4}\}\).*,)$/gm, ''),
  },
};

/** What is loaded when it is first needed, and must be there with the network gone. */
const NEEDED_WITHOUT_NETWORK = [
  '/tabs/pages/actions/away/WithoutNetwork.tsx',
  '/tabs/pages/actions/away/FireListPage.tsx',
  '/node_modules/@microsoft/teams-js/',
];
const WORKER = 'tab-worker';

/** Tells the worker which parts to keep: those the page asks for at once, the entry first, and those needed later. */
const partsForWorker: Plugin = {
  name: 'parts-for-worker',
  generateBundle(_options, bundle) {
    const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
    const worker = chunks.find(({ name, isEntry }) => isEntry && name === WORKER);
    const parts = new Set<string>();
    const add = (fileName: string): void => {
      if (parts.has(fileName)) return;
      parts.add(fileName);
      chunks.find((chunk) => chunk.fileName === fileName)?.imports.forEach(add);
    };
    for (const chunk of chunks) if (chunk.isEntry && chunk !== worker) add(chunk.fileName);
    for (const module of NEEDED_WITHOUT_NETWORK) {
      const chunk = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.includes(module)));
      if (!chunk) this.error(`No part of the tab holds ${module}.`);
      add(chunk.fileName);
    }
    if (!worker) this.error('The worker is not built.');
    const addresses = [...parts].map((fileName) => `/${fileName}`);
    worker.code = worker.code.replaceAll('PARTS_TO_KEEP', JSON.stringify(addresses));
  },
};

/** The tab itself; the local desk around it is built apart, so that the two modes share no folder. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [onlyWhatPagesUse, partsForWorker, react()],
  build: {
    outDir: '../.build/tabs',
    emptyOutDir: true,
    sourcemap: false,
    rolldownOptions: {
      input: {
        index: join(import.meta.dirname, 'index.html'),
        [WORKER]: join(import.meta.dirname, 'worker/main.ts'),
      },
      // A shape that nothing uses is left out.
      treeshake: { manualPureFunctions: ['z'] },
      output: {
        chunkFileNames: ({ moduleIds }) => (moduleIds.some(isLocal) ? LOCAL_PARTS : PARTS),
        // The browser looks for a new worker at the address of the old one.
        entryFileNames: ({ name }) => (name === WORKER ? '[name].js' : PARTS),
      },
    },
  },
});
