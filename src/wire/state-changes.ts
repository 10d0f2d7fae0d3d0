/** The changes of state of a run as comments in a capture, each with the clause that made it. */
import { rule } from '../tcp/rules.ts';
import type { Trace, TraceEvent } from '../trace/trace.ts';

/** `RFC 9293 3.10.7.2` of `RFC 9293 §3.10.7.2, third`. */
const plain = (clause: string): string => clause.replace('§', '').replace(/, .*/, '');

/**
 * The clause that a change is due to: what is no TCP says so; else the last of the event's rules in
 * RFC 9293's event processing.
 */
const clauseOf = ({ rules }: TraceEvent): string => {
  const applied = rules.map(rule);
  const chosen =
    applied.find(({ level }) => level === 'fiction') ??
    applied.findLast(({ clause }) => clause.startsWith('RFC 9293 §3.10')) ??
    applied[0];
  return plain(chosen?.clause ?? 'TCP Lanes');
};

/** `B: LISTEN -> SYN-RECEIVED (RFC 9293 3.10.7.2)` */
const commentOf = (event: TraceEvent): string =>
  `${event.host}: ${event.before} -> ${event.after} (${clauseOf(event)})`;

export interface StateComments {
  /** By the id of the segment that made a change, on its arrival, or that a change sent. */
  readonly ofSegments: ReadonlyMap<string, readonly string[]>;
  /** Of changes without a segment that was seen, with their time. */
  readonly others: readonly string[];
}

/** The segment that a change goes with: the one that made it, else the first that it sent. */
const segmentOf = (event: TraceEvent): string | null =>
  event.kind === 'arrival' ? event.segment : (event.sent[0] ?? null);

/** The comments of a run in a capture in which only some segments are seen. */
export const stateComments = (trace: Trace, isSeen: (id: string) => boolean): StateComments => {
  const ofSegments = new Map<string, string[]>();
  const others: string[] = [];
  for (const event of trace.events) {
    if (event.before === event.after) continue;
    const comment = commentOf(event);
    const id = segmentOf(event);
    if (id === null || !isSeen(id)) others.push(`${event.time} s: ${comment}`);
    else ofSegments.set(id, [...(ofSegments.get(id) ?? []), comment]);
  }
  return { ofSegments, others };
};
