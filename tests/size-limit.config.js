/**
 * The size budget: all JavaScript that is fetched before the first screen is there, in either
 * language, and what each lesson adds. What is in it is told by the build itself (`firstLoad` in vite.config.ts). An empty list
 * is an error, not a success.
 */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const list = 'dist/.vite/first-load.json';
if (!existsSync(list)) throw new Error(`${list} is missing: run npm run build first`);

/** @type {{ files: Record<string, string[]>, packages: string[], lessons: string[] }} */
const { files, packages, lessons } = JSON.parse(readFileSync(list, 'utf8'));
if (!packages.includes('react-dom')) throw new Error(`${list} does not describe the app`);
if (packages.includes('mermaid')) throw new Error('mermaid is in the first load');

/** @param {string[]} names */
const pathsOf = (names) => {
  const paths = names.map((name) => resolve('dist', name));
  const missing = paths.filter((path) => !existsSync(path));
  if (paths.length < 2 || missing.length > 0) throw new Error(`not built: ${missing.join(', ')}`);
  return paths;
};

if (lessons.length === 0) throw new Error(`${list} names no lesson`);

const firstLoads = Object.entries(files).map(([language, names]) => ({
  name: `first-load JavaScript (${language})`,
  path: pathsOf(names),
  gzip: true,
  limit: '125 kB',
}));

/** Each by itself: its texts in both languages, its scenarios, and the first of its runs. */
const lessonLoads = lessons.map((name) => ({
  name: `lesson ${name.replace(/^.*\/(L\d\d).*$/, '$1')}`,
  path: resolve('dist', name),
  gzip: true,
  limit: '15 kB',
}));

export default [...firstLoads, ...lessonLoads];
