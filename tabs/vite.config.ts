import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Two pages: the tab itself, and the local desk that shows it without a tenant. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react()],
  build: {
    outDir: '../.build/tabs',
    emptyOutDir: true,
    sourcemap: false,
    rolldownOptions: {
      input: {
        tab: `${import.meta.dirname}/index.html`,
        localDesk: `${import.meta.dirname}/local-desk/index.html`,
      },
    },
  },
});
