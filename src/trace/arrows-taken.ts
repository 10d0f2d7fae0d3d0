/** Which arrows of Figure 5 a run took. Apart from the other questions, since it asks the machine. */
import { arrowsOf, type Arrow } from '../tcp/figure5.ts';
import type { Fiction, State } from '../tcp/machine.ts';
import type { HostId, Trace, TraceEvent } from './trace.ts';

/** An arrow of Figure 5 that a host took. */
export interface TakenArrow extends Arrow {
  readonly host: HostId;
  readonly socket: string | null;
  /** The step that took it. */
  readonly step: number;
}

const takenBy = (event: TraceEvent, machine: readonly Arrow[]): readonly TakenArrow[] => {
  const { host, socket, index } = event;
  let state: State = event.before;
  return event.figure5.flatMap((figure5) => {
    const arrow = machine.find(({ from, event: on }) => from === state && on === figure5);
    if (arrow === undefined) return [];
    state = arrow.to;
    return [{ ...arrow, host, socket, step: index + 1 }];
  });
};

/**
 * Which arrows of Figure 5 were taken up to a step, in order, and by whom. Where a fiction ran, its
 * changed arrows lead to where it leads them.
 */
export const arrowsTaken = (
  trace: Trace,
  step: number,
  fiction: Fiction | null = null,
): readonly TakenArrow[] => {
  const machine = arrowsOf(fiction);
  return trace.events.slice(0, step).flatMap((event) => takenBy(event, machine));
};
