/**
 * Times for a path. The exploration knows only what comes before what; a scenario needs seconds.
 * What must hold between two moments is a least distance in time; the earliest times that keep to
 * all of them are found by moving moments later until none is too early (Bellman and Ford).
 */

/** Moment `later` is at least `distance` after moment `earlier`; a negative distance is a "within". */
export interface AtLeast {
  readonly earlier: number;
  readonly later: number;
  readonly distance: number;
}

/** The earliest time of each of `moments` moments, all from 0 on, or null where none fit. */
export const earliest = (
  moments: number,
  constraints: readonly AtLeast[],
): readonly number[] | null => {
  const times = Array.from({ length: moments }, () => 0);
  const move = (): boolean => {
    let moved = false;
    for (const { earlier, later, distance } of constraints) {
      const bound = (times[earlier] ?? 0) + distance;
      if (bound > (times[later] ?? 0)) {
        times[later] = bound;
        moved = true;
      }
    }
    return moved;
  };
  for (let round = 0; round <= moments; round++) if (!move()) return times;
  return null;
};
