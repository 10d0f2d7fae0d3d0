import type { MotionValue } from 'framer-motion';
import { useEffect, useRef } from 'react';
import type { DisplayTime } from '../../draw/display-time.ts';
import type { Language } from '../../text/language.ts';

interface ReadingProps {
  readonly time: DisplayTime;
  readonly clock: MotionValue<number>;
  readonly language: Language;
  readonly label: string;
}

/** The simulated time at which the clock stands. It writes itself, without rendering. */
export const Reading = ({ time, clock, language, label }: ReadingProps) => {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const format = new Intl.NumberFormat(language, {
      minimumFractionDigits: 2,
      maximumFractionDigits: 2,
    });
    let shown = NaN;
    // To write the same text again would lay out the bar anew at every frame.
    const follow = (reading: number) => {
      const hundredths = Math.round(time.simulatedAt(reading) * 100);
      if (place.current === null || hundredths === shown) return;
      shown = hundredths;
      place.current.textContent = format.format(hundredths / 100);
    };
    follow(clock.get());
    return clock.on('change', follow);
  }, [clock, time, language]);
  return (
    <span title={label}>
      <span ref={place} /> s
    </span>
  );
};
