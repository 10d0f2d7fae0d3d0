/**
 * Who knows what after which segment. An end knows only what has reached it: that the other
 * direction works when it has the peer's SYN, and that its own works, with its initial number
 * confirmed, when an acknowledgment of its own SYN is here. What it merely believes (the fiction of
 * two segments does) counts for nothing.
 */
import type { HostId, Trace, TraceEvent, TraceSegment } from '../trace/trace.ts';

/** The two ends of whom the lanes tell. */
export const ends = ['A', 'B'] as const;
export type End = (typeof ends)[number];

export interface Known {
  /** The peer's SYN is here: what the peer sends arrives. */
  readonly hears: boolean;
  /** Its own SYN is acknowledged: what it sends arrives, and its initial number is agreed on. */
  readonly isHeard: boolean;
}

/** After a segment has arrived, or got lost. */
export interface KnowledgeRow {
  readonly segment: TraceSegment;
  readonly lost: boolean;
  readonly known: Readonly<Record<End, Known>>;
  /** The end that has just learnt something, or forgotten it. */
  readonly changed: End | null;
}

const nothing: Known = { hears: false, isHeard: false };

const isEnd = (host: HostId): host is End => ends.some((end) => end === host);

/** An end, and the connection that it knows this of. */
interface Mind {
  readonly socket: string | null;
  readonly known: Known;
}

const blank: Mind = { socket: null, known: nothing };

const after = (mind: Mind, event: TraceEvent, segment: TraceSegment | undefined): Mind => {
  const { socket, after: state, tcb } = event;
  if (socket === null) return mind;
  if (state === 'LISTEN' || state === 'CLOSED' || tcb === null) {
    // What another connection of this end comes to is nothing to this one.
    return mind.socket === null || mind.socket === socket ? blank : mind;
  }
  const wasHeard = mind.socket === socket && mind.known.isHeard;
  const accepted = event.kind === 'arrival' && event.accepted;
  const confirms = accepted && (segment?.ack ?? tcb.ISS) !== tcb.ISS;
  return { socket, known: { hears: tcb.IRS !== null, isHeard: wasHeard || confirms } };
};

const same = (a: Known, b: Known): boolean => a.hears === b.hears && a.isHeard === b.isHeard;

/** What both ends know after each segment that has arrived, or got lost, up to a step. */
export const knowledgeAt = (trace: Trace, step: number): readonly KnowledgeRow[] => {
  const segments = new Map(trace.segments.map((segment) => [segment.id, segment]));
  const minds: Record<End, Mind> = { A: blank, B: blank };
  const rows: KnowledgeRow[] = [];
  for (const event of trace.events.slice(0, step)) {
    if (!isEnd(event.host)) continue;
    const before = minds[event.host].known;
    const segment = 'segment' in event ? segments.get(event.segment) : undefined;
    minds[event.host] = after(minds[event.host], event, segment);
    if (segment === undefined) continue;
    rows.push({
      segment,
      lost: event.kind === 'loss',
      known: { A: minds.A.known, B: minds.B.known },
      changed: same(before, minds[event.host].known) ? null : event.host,
    });
  }
  return rows;
};
