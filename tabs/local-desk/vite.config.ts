import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The local desk, which shows the tab without a tenant. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/local-desk/',
  plugins: [react()],
  build: { outDir: '../../.build/local-desk', emptyOutDir: true, sourcemap: false },
});
