/**
 * The size budget: all JavaScript that the page needs before it can start. What is in it is told by
 * the build itself (`firstLoad` in vite.config.ts). An empty list is an error, not a success.
 */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const list = 'dist/.vite/first-load.json';
if (!existsSync(list)) throw new Error(`${list} is missing: run npm run build first`);

/** @type {{ files: string[], packages: string[] }} */
const { files, packages } = JSON.parse(readFileSync(list, 'utf8'));
if (!packages.includes('react-dom')) throw new Error(`${list} does not describe the app`);
if (packages.includes('mermaid')) throw new Error('mermaid is in the first load');

const path = files.map((file) => resolve('dist', file));
const missing = path.filter((file) => !existsSync(file));
if (path.length === 0 || missing.length > 0) throw new Error(`not built: ${missing.join(', ')}`);

export default [{ name: 'first-load JavaScript', path, gzip: true, limit: '125 kB' }];
