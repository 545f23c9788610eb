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

/** The tab itself; the local desk around it is built apart, so that the two modes share no folder. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [onlyWhatPagesUse, react()],
  build: {
    outDir: '../.build/tabs',
    emptyOutDir: true,
    sourcemap: false,
    rolldownOptions: {
      // A shape that nothing uses is left out.
      treeshake: { manualPureFunctions: ['z'] },
      output: { chunkFileNames: ({ moduleIds }) => (moduleIds.some(isLocal) ? LOCAL_PARTS : PARTS) },
    },
  },
});
