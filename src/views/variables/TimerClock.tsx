import type { MotionValue } from 'framer-motion';
import { useLayoutEffect, useRef } from 'react';
import type { DisplayTime } from '../../draw/display-time.ts';
import { seconds } from '../../text/format.ts';
import type { Language } from '../../text/language.ts';
import { variablesText } from '../../text/variables.ts';
import styles from './variables.module.css';

const radius = 7;
const round = 2 * Math.PI * radius;

interface TimerClockProps {
  readonly startedAt: number;
  readonly expiresAt: number;
  readonly time: DisplayTime;
  readonly step: number;
  readonly clock: MotionValue<number>;
  readonly language: Language;
  readonly name: string;
}

/** While it runs, hundredths would only flicker. */
const inTenths = (value: number): number => Math.round(value * 10) / 10;

/**
 * A timer as a clock that runs empty. It follows the clock of the display by itself, without
 * rendering; at rest its number is exact.
 */
export const TimerClock = (props: TimerClockProps) => {
  const { startedAt, expiresAt, time, step, clock, language, name } = props;
  const hand = useRef<SVGCircleElement>(null);
  const number = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const follow = (reading: number) => {
      const now = time.simulatedAt(reading);
      const left = Math.min(Math.max(0, expiresAt - now), expiresAt - startedAt);
      const share = expiresAt > startedAt ? left / (expiresAt - startedAt) : 0;
      hand.current?.setAttribute('stroke-dasharray', `${share * round} ${round}`);
      const rests = reading === time.stepTimes[step];
      const words = seconds(rests ? left : inTenths(left), language);
      if (number.current && number.current.textContent !== words) {
        number.current.textContent = words;
      }
    };
    follow(clock.get());
    return clock.on('change', follow);
  }, [startedAt, expiresAt, time, step, clock, language]);
  return (
    <span className={styles.timer} role="timer" aria-label={variablesText(language).timeLeft(name)}>
      <svg viewBox="-10 -10 20 20" className={styles.face} aria-hidden="true">
        <circle r={radius} />
        <circle ref={hand} r={radius} className={styles.hand} transform="rotate(-90)" />
      </svg>
      <span ref={number} />
    </span>
  );
};
