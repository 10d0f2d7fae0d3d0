/** A clock that a test tells the time. */
import type { Clock } from '../../src/player/clock.ts';

export interface FakeClock extends Clock {
  /** Lets so many seconds pass. */
  readonly pass: (seconds: number) => void;
  /** Every reading that the clock was put to. */
  readonly readings: number[];
  readonly isCounting: () => boolean;
}

interface Count {
  readonly from: number;
  readonly to: number;
  readonly seconds: number;
  readonly onUpdate: (reading: number) => void;
  readonly onComplete: () => void;
  passed: number;
}

export const fakeClock = (): FakeClock => {
  let reading = 0;
  let running: Count | null = null;
  const readings: number[] = [];
  return {
    readings,
    now: () => reading,
    set: (next) => {
      reading = next;
      readings.push(next);
    },
    count: (from, to, seconds, onUpdate, onComplete) => {
      if (seconds <= 0) {
        onComplete();
        return () => undefined;
      }
      const own: Count = { from, to, seconds, onUpdate, onComplete, passed: 0 };
      running = own;
      return () => {
        if (running === own) running = null;
      };
    },
    isCounting: () => running !== null,
    pass: (seconds) => {
      const count = running;
      if (count === null) return;
      count.passed += seconds;
      if (count.passed < count.seconds) {
        count.onUpdate(count.from + ((count.to - count.from) * count.passed) / count.seconds);
        return;
      }
      running = null;
      count.onComplete();
    },
  };
};
