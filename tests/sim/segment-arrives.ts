/**
 * RFC 9293 3.10.7 once more, written from its text alone and for single questions: what is answered to
 * one segment, and what is the state then? Nothing here comes from `src/tcp` but the arithmetic.
 *
 * The RFC 5961 checks that 3.10.7.4 includes are on. Where the text leaves a choice, what is chosen is
 * said beside it.
 */
import type { Flag } from '../../src/tcp/segment.ts';
import { advance, ge, gt, le, lt, type SequenceNumber } from '../../src/tcp/sequence.ts';
import type { State } from '../../src/tcp/states.ts';

/** The variables of an end. */
export interface Variables {
  readonly state: State;
  readonly opened: 'passively' | 'actively';
  readonly una: SequenceNumber;
  readonly nxt: SequenceNumber;
  readonly rcvNxt: SequenceNumber;
  readonly rcvWnd: number;
  /** MAX.SND.WND. */
  readonly maxSndWnd: number;
  /** Our FIN has been sent, and it is what SND.NXT follows. */
  readonly finSent: boolean;
}

export interface Arriving {
  readonly seq: SequenceNumber;
  readonly ack: SequenceNumber | null;
  readonly flags: readonly Flag[];
  readonly length: number;
}

export interface Answer {
  readonly sent: readonly Arriving[];
  readonly state: State;
}

const control = (seq: SequenceNumber, ack: SequenceNumber | null, ...flags: Flag[]): Arriving => ({
  seq,
  ack,
  flags,
  length: 0,
});

const zero = 0 as SequenceNumber;

/** 3.5.2, group 1. */
const resetFor = ({ seq, ack, ...segment }: Arriving): Arriving =>
  ack === null
    ? control(zero, advance(seq, segLen(segment)), 'RST', 'ACK')
    : control(ack, null, 'RST');

/** SEG.LEN: "the number of octets occupied by the data in the segment (counting SYN and FIN)". */
const segLen = ({ flags, length }: Pick<Arriving, 'flags' | 'length'>): number =>
  length + Number(flags.includes('SYN')) + Number(flags.includes('FIN'));

const closed = (segment: Arriving): Answer => ({
  sent: segment.flags.includes('RST') ? [] : [resetFor(segment)],
  state: 'CLOSED',
});

const listen = ({ una }: Variables, segment: Arriving): Answer => {
  const { flags, ack, seq } = segment;
  if (flags.includes('RST')) return { sent: [], state: 'LISTEN' };
  if (ack !== null) return { sent: [control(ack, null, 'RST')], state: 'LISTEN' };
  // "Any other incoming control or data … will be processed in the SYN-RECEIVED state": D15 drops it.
  if (flags.includes('SYN')) {
    return { sent: [control(una, advance(seq, 1), 'SYN', 'ACK')], state: 'SYN-RECEIVED' };
  }
  return { sent: [], state: 'LISTEN' };
};

const synSent = ({ una, nxt }: Variables, { seq, ack, flags }: Arriving): Answer => {
  const stay = (...sent: readonly Arriving[]): Answer => ({ sent, state: 'SYN-SENT' });
  const isReset = flags.includes('RST');
  const acceptable = ack !== null && gt(ack, una) && le(ack, nxt);
  if (ack !== null && !acceptable) return isReset ? stay() : stay(control(ack, null, 'RST'));
  if (isReset) return acceptable ? { sent: [], state: 'CLOSED' } : stay();
  if (!flags.includes('SYN')) return stay();
  const next = advance(seq, 1);
  return acceptable
    ? { sent: [control(nxt, next, 'ACK')], state: 'ESTABLISHED' }
    : { sent: [control(una, next, 'SYN', 'ACK')], state: 'SYN-RECEIVED' };
};

/** Table 6; the window is not zero here. */
const isAcceptable = ({ rcvNxt, rcvWnd }: Variables, segment: Arriving): boolean => {
  const inside = (at: SequenceNumber) => ge(at, rcvNxt) && lt(at, advance(rcvNxt, rcvWnd));
  const length = segLen(segment);
  return inside(segment.seq) || (length > 0 && inside(advance(segment.seq, length - 1)));
};

/** "Second, check the RST bit": by state, where SEQ is RCV.NXT. */
const resetIn = ({ state, opened }: Variables): State =>
  state === 'SYN-RECEIVED' && opened === 'passively' ? 'LISTEN' : 'CLOSED';

/** What the acknowledgment makes of the state; null where the segment is not to be looked at further. */
const stateAfterAck = (end: Variables, ack: SequenceNumber): State | null => {
  const finIsAcked = end.finSent && ack === end.nxt;
  switch (end.state) {
    case 'SYN-RECEIVED':
      return 'ESTABLISHED';
    case 'FIN-WAIT-1':
      return finIsAcked ? 'FIN-WAIT-2' : 'FIN-WAIT-1';
    case 'CLOSING':
      // "otherwise, ignore the segment"
      return finIsAcked ? 'TIME-WAIT' : null;
    case 'LAST-ACK':
      return finIsAcked ? 'CLOSED' : 'LAST-ACK';
    default:
      return end.state;
  }
};

/** "Eighth, check the FIN bit", for the states that still receive. */
const stateAfterFin: Partial<Record<State, State>> = {
  ESTABLISHED: 'CLOSE-WAIT',
  'FIN-WAIT-1': 'CLOSING',
  'FIN-WAIT-2': 'TIME-WAIT',
};

/** Seventh and eighth, in a state that still receives: how far RCV.NXT goes, and the state then. */
const takeText = (
  { rcvNxt, rcvWnd }: Variables,
  { seq, flags, length }: Arriving,
): { readonly next: SequenceNumber; readonly finTaken: boolean } => {
  if (gt(seq, rcvNxt)) return { next: rcvNxt, finTaken: false };
  const edge = advance(rcvNxt, rcvWnd);
  const end = advance(seq, length);
  if (gt(end, edge)) return { next: edge, finTaken: false };
  const finTaken = flags.includes('FIN') && ge(end, rcvNxt);
  return { next: advance(end, Number(finTaken)), finTaken };
};

const fromTheSixthStepOn = (end: Variables, state: State, segment: Arriving): Answer => {
  const length = segLen(segment);
  if (state === 'CLOSED' || length === 0) return { sent: [], state };
  // "The only thing that can arrive … is a retransmission of the remote FIN. Acknowledge it"
  if (end.state === 'TIME-WAIT') {
    return { sent: [control(end.nxt, end.rcvNxt, 'ACK')], state };
  }
  const afterFin = stateAfterFin[state];
  // "This should not occur since a FIN has been received from the remote side. Ignore the segment
  // text": and what follows the peer's FIN is no second FIN.
  if (afterFin === undefined) return { sent: [], state };
  const { next, finTaken } = takeText(end, segment);
  return { sent: [control(end.nxt, next, 'ACK')], state: finTaken ? afterFin : state };
};

const otherStates = (end: Variables, segment: Arriving): Answer => {
  const { state, opened, una, nxt, rcvNxt, maxSndWnd } = end;
  const { flags, ack, seq } = segment;
  const acknowledged: Answer = { sent: [control(nxt, rcvNxt, 'ACK')], state };
  const dropped: Answer = { sent: [], state };
  const isReset = flags.includes('RST');
  // First.
  if (!isAcceptable(end, segment)) return isReset ? dropped : acknowledged;
  // Second.
  if (isReset) return seq === rcvNxt ? { sent: [], state: resetIn(end) } : acknowledged;
  // Fourth.
  if (flags.includes('SYN')) {
    const returns = state === 'SYN-RECEIVED' && opened === 'passively';
    return returns ? { sent: [], state: 'LISTEN' } : acknowledged;
  }
  // Fifth.
  if (ack === null) return dropped;
  if (state === 'SYN-RECEIVED') {
    // Its own answer to a bad ACK would never be given, if RFC 5961's came first.
    if (le(ack, una) || gt(ack, nxt)) return { sent: [control(ack, null, 'RST')], state };
  } else if (lt(ack, advance(una, -maxSndWnd)) || gt(ack, nxt)) return acknowledged;
  const after = stateAfterAck(end, ack);
  return after === null ? dropped : fromTheSixthStepOn(end, after, segment);
};

/** SEGMENT ARRIVES. */
export const segmentArrives = (end: Variables, segment: Arriving): Answer => {
  if (end.state === 'CLOSED') return closed(segment);
  if (end.state === 'LISTEN') return listen(end, segment);
  if (end.state === 'SYN-SENT') return synSent(end, segment);
  return otherStates(end, segment);
};
