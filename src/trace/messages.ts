/** The questions that one asks of the messages of a run: who says what to whom, and how long it takes. */
import { inWindow, sequence } from '../tcp/sequence.ts';
import { originalOf } from './shown.ts';
import type { HostId, Message, Trace, TraceEvent, TraceSegment } from './trace.ts';

/** How far a message is at a step. */
export interface MessageAt {
  readonly message: Message;
  /** Octets that its program has written. */
  readonly written: number;
  /** `underway`: begun, and the peer's program has not the whole of it. */
  readonly standing: 'underway' | 'read' | 'failed';
}

export const messagesOf = (trace: Trace): readonly Message[] => trace.messages ?? [];

const happened = (index: number | null | undefined, step: number): boolean =>
  index !== null && index !== undefined && index < step;

const standingAt = ({ failedBy, readBy }: Message, step: number): MessageAt['standing'] => {
  if (happened(failedBy, step)) return 'failed';
  return happened(readBy, step) ? 'read' : 'underway';
};

/** The messages that were begun before a step, in that order. A request may fail after it was read. */
export const messagesAt = (trace: Trace, step: number): readonly MessageAt[] =>
  messagesOf(trace).flatMap((message) => {
    const parts = message.parts.filter(({ writtenBy }) => writtenBy < step);
    if (parts.length === 0) return [];
    const written = parts.reduce((sum, { length }) => sum + length, 0);
    return [{ message, written, standing: standingAt(message, step) }];
  });

export const messageNamed = (trace: Trace, id: string): Message | undefined =>
  messagesOf(trace).find((message) => message.id === id);

/** The response to a request, or the request that a response answers; undefined: there is none. */
export const counterpart = (trace: Trace, { id, answers }: Message): Message | undefined =>
  messagesOf(trace).find((other) =>
    answers === null ? other.answers === id : other.id === answers,
  );

/** The segments that carry octets of a message, repetitions and copies too, in the order of sending. */
export const carriersOf = (trace: Trace, message: Message): readonly TraceSegment[] => {
  // An earlier connection with the same ports had other numbers, but may have had these too.
  const carried = ({ from, sourcePort, to, destinationPort, seq, length, sentAt }: TraceSegment) =>
    from === message.host &&
    sourcePort === message.sourcePort &&
    to === message.to &&
    destinationPort === message.destinationPort &&
    length > 0 &&
    sentAt >= message.writtenAt &&
    message.parts.some(
      (part) =>
        inWindow(sequence(seq), sequence(part.seq), part.length) ||
        inWindow(sequence(part.seq), sequence(seq), length),
    );
  const ids = new Set(
    originalOf(trace)
      .segments.filter(carried)
      .map(({ id }) => id),
  );
  return trace.segments.filter(({ id }) => ids.has(id));
};

const linkDelay = ({ scenario }: Trace): number => scenario.link?.delay ?? 0.1;

const connects = ({ events }: Trace): readonly TraceEvent[] =>
  events.filter((event) => event.kind === 'call' && event.call === 'connect' && !event.refused);

/**
 * The time from the first `connect` to the last response that was read, in round trips of the link,
 * to the nearest whole one; null where no response was read, or the link takes no time.
 */
export const roundTrips = (trace: Trace): number | null => {
  const [first] = connects(trace);
  const read = messagesOf(trace)
    .filter(({ kind }) => kind === 'response')
    .flatMap(({ readAt }) => readAt ?? []);
  const trip = 2 * linkDelay(trace);
  if (first === undefined || read.length === 0 || trip === 0) return null;
  return Math.round((Math.max(...read) - first.time) / trip);
};

/** How many connections were asked for. */
export const connectionsOpened = (trace: Trace): number => connects(trace).length;

/** How often a host came to TIME-WAIT; hosts that never did are not in it. */
export const timeWaits = ({ events }: Trace): ReadonlyMap<HostId, number> => {
  const counts = new Map<HostId, number>();
  for (const { host, before, after } of events) {
    if (after === 'TIME-WAIT' && before !== after) counts.set(host, (counts.get(host) ?? 0) + 1);
  }
  return counts;
};
