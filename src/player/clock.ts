/**
 * The clock of the display, handed in: the player knows no frames and no timers, so a test can
 * tell it the time.
 */
export interface Clock {
  /** The reading, in display seconds. */
  now(): number;
  /** Puts the clock where it shall stand; everything that moves follows it. */
  set(reading: number): void;
  /** Counts evenly from one reading to another within some seconds, until stopped. */
  count(
    from: number,
    to: number,
    seconds: number,
    onUpdate: (reading: number) => void,
    onComplete: () => void,
  ): () => void;
}
