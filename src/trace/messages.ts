/** The questions that one asks of the messages of a run: who says what to whom, and how long it takes. */
import { inWindow, sequence } from '../tcp/sequence.ts';
import { originalOf } from './shown.ts';
import type { Message, Trace, TraceSegment } from './trace.ts';

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
