/** Steps and their places on the clock. */
import type { DisplayTime } from '../draw/display-time.ts';

/** Where the steps of a run lie; step 0 is before anything. */
export type StepTimes = Pick<DisplayTime, 'stepTimes'>;

export const lastStep = ({ stepTimes }: StepTimes): number => stepTimes.length - 1;

/** The reading of the clock at which a step begins. */
export const restOf = ({ stepTimes }: StepTimes, step: number): number => stepTimes[step] ?? 0;

/** The steps within which one moves, both ends included. */
export interface Range {
  readonly first: number;
  readonly last: number;
}

/** All steps of a run. */
export const wholeRun = (time: StepTimes): Range => ({ first: 0, last: lastStep(time) });

/** The nearest step within a range. */
export const clampStep = ({ first, last }: Range, step: number): number =>
  Math.max(first, Math.min(last, Math.trunc(step)));

/** The steps that one may reach from here: a question that waits for its answer holds. */
export const reachFrom = (
  { first, last }: Range,
  questions: readonly number[],
  step: number,
): Range => ({ first, last: Math.min(last, ...questions.filter((asked) => asked >= step)) });
