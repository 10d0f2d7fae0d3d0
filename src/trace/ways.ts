/** When each segment of a run leaves and when it ends, in steps: worked out once for a run. */
import type { Trace, TraceSegment } from './trace.ts';

export interface Ways {
  /** The step with which each segment has left, in the order of `trace.segments`. */
  readonly departures: readonly number[];
  /** The step of its arrival or loss; Infinity where neither comes. */
  readonly ends: readonly number[];
}

const workOut = (trace: Trace): Ways => {
  const [left, ended] = [new Map<string, number>(), new Map<string, number>()];
  const note = (steps: Map<string, number>, id: string, step: number) => {
    if (!steps.has(id)) steps.set(id, step);
  };
  for (const event of trace.events) {
    for (const id of event.sent) note(left, id, event.index + 1);
    if ('segment' in event) note(ended, event.segment, event.index + 1);
  }
  // What no event sends (injected, or copied by the link) has left when its time has come.
  const whenItsTimeHasCome = ({ sentAt }: TraceSegment) =>
    (trace.events.find(({ time }) => time >= sentAt)?.index ?? Infinity) + 1;
  return {
    departures: trace.segments.map(
      (segment) => left.get(segment.id) ?? whenItsTimeHasCome(segment),
    ),
    ends: trace.segments.map(({ id }) => ended.get(id) ?? Infinity),
  };
};

const remembered = new WeakMap<Trace, Ways>();

export const waysOf = (trace: Trace): Ways => {
  const known = remembered.get(trace) ?? workOut(trace);
  remembered.set(trace, known);
  return known;
};
