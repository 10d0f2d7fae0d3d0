/** The run as rows: one for each step, for a screen reader and for narrow pages. */
import { narrate, opening } from '../narrate/narrate.ts';
import { stateChanges } from '../trace/questions.ts';
import type { Trace, TraceEvent, TraceSegment } from '../trace/trace.ts';
import type { State } from '../tcp/machine.ts';
import type { Language } from '../text/language.ts';
import { laneHosts } from './lanes.ts';

export interface Row {
  readonly step: number;
  /** Simulated seconds. */
  readonly time: number;
  /** The plain sentence. */
  readonly what: string;
  /** The segment that arrives, is lost, or leaves first. */
  readonly segment: TraceSegment | null;
  /** The host at which it happens; null before anything. */
  readonly host: string | null;
  /** The states of the two lanes after the step. */
  readonly states: readonly [a: State, b: State];
}

const segmentsById = new WeakMap<Trace, ReadonlyMap<string, TraceSegment>>();

const segmentOf = (trace: Trace, id: string | undefined): TraceSegment | null => {
  const known =
    segmentsById.get(trace) ?? new Map(trace.segments.map((segment) => [segment.id, segment]));
  segmentsById.set(trace, known);
  return id === undefined ? null : (known.get(id) ?? null);
};

/** The segment that an event is about. */
export const segmentOfEvent = (trace: Trace, event: TraceEvent): TraceSegment | null =>
  segmentOf(trace, 'segment' in event ? event.segment : event.sent[0]);

/** The states of the lanes, step by step; the steps are asked for in ascending order. */
const statesOf = (trace: Trace): ((step: number) => Row['states']) => {
  const [a, b] = laneHosts.map((host) => {
    const changes = stateChanges(trace, host);
    let next = 0;
    return (step: number): State => {
      while ((changes[next + 1]?.step ?? Infinity) <= step) next += 1;
      return changes[next]?.state ?? 'CLOSED';
    };
  });
  return (step) => [a?.(step) ?? 'CLOSED', b?.(step) ?? 'CLOSED'];
};

/** The rows of the steps `from` to `to`, the last not included; step 0 is before anything. */
export const rows = (
  trace: Trace,
  language: Language,
  from = 0,
  to = trace.events.length + 1,
): readonly Row[] => {
  const states = statesOf(trace);
  const beginning = (): Row => ({
    step: 0,
    time: 0,
    what: opening(trace, language).plain,
    segment: null,
    host: null,
    states: states(0),
  });
  const ofEvent = (event: TraceEvent): Row => ({
    step: event.index + 1,
    time: event.time,
    what: narrate(trace, event, language).plain,
    segment: segmentOfEvent(trace, event),
    host: event.host,
    states: states(event.index + 1),
  });
  const first = from <= 0 ? [beginning()] : [];
  const events = trace.events.slice(Math.max(0, from - 1), Math.max(0, to - 1));
  return [...first, ...events.map(ofEvent)];
};
