/** The marks of the scrubber: one for each step, in the phase of what happened there. */
import type { DisplayTime } from '../../draw/display-time.ts';
import { phases, segmentPhase, statePhase, type Phase } from '../../draw/phases.ts';
import { restOf, type Range } from '../../player/position.ts';
import type { Trace, TraceEvent, TraceSegment } from '../../trace/trace.ts';

/** A loss is red; else the segment that left or came tells; else the state that was reached. */
export const eventPhase = (
  event: TraceEvent,
  segments: ReadonlyMap<string, TraceSegment>,
): Phase => {
  if (event.kind === 'loss') return 'reset';
  const told = event.sent[0] ?? (event.kind === 'arrival' ? event.segment : undefined);
  const segment = told === undefined ? undefined : segments.get(told);
  return segment === undefined ? statePhase(event.after) : segmentPhase(segment);
};

/** Marks that are closer than this cannot be told apart. */
const finest = 1000;

/**
 * One path for each phase, in a box 1000 wide and 1 high: ten thousand events are still at most
 * eight elements, and marks that fall on one place are drawn once.
 */
export const markPaths = (
  trace: Trace,
  time: DisplayTime,
  { first, last }: Range,
): readonly { readonly phase: Phase; readonly path: string }[] => {
  const segments = new Map(trace.segments.map((segment) => [segment.id, segment]));
  const places = new Map<Phase, Set<number>>(phases.map((phase) => [phase, new Set()]));
  const from = restOf(time, first);
  const length = restOf(time, last) - from || 1;
  for (const event of trace.events.slice(Math.max(0, first - 1), last)) {
    const reading = restOf(time, event.index + 1);
    const place = Math.round(((reading - from) / length) * finest);
    places.get(eventPhase(event, segments))?.add(place);
  }
  return [...places]
    .filter(([, set]) => set.size > 0)
    .map(([phase, set]) => ({ phase, path: [...set].map((x) => `M${x} 0V1`).join('') }));
};
