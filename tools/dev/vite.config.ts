/** The tab as it is worked on: parts are replaced in place; requests go on to the server beside it. */
import { defineConfig, mergeConfig } from 'vite';
import tabs from '../../tabs/vite.config.ts';
import { devPages } from './dev-pages.ts';

const { PORT = '3978', DEV_PORT = '5173' } = process.env;
const server = `http://127.0.0.1:${PORT}`;

export default mergeConfig(
  tabs,
  defineConfig({
    plugins: [devPages()],
    server: {
      host: '127.0.0.1',
      port: Number(DEV_PORT),
      strictPort: true,
      // The tab's own modules in tabs/api are no requests.
      proxy: { '^/api/(?!.*\\.ts)': server, '/health': server, '/ready': server, '/tab-config.json': server },
      fs: { allow: ['..'] },
    },
  }),
);
