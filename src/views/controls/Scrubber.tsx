import type { MotionValue } from 'framer-motion';
import { memo, useEffect, useMemo, useRef } from 'react';
import type { DisplayTime } from '../../draw/display-time.ts';
import { restOf, type Range } from '../../player/position.ts';
import type { Trace } from '../../trace/trace.ts';
import { markPaths } from './marks.ts';
import styles from './Scrubber.module.css';

interface MarksProps {
  readonly trace: Trace;
  readonly time: DisplayTime;
  /** The steps that the scrubber shows. */
  readonly range: Range;
}

const Marks = memo(({ trace, time, range }: MarksProps) => {
  const paths = useMemo(() => markPaths(trace, time, range), [trace, time, range]);
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

/** The run at a glance, and a handle to any place of it. It follows the clock by itself. */
export const Scrubber = (props: ScrubberProps) => {
  const { trace, time, range: steps, clock, label, valueText, onScrub } = props;
  const [from, to] = [restOf(time, steps.first), restOf(time, steps.last)];
  const range = useRef<HTMLInputElement>(null);
  const passed = useRef<HTMLDivElement>(null);
  const handle = useRef<HTMLDivElement>(null);
  const keepUp = () => {
    if (range.current) range.current.value = String(clock.get());
  };
  // The range itself is what keys and readers see: a step's reading is enough, and it is dear.
  useEffect(keepUp, [clock, time, valueText]);
  useEffect(() => {
    const follow = (reading: number) => {
      const part = to === from ? 0 : Math.max(0, Math.min(1, (reading - from) / (to - from)));
      if (passed.current) passed.current.style.transform = `scaleX(${part})`;
      if (handle.current) handle.current.style.transform = `translateX(${part * 100}%)`;
    };
    follow(clock.get());
    return clock.on('change', follow);
  }, [clock, from, to]);
  return (
    <div className={styles.scrubber} data-scrubber>
      <div className={styles.track}>
        <div ref={passed} className={styles.passed} />
      </div>
      <Marks trace={trace} time={time} range={steps} />
      <div className={styles.rail}>
        <div ref={handle} className={styles.handle} data-handle />
      </div>
      <input
        ref={range}
        type="range"
        className={styles.range}
        min={from}
        max={to}
        step="any"
        defaultValue={from}
        aria-label={label}
        aria-valuetext={valueText}
        onKeyDownCapture={keepUp}
        onInput={({ currentTarget }) => {
          onScrub(Number(currentTarget.value));
        }}
      />
    </div>
  );
};
