/** Two runs watched at once: where one stands when the other is somewhere. */
import { stepAt, type DisplayTime } from './display-time.ts';

const part = (value: number, from: number, to: number): number =>
  to > from ? Math.min(1, (value - from) / (to - from)) : 1;

/**
 * From a reading of one run's display time to the other's at the same simulated time. As long as
 * the first `common` events are the same in both, they go step by step: what happens at one instant
 * must not run ahead in one of them.
 */
export const together =
  (time: DisplayTime, other: DisplayTime, common: number) =>
  (reading: number): number => {
    const place = (of: DisplayTime, step: number) => of.stepTimes[step] ?? of.end;
    const parted = place(other, common);
    if (reading > place(time, common) + 1e-9) {
      return Math.max(parted, other.at(time.simulatedAt(reading)));
    }
    const step = stepAt(time, reading);
    if (step >= common) return parted;
    const [from, to] = [place(other, step), place(other, step + 1)];
    return from + (to - from) * part(reading, place(time, step), place(time, step + 1));
  };
