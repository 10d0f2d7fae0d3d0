/**
 * `npm run bench` prints what the speed figures of the README are taken from. It is not part of the
 * tests: a busy machine would make them fail.
 *
 * Each measurement is a file of this folder, listed here; `npm run bench -- NAME` runs one alone.
 */
import { capture } from './capture.ts';
import { exploration } from './exploration.ts';
import { kernel } from './kernel.ts';
import { page } from './page.ts';
import { simulation } from './simulation.ts';

export type Row = Readonly<Record<string, string | number>>;
export type Measure = () => Row[] | Promise<Row[]>;

const measurements: Readonly<Record<string, Measure>> = {
  ...{ simulation, exploration, capture },
  ...{ kernel, page },
};

const wanted = process.argv.slice(2);
for (const [name, measure] of Object.entries(measurements)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n${name}`);
  console.table(await measure());
}
