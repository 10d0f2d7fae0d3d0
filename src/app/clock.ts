/** The real clock: one motion value, which framer-motion's frame loop moves. */
import { cancelFrame, frame, type FrameData, type MotionValue } from 'framer-motion';
import type { Clock } from '../player/clock.ts';

export const motionClock = (value: MotionValue<number>): Clock => ({
  now: () => value.get(),
  set: (reading) => {
    value.set(reading);
  },
  // Counting evenly needs the loop alone; an animation would bring springs and colours with it.
  count: (from, to, seconds, onUpdate, onComplete) => {
    if (seconds <= 0) {
      onComplete();
      return () => undefined;
    }
    const start = performance.now();
    const stop = () => {
      cancelFrame(count);
    };
    const count = ({ timestamp }: FrameData) => {
      const part = Math.min(1, Math.max(0, (timestamp - start) / (1000 * seconds)));
      onUpdate(from + (to - from) * part);
      if (part < 1) return;
      stop();
      onComplete();
    };
    frame.update(count, true);
    return stop;
  },
});
