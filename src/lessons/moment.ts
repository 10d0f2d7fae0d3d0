/** Which event of a run a moment means, and which segments a choice. */
import type { ChosenEvent, ChosenSegment, Moment } from '../scenario/teaching.ts';
import { fits as fitsFault } from '../scenario/fits.ts';
import type { Trace, TraceEvent, TraceSegment } from '../trace/trace.ts';

type Optional<T> = T | undefined;

const agrees = <T>(wanted: Optional<T>, found: Optional<T>): boolean =>
  wanted === undefined || wanted === found;

const fitsSegment = ({ nth: _, ...wanted }: ChosenSegment, segment: TraceSegment): boolean =>
  fitsFault(wanted, segment) &&
  agrees(wanted.ack, segment.ack ?? undefined) &&
  agrees(wanted.length, segment.length) &&
  agrees(wanted.badge, segment.badge);

/** The segments that are meant, in the order of sending: with `nth`, one at most. */
export const segmentsOf = (trace: Trace, wanted: ChosenSegment): readonly TraceSegment[] => {
  const all = trace.segments.filter((segment) => fitsSegment(wanted, segment));
  return wanted.nth === undefined ? all : all.slice(wanted.nth - 1, wanted.nth);
};

const idsOf = (trace: Trace, wanted: Optional<ChosenSegment>): Optional<ReadonlySet<string>> =>
  wanted && new Set(segmentsOf(trace, wanted).map(({ id }) => id));

const detail = (event: TraceEvent) => ({
  call: event.kind === 'call' ? event.call : undefined,
  timer: event.kind === 'timer' ? event.timer : undefined,
  event: event.kind === 'host' ? event.event : undefined,
});

/** All events that fit, `nth` aside. */
export const eventsOf = (trace: Trace, wanted: ChosenEvent): readonly TraceEvent[] => {
  const carried = idsOf(trace, wanted.segment);
  const sent = idsOf(trace, wanted.sends);
  const first = wanted.after === undefined ? 0 : stepAfter(trace, wanted.after);
  if (first === null) return [];
  return trace.events.filter((event) => {
    const { call, timer, event: name } = detail(event);
    return (
      event.index >= first &&
      agrees(wanted.kind, event.kind) &&
      agrees(wanted.host, event.host) &&
      agrees(wanted.socket, event.socket ?? undefined) &&
      agrees<string>(wanted.call, call) &&
      agrees<string>(wanted.timer, timer) &&
      agrees<string>(wanted.event, name) &&
      (carried === undefined || ('segment' in event && carried.has(event.segment))) &&
      (sent === undefined || event.sent.some((id) => sent.has(id))) &&
      (wanted.enters === undefined ||
        (event.after === wanted.enters && event.before !== wanted.enters))
    );
  });
};

/** The event that is meant, or null where the run has none such (or the moment is an end). */
export const eventOf = (trace: Trace, moment: Moment): TraceEvent | null =>
  typeof moment === 'string' ? null : (eventsOf(trace, moment)[(moment.nth ?? 1) - 1] ?? null);

/** The step before the moment, at which one asks what will happen; null where it does not happen. */
export const stepBefore = (trace: Trace, moment: Moment): number | null => {
  if (moment === 'start') return 0;
  if (moment === 'end') return trace.events.length;
  return eventOf(trace, moment)?.index ?? null;
};

/** The step after the moment, at which it has just happened; null where it does not happen. */
export const stepAfter = (trace: Trace, moment: Moment): number | null => {
  const step = stepBefore(trace, moment);
  return step === null || typeof moment === 'string' ? step : step + 1;
};
