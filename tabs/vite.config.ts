import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const PARTS = 'assets/[name]-[hash].js';
/** Of use in local mode alone, and served there alone. */
const LOCAL_PARTS = 'local/[name]-[hash].js';
const isLocal = (module: string): boolean => module.endsWith('/tabs/host/PeoplePicker.tsx');

/** The tab itself; the local desk around it is built apart, so that the two modes share no folder. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react()],
  build: {
    outDir: '../.build/tabs',
    emptyOutDir: true,
    sourcemap: false,
    rolldownOptions: {
      output: { chunkFileNames: ({ moduleIds }) => (moduleIds.some(isLocal) ? LOCAL_PARTS : PARTS) },
    },
  },
});
