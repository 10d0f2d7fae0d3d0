/** Which segments there are at a step, and which of them is looked at. */
import type { Trace, TraceSegment } from './trace.ts';

const computeDepartures = (trace: Trace): readonly number[] => {
  const stepOf = new Map<string, number>();
  for (const { index, sent } of trace.events) for (const id of sent) stepOf.set(id, index + 1);
  // What no event sends (injected, or copied by the link) has left when its time has come.
  const whenItsTimeHasCome = ({ sentAt }: TraceSegment) =>
    (trace.events.find(({ time }) => time >= sentAt)?.index ?? Infinity) + 1;
  return trace.segments.map((segment) => stepOf.get(segment.id) ?? whenItsTimeHasCome(segment));
};

const remembered = new WeakMap<Trace, readonly number[]>();

/** The step with which each segment has left, in the order of `trace.segments`. */
const departures = (trace: Trace): readonly number[] => {
  const known = remembered.get(trace) ?? computeDepartures(trace);
  remembered.set(trace, known);
  return known;
};

/** The segments that have left at a step, in the order of sending. */
export const segmentsSent = (trace: Trace, step: number): readonly TraceSegment[] => {
  const steps = departures(trace);
  return trace.segments.filter((_, position) => (steps[position] ?? Infinity) <= step);
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
