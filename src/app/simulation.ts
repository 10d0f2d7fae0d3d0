/**
 * All that makes runs: the scenarios, their validation and the simulation. It is fetched beside the
 * page, which is read and drawn meanwhile, and nothing else imports it.
 */
import { toLink } from '../scenario/permalink.ts';
import { browserDeflater } from './deflater.ts';
import { readScenarioFile } from './files.ts';
import { runInSlices } from './running.ts';
import type { Simulation } from './session.ts';
import { openAddress } from './source.ts';

export const simulation: Simulation = {
  open: (address, warn) => openAddress(address, browserDeflater, warn),
  read: async (file) => {
    const scenario = await readScenarioFile(file);
    return { scenario, run: await toLink(scenario, browserDeflater) };
  },
  run: runInSlices,
  pack: (scenario) => toLink(scenario, browserDeflater),
};
