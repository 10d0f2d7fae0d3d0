/**
 * The run that the page opens with. It is the same for everyone, so the build works it out
 * (`workedOut` in vite.config.ts) and the first screen need not wait for the simulation.
 */
import { home } from '../scenario/catalogue/home.ts';
import type { Scenario } from '../scenario/schema.ts';
import { run } from '../sim/run.ts';
import type { Trace } from '../trace/trace.ts';

export const homeRun: Trace<Scenario> = run(home);
