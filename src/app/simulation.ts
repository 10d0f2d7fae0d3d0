/**
 * All that makes runs. The one that the page opens with is there; what makes others is fetched once
 * that is on the screen, or at once where another is asked for.
 */
import { firstPaint } from './first-paint.ts';
import { homeRun } from './home-run.ts';
import { bringCounting } from '../trace/shown.ts';
import { fetchTelling } from './languages.ts';
import type { Simulation } from './session.ts';
import { isHome, openAddress } from './source.ts';

const running = async () => {
  const [made] = await Promise.all([import('./running.ts'), fetchTelling()]);
  return made;
};
const outside = () => import('./outside.ts');

/** Where it fails it is asked for again when it is needed, and there it is told. */
const fetchRunning = (): void => void running().catch(() => undefined);
void firstPaint.then(fetchRunning);

const fetchCounting = async () => {
  bringCounting((await import('../trace/relative.ts')).relative);
};

/** Runs that the build has worked out, by their scenarios. */
const known = new WeakMap([[homeRun.scenario, homeRun]]);

export const simulation: Simulation = {
  open: async (address, warn) => {
    if (!isHome(address)) fetchRunning();
    const [opening] = await Promise.all([
      openAddress(address, warn),
      address.numbers === 'relative' ? fetchCounting() : undefined,
    ]);
    if (opening.trace !== undefined) {
      await fetchTelling();
      known.set(opening.scenario, opening.trace);
    }
    return opening;
  },
  read: async (file) => (await outside()).readFile(file),
  run: async (scenario, options) =>
    known.get(scenario) ?? (await running()).runInSlices(scenario, options),
  pack: async (scenario) => (await outside()).pack(scenario),
};
