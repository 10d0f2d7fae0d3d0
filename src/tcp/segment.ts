/** What TCP means by a segment (RFC 9293 3.1), free of bytes on a wire. */
import { advance, sequence, type SequenceNumber } from './sequence.ts';

export const flags = ['SYN', 'FIN', 'RST', 'PSH', 'ACK', 'URG'] as const;
export type Flag = (typeof flags)[number];

/** The options that a segment carries; lengths in octets. Others travel unharmed, by their name. */
export interface SegmentOptions {
  readonly maximumSegmentSize?: number | undefined;
  readonly [name: string]: unknown;
}

export interface Segment {
  readonly seq: SequenceNumber;
  /** Present exactly when ACK is in `flags`. */
  readonly ack: SequenceNumber | null;
  readonly flags: readonly Flag[];
  readonly window: number;
  /** Octets of text, SYN and FIN not counted. */
  readonly length: number;
  /** The text as a string of octets (`\0` to `\xff`), or null where only its length is known. */
  readonly text: string | null;
  readonly options: SegmentOptions;
}

export const has = (segment: Segment, flag: Flag): boolean => segment.flags.includes(flag);

/** SEG.LEN: the sequence numbers that a segment takes; SYN and FIN take one each (RFC 9293 3.4). */
export const sequenceLength = (segment: Segment): number =>
  segment.length + (has(segment, 'SYN') ? 1 : 0) + (has(segment, 'FIN') ? 1 : 0);

/** The first sequence number after the segment. */
export const sequenceEnd = (segment: Segment): SequenceNumber =>
  advance(segment.seq, sequenceLength(segment));

/** Two sets of flags, PSH aside, are the same. */
export const sameFlags = (a: readonly Flag[], b: readonly Flag[]): boolean => {
  const essential = (list: readonly Flag[]) => list.filter((flag) => flag !== 'PSH');
  const [left, right] = [essential(a), essential(b)];
  return left.length === right.length && left.every((flag) => right.includes(flag));
};

/** A segment from its telling fields; the rest is empty. */
export const segment = (fields: Partial<Segment> & Pick<Segment, 'flags'>): Segment => ({
  seq: sequence(0),
  ack: null,
  window: 0,
  length: 0,
  text: null,
  options: {},
  ...fields,
});
