/** Which arrows of Figure 5 a run took. Apart from the other questions, since it asks the machine. */
import { arrows, type Arrow } from '../tcp/figure5.ts';
import { step as take, type Fiction, type State } from '../tcp/machine.ts';
import type { HostId, Trace, TraceEvent } from './trace.ts';

/** An arrow of Figure 5 that a host took. */
export interface TakenArrow extends Arrow {
  readonly host: HostId;
  readonly socket: string | null;
  /** The step that took it. */
  readonly step: number;
}

const arrowOf = new Map(arrows.map((arrow) => [`${arrow.from}/${arrow.event}`, arrow]));

const arrowsOf = (event: TraceEvent, fiction: Fiction | null): readonly TakenArrow[] => {
  let state: State = event.before;
  return event.figure5.flatMap((figure5) => {
    const arrow = arrowOf.get(`${state}/${figure5}`);
    const { state: to, owed: sends } = take(state, figure5, fiction);
    state = to;
    const { host, socket, index } = event;
    return arrow === undefined ? [] : [{ ...arrow, to, sends, host, socket, step: index + 1 }];
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
): readonly TakenArrow[] =>
  trace.events.slice(0, step).flatMap((event) => arrowsOf(event, fiction));
