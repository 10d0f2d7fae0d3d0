/**
 * `node tests/typescript.js FILE.ts [arguments]` runs a TypeScript file in Node.
 *
 * The file is built first, as the command line is, so that a measurement measures what is shipped
 * and not a development transform. Packages stay outside the bundle; paths are taken from the root.
 */
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

const [file, ...args] = process.argv.slice(2);
if (file === undefined) throw new Error('usage: node tests/typescript.js FILE.ts [arguments]');

const outDir = resolve('.cache/typescript', basename(file, '.ts'));
await build({
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  build: {
    ssr: file,
    outDir,
    emptyOutDir: true,
    target: 'node20',
    rolldownOptions: { output: { entryFileNames: 'main.js' } },
  },
});
process.argv = [process.execPath, file, ...args];
await import(pathToFileURL(resolve(outDir, 'main.js')).href);
