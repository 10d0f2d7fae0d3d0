/** All that makes runs. What only a scenario from outside needs is fetched when one comes. */
import { runInSlices } from './running.ts';
import type { Simulation } from './session.ts';
import { openAddress } from './source.ts';

const outside = () => import('./outside.ts');

export const simulation: Simulation = {
  open: openAddress,
  read: async (file) => (await outside()).readFile(file),
  run: runInSlices,
  pack: async (scenario) => (await outside()).pack(scenario),
};
