import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const PARTS = 'assets/[name]-[hash].js';
/** Of use in local mode alone, and served there alone. */
const LOCAL_PARTS = 'local/[name]-[hash].js';
const isLocal = (module: string): boolean => module.endsWith('/tabs/host/PeoplePicker.tsx');

/**
 * What a request is for, whose it is and what it must be asked with is the server's to know, and its reference's: the
 * page asks by method and path, and reads the answer.
 */
const ofTheServer: Plugin = {
  name: 'without-what-is-the-servers',
  enforce: 'pre',
  transform: {
    filter: { id: /shared\/contracts\/.*requests\.ts$/ },
    handler: (code) => code.replaceAll(/^ {4}(summary|right|params|body): [^\n]*,$/gm, ''),
  },
};

/** The tab itself; the local desk around it is built apart, so that the two modes share no folder. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [ofTheServer, react()],
  build: {
    outDir: '../.build/tabs',
    emptyOutDir: true,
    sourcemap: false,
    rolldownOptions: {
      output: { chunkFileNames: ({ moduleIds }) => (moduleIds.some(isLocal) ? LOCAL_PARTS : PARTS) },
    },
  },
});
