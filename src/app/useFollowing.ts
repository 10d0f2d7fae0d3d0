/** A second clock that follows the first: another run, at the same simulated time. */
import { motionValue, type MotionValue } from 'framer-motion';
import { useLayoutEffect, useState } from 'react';
import { stepAt, type DisplayTime } from '../draw/display-time.ts';

export interface Following {
  readonly clock: MotionValue<number>;
  readonly step: number;
}

export const useFollowing = (
  clock: MotionValue<number>,
  follow: (reading: number) => number,
  time: DisplayTime,
): Following => {
  const [own] = useState(() => motionValue(follow(clock.get())));
  const [step, setStep] = useState(() => stepAt(time, own.get()));
  useLayoutEffect(() => {
    const move = (reading: number) => {
      own.set(follow(reading));
      setStep(stepAt(time, own.get()));
    };
    move(clock.get());
    return clock.on('change', move);
  }, [clock, own, follow, time]);
  return { clock: own, step };
};
