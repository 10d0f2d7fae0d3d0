/** Steps and their places on the clock. */
import type { DisplayTime } from '../draw/display-time.ts';

/** Where the steps of a run lie; step 0 is before anything. */
export type StepTimes = Pick<DisplayTime, 'stepTimes'>;

export const lastStep = ({ stepTimes }: StepTimes): number => stepTimes.length - 1;

/** The reading of the clock at which a step begins. */
export const restOf = ({ stepTimes }: StepTimes, step: number): number => stepTimes[step] ?? 0;

/** A step that exists in the run. */
export const clampStep = (time: StepTimes, step: number): number =>
  Math.max(0, Math.min(lastStep(time), Math.trunc(step)));
