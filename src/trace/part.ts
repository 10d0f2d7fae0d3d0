/**
 * A part of a run: what belongs to one of its connections. Its steps are those of the whole run, so
 * that one can stand at the same step of both; what belongs elsewhere is a step at which nothing
 * happens. It is drawn on the time of the whole.
 */
import type { Trace } from './trace.ts';

export interface PartOfTrace extends Trace {
  readonly whole: Trace;
}

export const isPart = (trace: Trace): trace is PartOfTrace => 'whole' in trace;
