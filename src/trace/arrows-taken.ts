/** Which arrows of Figure 5 a run took. Apart from the other questions, since it asks the machine. */
import { arrowsOf, type Arrow } from '../tcp/figure5.ts';
import type { Fiction, State } from '../tcp/machine.ts';
import type { RuleId } from '../tcp/rules.ts';
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

const remembered = new WeakMap<Trace, Map<Fiction | null, readonly TakenArrow[]>>();

/** Most events of a long run take none. */
const allTaken = (trace: Trace, fiction: Fiction | null): readonly TakenArrow[] => {
  const known = remembered.get(trace) ?? new Map<Fiction | null, readonly TakenArrow[]>();
  remembered.set(trace, known);
  const before = known.get(fiction);
  if (before !== undefined) return before;
  const machine = arrowsOf(fiction);
  const all = trace.events
    .filter(({ figure5 }) => figure5.length > 0)
    .flatMap((event) => takenBy(event, machine));
  known.set(fiction, all);
  return all;
};

/**
 * Which arrows of Figure 5 were taken up to a step, in order, and by whom. Where a fiction ran, its
 * changed arrows lead to where it leads them.
 */
export const arrowsTaken = (
  trace: Trace,
  step: number,
  fiction: Fiction | null = null,
): readonly TakenArrow[] => allTaken(trace, fiction).filter((arrow) => arrow.step <= step);

/** Why a state changed where the figure has no arrow for it. */
export type OutsideReason =
  'reset' | 'abort' | 'gaveUp' | 'crash' | 'turned' | 'timer' | 'reused' | 'other';

export interface OutsideChange {
  readonly host: HostId;
  readonly from: State;
  readonly to: State;
  readonly why: OutsideReason;
  /** The rule by which it changed. */
  readonly rule: RuleId | null;
}

const gaveUp: readonly string[] = ['retransmission', 'persist', 'keep-alive', 'user'];

const reasonOf = (trace: Trace, event: TraceEvent): OutsideReason => {
  switch (event.kind) {
    case 'host':
      return event.event === 'crash' ? 'crash' : 'abort';
    case 'call':
      return event.call === 'connect' ? 'turned' : 'abort';
    case 'timer':
      return gaveUp.includes(event.timer) ? 'gaveUp' : 'timer';
    case 'arrival': {
      const flags = trace.segments.find(({ id }) => id === event.segment)?.flags ?? [];
      if (flags.includes('RST')) return 'reset';
      return event.before === 'TIME-WAIT' && flags.includes('SYN') ? 'reused' : 'other';
    }
    case 'loss':
      return 'other';
  }
};

/** How a step changed a state by a way that the figure does not draw; null where it did not. */
export const changeOutside = (
  trace: Trace,
  step: number,
  fiction: Fiction | null = null,
): OutsideChange | null => {
  const event = trace.events[step - 1];
  if (event === undefined || event.before === event.after) return null;
  const drawn = takenBy(event, arrowsOf(fiction)).at(-1)?.to === event.after;
  if (drawn) return null;
  const { host, before: from, after: to, rules } = event;
  return { host, from, to, why: reasonOf(trace, event), rule: rules[0] ?? null };
};
