import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const PARTS = 'assets/[name]-[hash].js';
/** Of use in local mode alone, and served there alone. */
const LOCAL_PARTS = 'local/[name]-[hash].js';
const isLocal = (module: string): boolean => module.endsWith('/tabs/host/PeoplePicker.tsx');

/** What each request is for is told by the reference of the API alone: the first load does without these sentences. */
const withoutSummaries: Plugin = {
  name: 'without-summaries',
  enforce: 'pre',
  transform: {
    filter: { id: /\/shared\/contracts\/[\w/-]*requests\.ts$/ },
    handler: (code) => ({ code: code.replace(/^ +summary:\s*(['"`]).*?\1,$/gm, "summary: '',"), map: null }),
  },
};

/** The tab itself; the local desk around it is built apart, so that the two modes share no folder. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [withoutSummaries, react()],
  build: {
    outDir: '../.build/tabs',
    emptyOutDir: true,
    sourcemap: false,
    rolldownOptions: {
      output: { chunkFileNames: ({ moduleIds }) => (moduleIds.some(isLocal) ? LOCAL_PARTS : PARTS) },
    },
  },
});
