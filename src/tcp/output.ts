/** What an end sends by itself: its SYN, its stream in segments, its FIN, and all that again. */
import { give, emit, set, tcbOf, type Turn } from './turn.ts';
import { forgetTiming, initialRto, startTiming } from './round-trip.ts';
import { answerInteractively } from './delayed-ack.ts';
import { ensureRetransmission, ensureUserTimeout, start, stop } from './timers.ts';
import { advance, distance, sequence } from './sequence.ts';
import { sequenceEnd, type Flag, type Segment } from './segment.ts';
import type { Chunk, Tcb } from './tcb.ts';

/** The largest text where the peer did not say (RFC 9293 3.7.1, MUST-15). */
const defaultMss = 536;

/** A new TCB with a chosen ISS (3.10.1). */
export const createTcb = (turn: Turn, openedBy: Tcb['openedBy']): void => {
  const { around } = turn;
  const ISS = around.chooseIss();
  turn.tcb = {
    openedBy,
    fromListen: turn.state === 'LISTEN',
    ISS,
    IRS: null,
    'SND.UNA': ISS,
    'SND.NXT': ISS,
    'SND.WND': 0,
    'SND.WL1': sequence(0),
    'SND.WL2': sequence(0),
    'MAX.SND.WND': 0,
    'SND.MSS': defaultMss,
    'RCV.NXT': sequence(0),
    'RCV.WND': around.receiveBuffer,
    SRTT: null,
    RTTVAR: null,
    timing: null,
    RTO: initialRto(turn),
    retransmissions: 0,
    repeatedSince: null,
    sendBuffer: [],
    retransmissionQueue: [],
    reassemblyQueue: [],
    unread: 0,
    wanted: turn.wanted,
    receiveBuffer: around.receiveBuffer,
    readsManually: around.readsManually,
    closePending: false,
    finSent: null,
    ackOwed: false,
    ackSent: sequence(0),
    heardTextAt: null,
    quickAcks: around.options.quickAcks,
    probes: 0,
    windowProbes: 0,
    orphaned: false,
    invalidAckAt: null,
    challengesAt: [],
    timers: {},
  };
};

/** Sends what takes sequence numbers. */
const depart = (turn: Turn, flags: readonly Flag[], text: Chunk, options = {}): Segment => {
  const seq = tcbOf(turn)['SND.NXT'];
  const left = emit(turn, { seq, flags, ...text, options });
  set(turn, {
    'SND.NXT': sequenceEnd(left),
    ...(flags.includes('FIN') && { finSent: advance(seq, text.length), closePending: false }),
  });
  startTiming(turn);
  return left;
};

/** Remembers what has left until it is acknowledged. */
const remember = (turn: Turn, left: readonly Segment[]): void => {
  if (left.length === 0) return;
  set(turn, { retransmissionQueue: tcbOf(turn).retransmissionQueue.concat(left) });
  ensureRetransmission(turn);
  ensureUserTimeout(turn);
};

const transmit = (turn: Turn, flags: readonly Flag[], text: Chunk, options = {}): void => {
  remember(turn, [depart(turn, flags, text, options)]);
};

const nothing: Chunk = { length: 0, text: null };

export const sendSyn = (turn: Turn, flags: readonly Flag[] = ['SYN']): void => {
  transmit(turn, flags, nothing, { maximumSegmentSize: turn.around.maximumSegmentSize });
};

/** In a simultaneous open the SYN that has left becomes a SYN,ACK with the same number. */
export const sendSynAgainWithAck = (turn: Turn): void => {
  const tcb = tcbOf(turn);
  const left = emit(turn, {
    seq: tcb.ISS,
    flags: ['SYN', 'ACK'],
    options: { maximumSegmentSize: turn.around.maximumSegmentSize },
  });
  set(turn, { retransmissionQueue: [left, ...tcb.retransmissionQueue.slice(1)] });
};

/** Takes up to `size` octets from the front of the send buffer. */
const take = (buffer: readonly Chunk[], size: number): [taken: Chunk, rest: readonly Chunk[]] => {
  const rest = [...buffer];
  const pieces: Chunk[] = [];
  let room = size;
  while (room > 0) {
    const chunk = rest.shift();
    if (chunk === undefined) break;
    const length = Math.min(room, chunk.length);
    pieces.push({ length, text: chunk.text?.slice(0, length) ?? null });
    if (length < chunk.length) {
      rest.unshift({ length: chunk.length - length, text: chunk.text?.slice(length) ?? null });
    }
    room -= length;
  }
  const texts = pieces.map((piece) => piece.text ?? '\0'.repeat(piece.length));
  const anyText = pieces.some((piece) => piece.text !== null);
  return [{ length: size - room, text: anyText ? texts.join('') : null }, rest];
};

/** How much the peer still takes: its window less what is on its way (3.8.6). */
const usableWindow = (tcb: Tcb): number =>
  tcb['SND.WND'] - distance(tcb['SND.NXT'], tcb['SND.UNA']);

const sendText = (turn: Turn): void => {
  const left: Segment[] = [];
  for (;;) {
    const tcb = tcbOf(turn);
    const size = Math.min(tcb['SND.MSS'], usableWindow(tcb));
    if (tcb.sendBuffer.length === 0 || size <= 0) break;
    const [text, rest] = take(tcb.sendBuffer, size);
    const last = rest.length === 0;
    const finToo = last && tcb.closePending && usableWindow(tcb) > text.length;
    if (finToo && turn.state === 'CLOSE-WAIT') give(turn, 'CLOSE');
    set(turn, { sendBuffer: rest });
    answerInteractively(turn);
    // PSH on the last segment of what was given to send (3.9.1.2, MUST-61).
    const controls: readonly Flag[] = [...(finToo ? ['FIN' as const] : []), ...pushed(last)];
    left.push(depart(turn, [...controls, 'ACK'], text));
  }
  remember(turn, left);
};

const pushed = (last: boolean): readonly Flag[] => (last ? ['PSH'] : []);

/** The FIN leaves when everything before it has (3.10.4); in CLOSE-WAIT the state changes then. */
const sendFin = (turn: Turn): void => {
  const tcb = tcbOf(turn);
  if (!tcb.closePending || tcb.sendBuffer.length > 0 || usableWindow(tcb) <= 0) return;
  if (turn.state === 'CLOSE-WAIT') give(turn, 'CLOSE');
  transmit(turn, ['FIN', 'ACK'], nothing);
};

const mayStream: readonly string[] = [
  'ESTABLISHED',
  'CLOSE-WAIT',
  'FIN-WAIT-1',
  'CLOSING',
  'LAST-ACK',
];

/** Something waits for a window that is closed. A SYN needs none. */
const isShutOut = ({ 'SND.WND': window, ...tcb }: Tcb): boolean =>
  window === 0 &&
  tcb['SND.UNA'] !== tcb.ISS &&
  (tcb.sendBuffer.length > 0 ||
    tcb.closePending ||
    (tcb.windowProbes > 0 && tcb.retransmissionQueue.length > 0));

/** While the window is closed it is probed (3.8.6.1), and nothing is repeated. */
const watchWindow = (turn: Turn): void => {
  const { timers, RTO, retransmissionQueue, windowProbes } = tcbOf(turn);
  if (isShutOut(tcbOf(turn))) {
    stop(turn, 'retransmission');
    // SHLD-29: the first probe when the window has been closed for an RTO.
    if (timers.persist === undefined) start(turn, 'persist', RTO);
    return;
  }
  stop(turn, 'persist');
  if (windowProbes > 0) set(turn, { windowProbes: 0, probes: 0 });
  if (retransmissionQueue.length > 0) ensureRetransmission(turn);
};

/** The window has opened: the octet that probed it found no room, and leaves once more. */
const repeatProbe = (turn: Turn): void => {
  const { 'SND.WND': window, windowProbes } = tcbOf(turn);
  const probed = windowProbes > 0 && turn.around.options.windowProbeOctets > 0;
  if (probed && window > 0) retransmit(turn);
};

/** The octet that probes a closed window: of the text, or the FIN if no text is left. */
export const probeWindow = (turn: Turn): void => {
  const [text, rest] = take(tcbOf(turn).sendBuffer, 1);
  if (text.length > 0) {
    set(turn, { sendBuffer: rest });
    transmit(turn, rest.length === 0 ? ['PSH', 'ACK'] : ['ACK'], text);
  } else {
    if (turn.state === 'CLOSE-WAIT') give(turn, 'CLOSE');
    transmit(turn, ['FIN', 'ACK'], nothing);
  }
  stop(turn, 'retransmission');
};

/** Sends whatever may leave now: text as the peer's window allows, then the FIN that was asked for. */
export const output = (turn: Turn): void => {
  if (turn.tcb === null || !mayStream.includes(turn.state)) return;
  repeatProbe(turn);
  sendText(turn);
  sendFin(turn);
  watchWindow(turn);
};

/** The front of the retransmission queue once more (3.10.8), with what is to be acknowledged now. */
export const retransmit = (turn: Turn): void => {
  const tcb = tcbOf(turn);
  const [front, ...others] = tcb.retransmissionQueue;
  if (front === undefined) return;
  const { seq, flags, length, text, options } = front;
  const again: Segment = emit(turn, { seq, flags, length, text, options }, true);
  forgetTiming(turn);
  set(turn, { retransmissionQueue: [again, ...others] });
};

/** Forgets what the peer has acknowledged; a segment that is acknowledged in part keeps its rest. */
export const prune = (queue: readonly Segment[], acked: Segment['seq']): readonly Segment[] => {
  const first = queue.findIndex((left) => distance(acked, sequenceEnd(left)) < 0);
  const kept = first < 0 ? [] : queue.slice(first);
  const [front] = kept;
  if (front === undefined) return [];
  const octets = distance(acked, front.seq);
  if (octets <= 0) return kept;
  // Only text can be cut: what lies before it in a segment is a SYN, and that carries no text here.
  const text = front.text?.slice(octets) ?? null;
  return [{ ...front, seq: acked, length: front.length - octets, text }, ...kept.slice(1)];
};
