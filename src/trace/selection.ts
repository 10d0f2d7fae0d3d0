/** Which segments there are at a step, and which of them is looked at. */
import type { Trace, TraceSegment } from './trace.ts';
import { waysOf } from './ways.ts';

/** The segments that have left at a step, in the order of sending. */
export const segmentsSent = (trace: Trace, step: number): readonly TraceSegment[] => {
  const { departures } = waysOf(trace);
  return trace.segments.filter((_, at) => (departures[at] ?? Infinity) <= step);
};

/** The segment that a step is about, else the latest that has left; null before any has. */
const segmentOfStep = (
  trace: Trace,
  step: number,
  sent: readonly TraceSegment[],
): TraceSegment | null => {
  const event = trace.events[step - 1];
  const id =
    event === undefined ? undefined : 'segment' in event ? event.segment : event.sent.at(-1);
  return sent.find((segment) => segment.id === id) ?? sent.at(-1) ?? null;
};

/** The segment that is looked at: the chosen one if it has left, else that of the step. */
export const selectedAt = (
  trace: Trace,
  step: number,
  chosen: string | null,
): TraceSegment | null => {
  const sent = segmentsSent(trace, step);
  return sent.find(({ id }) => id === chosen) ?? segmentOfStep(trace, step, sent);
};
