/** The real clock: one motion value, which framer-motion's frame loop moves. */
import { animateValue, type MotionValue } from 'framer-motion';
import type { Clock } from '../player/clock.ts';

const evenly = (progress: number): number => progress;

export const motionClock = (value: MotionValue<number>): Clock => ({
  now: () => value.get(),
  set: (reading) => {
    value.set(reading);
  },
  count: (from, to, seconds, onUpdate, onComplete) => {
    if (seconds <= 0) {
      onComplete();
      return () => undefined;
    }
    const { stop } = animateValue({
      keyframes: [from, to],
      duration: seconds * 1000,
      ease: evenly,
      onUpdate,
      onComplete,
    });
    return stop;
  },
});
