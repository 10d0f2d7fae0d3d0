/** What can still be done, at a step, to a segment that is on its way then. */
import { chooserOf, inFlightAtStep } from './questions.ts';
import type { Trace, TraceSegment } from './trace.ts';
import { waysOf } from './ways.ts';

/** Why nothing can be done to it. */
export type Untouchable =
  /** Faults do not touch what was injected, nor the copies that the link made. */
  | 'injected'
  | 'copy'
  /** It arrives at this very instant, with what its receiver has done already. */
  | 'arriving';

export interface Underway {
  readonly segment: TraceSegment;
  /** How a fault chooses it; null where none can. */
  readonly chooser: ReturnType<typeof chooserOf>;
  readonly untouchable: Untouchable | null;
  /** The link holds it, or has let it go again. */
  readonly holding: 'never' | 'held' | 'released';
  /** A time on the rest of its way, in seconds after its departure. */
  readonly soon: number;
  /** The same, for what must come after everything of this instant. */
  readonly afterNow: number;
  /** The step of its arrival or loss; null where neither comes. */
  readonly end: number | null;
}

const micro = (seconds: number): number => Math.round(seconds * 1e6);

const holdingAt = (trace: Trace, step: number, segment: TraceSegment): Underway['holding'] => {
  const { releasedAt, from } = segment;
  if (segment.fate === 'held') return 'held';
  if (releasedAt === undefined) return 'never';
  const now = trace.events[step - 1]?.time ?? 0;
  const letGo = (event: Trace['events'][number]) =>
    event.time === releasedAt &&
    event.host === from &&
    (event.sent.length > 0 || (event.kind === 'host' && event.event === 'release'));
  const past = releasedAt < now || trace.events.slice(0, step).findLast(letGo) !== undefined;
  return past ? 'released' : 'held';
};

/** The receiver has done something at this instant, and what arrives in it belongs to that. */
const arrivesNow = (trace: Trace, step: number, segment: TraceSegment): boolean => {
  const now = trace.events[step - 1]?.time ?? 0;
  if (segment.arrivesAt !== now) return false;
  for (let index = step - 1; index >= 0; index -= 1) {
    const event = trace.events[index];
    if (event?.time !== now) return false;
    if (event.host === segment.to) return true;
  }
  return false;
};

/** The named segment, if it is on its way at a step. */
export const underway = (trace: Trace, step: number, id: string): Underway | null => {
  const segment = inFlightAtStep(trace, step).find((other) => other.id === id);
  if (segment === undefined) return null;
  const left = micro(segment.sentAt);
  const now = micro(trace.events[step - 1]?.time ?? 0);
  const end = micro(segment.arrivesAt ?? segment.lostAt ?? Infinity);
  const middle = end === Infinity ? now + 1 : Math.floor((now + end) / 2);
  const soon = end <= now ? end : Math.max(now + 1, middle);
  const ended = waysOf(trace).ends[trace.segments.indexOf(segment)] ?? Infinity;
  return {
    segment,
    chooser: chooserOf(trace, id),
    untouchable: segment.injected
      ? 'injected'
      : segment.duplicateOf !== null
        ? 'copy'
        : arrivesNow(trace, step, segment)
          ? 'arriving'
          : null,
    holding: holdingAt(trace, step, segment),
    soon: (soon - left) / 1e6,
    afterNow: (Math.max(now + 1, soon) - left) / 1e6,
    end: ended === Infinity ? null : ended,
  };
};
