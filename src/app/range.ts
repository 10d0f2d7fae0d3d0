/** Where a run is opened: the steps within which one moves, and the step to begin at. */
import type { Range } from '../player/position.ts';
import type { Address } from './address.ts';

type Asked = Pick<Address, 'start' | 'end' | 'step'>;

/** The range that an address asks for. What the run has not is told, and left out. */
export const rangeOf = (
  { start, end }: Asked,
  last: number,
  warn: (message: string) => void,
): Range => {
  if (start !== null && start > last) warn(`start=${start}: expected at most ${last}`);
  const first = start !== null && start <= last ? start : 0;
  if (end === null) return { first, last };
  if (end >= first && end <= last) return { first, last: end };
  warn(`end=${end}: expected a step from ${first} to ${last}`);
  return { first, last };
};

/** The step that an address asks for, else the run's own, within the range. */
export const stepWithin = (
  { step }: Asked,
  own: number,
  { first, last }: Range,
  warn: (message: string) => void,
): number => {
  const within = Math.max(first, Math.min(last, step ?? own));
  if (step !== null && step !== within) warn(`step=${step}: expected from ${first} to ${last}`);
  return within;
};
