/** For `node --import`: when the process ends, the files of ours that it has loaded stand in LOADED_LIST, one a line. */
import { writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(import.meta.dirname, '../..');
const loaded = new Set<string>();
registerHooks({
  load(url, context, next) {
    if (url.startsWith('file:'))
      loaded.add(path.relative(root, fileURLToPath(url)).split(path.sep).join('/'));
    return next(url, context);
  },
});
process.on('exit', () => {
  const ours = [...loaded].filter((file) => !file.startsWith('node_modules/'));
  writeFileSync(process.env.LOADED_LIST as string, ours.join('\n'));
});
