import type { MotionValue } from 'framer-motion';
import { memo, useEffect, useMemo, useRef } from 'react';
import type { DisplayTime } from '../../draw/display-time.ts';
import type { Trace } from '../../trace/trace.ts';
import { markPaths } from './marks.ts';
import styles from './Scrubber.module.css';

interface MarksProps {
  readonly trace: Trace;
  readonly time: DisplayTime;
}

const Marks = memo(({ trace, time }: MarksProps) => {
  const paths = useMemo(() => markPaths(trace, time), [trace, time]);
  return (
    <svg
      className={styles.marks}
      viewBox="0 0 1000 1"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      {paths.map(({ phase, path }) => (
        <path key={phase} d={path} data-phase={phase} className={styles.mark} />
      ))}
    </svg>
  );
});
Marks.displayName = 'Marks';

interface ScrubberProps extends MarksProps {
  readonly clock: MotionValue<number>;
  readonly label: string;
  readonly valueText: string;
  readonly onScrub: (reading: number) => void;
}

/** The whole run at a glance, and a handle to any place of it. It follows the clock by itself. */
export const Scrubber = ({ trace, time, clock, label, valueText, onScrub }: ScrubberProps) => {
  const range = useRef<HTMLInputElement>(null);
  const passed = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const follow = (reading: number) => {
      if (range.current) range.current.value = String(reading);
      const part = time.end === 0 ? 0 : reading / time.end;
      if (passed.current) passed.current.style.transform = `scaleX(${part})`;
    };
    follow(clock.get());
    return clock.on('change', follow);
  }, [clock, time]);
  return (
    <div className={styles.scrubber} data-scrubber>
      <div className={styles.track}>
        <div ref={passed} className={styles.passed} />
      </div>
      <Marks trace={trace} time={time} />
      <input
        ref={range}
        type="range"
        className={styles.range}
        min={0}
        max={time.end}
        step="any"
        defaultValue={0}
        aria-label={label}
        aria-valuetext={valueText}
        onInput={({ currentTarget }) => {
          onScrub(Number(currentTarget.value));
        }}
      />
    </div>
  );
};
