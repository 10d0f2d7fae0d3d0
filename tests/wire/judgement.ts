/** What a run itself says of the segments that a tap sees: it knows why each of them was sent. */
import { sequenceEnd, sequenceLength, segment } from '../../src/tcp/segment.ts';
import { ge, later, sequence, type SequenceNumber } from '../../src/tcp/sequence.ts';
import type { Trace, TraceEvent, TraceSegment } from '../../src/trace/trace.ts';

export type Kind =
  'retransmission' | 'out-of-order' | 'duplicate-ack' | 'keep-alive' | 'keep-alive-ack' | 'reset';

/** One direction of a conversation, as far as the tap has seen it. */
interface Direction {
  /** The first sequence number behind all that was seen. */
  next: SequenceNumber | null;
  /** The latest acknowledgment. */
  ack: number | null;
  /** The segments that were seen, and those that they repeat. */
  readonly seen: Set<string>;
}

const strict = ({ seq, ack, text: _, ...others }: TraceSegment) =>
  segment({ ...others, seq: sequence(seq), ack: ack === null ? null : sequence(ack) });

/** By the id of each segment, the event that sent it. */
const senders = ({ events }: Trace): ReadonlyMap<string, TraceEvent> =>
  new Map(events.flatMap((event) => event.sent.map((id) => [id, event] as const)));

const isKeepAlive = (event: TraceEvent | undefined): boolean =>
  event?.kind === 'timer' && event.timer === 'keep-alive';

/** The ids that a segment repeats: what it is a copy or a retransmission of. */
const repeated = ({ retransmissionOf, duplicateOf }: TraceSegment): readonly string[] =>
  [retransmissionOf, duplicateOf].filter((id) => id !== null);

/** What takes sequence numbers. */
const kindOfText = (one: TraceSegment, own: Direction): Kind | null => {
  const { seq, flags, retransmissionOf } = one;
  if (repeated(one).some((id) => own.seen.has(id))) return 'retransmission';
  // A SYN that was not sent before is neither late nor early: it begins anew.
  if (flags.includes('SYN') && retransmissionOf === null) return null;
  if (own.next === null || ge(sequence(seq), own.next)) return null;
  return retransmissionOf === null ? 'out-of-order' : 'retransmission';
};

/**
 * Nothing new: it came of a segment that arrived, or is a copy that the link made, and says what
 * this end has said before.
 */
const isDuplicateAck = (one: TraceSegment, own: Direction, cause?: TraceEvent): boolean =>
  one.flags.every((flag) => flag === 'ACK') &&
  one.ack === own.ack &&
  (cause?.kind === 'arrival' || one.duplicateOf !== null);

/** What the segments of one conversation are, in the order in which a tap sees them. */
export const judge = (
  trace: Trace,
  conversation: readonly TraceSegment[],
): readonly (Kind | null)[] => {
  const sentBy = senders(trace);
  const directions = new Map<string, Direction>();
  const kindOf = (one: TraceSegment, own: Direction): Kind | null => {
    const cause = sentBy.get(one.id);
    if (one.flags.includes('RST')) return 'reset';
    if (isKeepAlive(cause)) return 'keep-alive';
    if (sequenceLength(strict(one)) > 0) return kindOfText(one, own);
    if (!isDuplicateAck(one, own, cause)) return null;
    const isAnswer = cause?.kind === 'arrival' && isKeepAlive(sentBy.get(cause.segment));
    return isAnswer ? 'keep-alive-ack' : 'duplicate-ack';
  };
  return conversation.map((one) => {
    const key = `${one.from}:${one.sourcePort}`;
    const own = directions.get(key) ?? { next: null, ack: null, seen: new Set() };
    directions.set(key, own);
    const kind = kindOf(one, own);
    const end = sequenceEnd(strict(one));
    const isNew = own.next === null || (one.flags.includes('SYN') && kind === null);
    own.next = isNew ? end : later(own.next ?? end, end);
    if (one.ack !== null) own.ack = one.ack;
    for (const id of [one.id, ...repeated(one)]) own.seen.add(id);
    return kind;
  });
};
