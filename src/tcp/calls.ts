/** The user calls, RFC 9293 3.10.1 to 3.10.6. What a state does not allow is refused first. */
import { lossAtClose, orphan } from './close.ts';
import { createTcb, output, sendSyn } from './output.ts';
import { clauseOfCall, finWasAskedFor, refusal, type CallName } from './permission.ts';
import { offeredWindow } from './reassembly.ts';
import type { State } from './machine.ts';
import type { Chunk } from './tcb.ts';
import { ensureUserTimeout, startTimeWait } from './timers.ts';
import { acknowledge, apply, emit, give, set, tcbOf, type Turn } from './turn.ts';

export type UserCall =
  | { readonly call: 'OPEN'; readonly passive: boolean }
  | { readonly call: 'SEND'; readonly chunk: Chunk }
  | { readonly call: 'RECEIVE'; readonly length: number }
  /** `close` is the socket call, which ends receiving, too (D13). */
  | { readonly call: 'CLOSE' | 'close' | 'ABORT' | 'STATUS' };

const nameOf = (user: UserCall): CallName => {
  if (user.call !== 'OPEN') return user.call;
  return user.passive ? 'passive OPEN' : 'active OPEN';
};

/** 3.10.1 */
const open = (turn: Turn, passive: boolean): void => {
  if (passive) {
    give(turn, 'passive OPEN');
    return;
  }
  createTcb(turn, 'active');
  give(turn, 'active OPEN');
  sendSyn(turn);
};

/** The largest send buffer, octets; a SEND beyond it is refused (3.10.2). */
const sendBufferLimit = 1024 * 1024 * 1024;

const enqueue = (turn: Turn, chunk: Chunk): void => {
  const { sendBuffer } = tcbOf(turn);
  const held = sendBuffer.reduce((sum, { length }) => sum + length, 0);
  if (held + chunk.length > sendBufferLimit) turn.refused = 'insufficient resources';
  else if (chunk.length > 0) set(turn, { sendBuffer: [...sendBuffer, chunk] });
};

/** 3.10.2. In LISTEN it makes the end active, if it knows whom to call. */
const send = (turn: Turn, chunk: Chunk): void => {
  if (turn.state === 'LISTEN') {
    createTcb(turn, 'active');
    give(turn, 'SEND');
    sendSyn(turn);
  }
  enqueue(turn, chunk);
  if (chunk.length > 0) ensureUserTimeout(turn);
  output(turn);
  if (turn.state === 'ESTABLISHED' || turn.state === 'CLOSE-WAIT') tellOfLimits(turn, chunk);
};

/** What kept text from leaving as it was given. */
const tellOfLimits = (turn: Turn, { length }: Chunk): void => {
  const { sendBuffer, 'SND.MSS': mss } = tcbOf(turn);
  if (length > mss && turn.sent.length > 0) apply(turn, 'rfc9293:3.8.4/mss');
  if (sendBuffer.length > 0) apply(turn, 'rfc9293:3.8.6/window');
};

/** Gives the user what is here of what it asked for, and tells the peer of the room that it made. */
const read = (turn: Turn): void => {
  const tcb = tcbOf(turn);
  const delivered = Math.min(tcb.unread, tcb.wanted);
  turn.delivered += delivered;
  set(turn, { unread: tcb.unread - delivered, wanted: tcb.wanted - delivered });
  const window = offeredWindow(tcbOf(turn), tcb['RCV.WND']);
  if (window === tcb['RCV.WND']) return;
  set(turn, { 'RCV.WND': window });
  acknowledge(turn);
};

/** 3.10.3: "queue for processing after entering ESTABLISHED state". */
const receive = (turn: Turn, length: number): void => {
  if (turn.state === 'LISTEN') {
    turn.wanted += length;
    return;
  }
  set(turn, { wanted: tcbOf(turn).wanted + length });
  const opening = turn.state === 'SYN-SENT' || turn.state === 'SYN-RECEIVED';
  if (!opening) read(turn);
  // The peer has closed: there will be no more than what is here.
  if (turn.state === 'CLOSE-WAIT') set(turn, { wanted: 0 });
};

/** 3.10.4: "I have no more data to send." */
const close = (turn: Turn): void => {
  if (turn.state === 'LISTEN' || turn.state === 'SYN-SENT') {
    give(turn, 'CLOSE');
    return;
  }
  const unsent = tcbOf(turn).sendBuffer.length > 0;
  set(turn, { closePending: true });
  // In SYN-RECEIVED, text before the FIN waits for ESTABLISHED; in CLOSE-WAIT the state changes
  // when the FIN leaves (`output.ts`).
  if (turn.state === 'ESTABLISHED' || (turn.state === 'SYN-RECEIVED' && !unsent))
    give(turn, 'CLOSE');
  output(turn);
};

/** `close()`: "half-duplex" by 3.6.1 (MAY-1). What it throws away, the peer learns by a reset. */
const closeSocket = (turn: Turn): void => {
  const { options } = turn.around;
  const lost = options.halfDuplexClose ? lossAtClose(turn) : null;
  if (lost !== null) {
    apply(turn, lost);
    abort(turn);
    return;
  }
  const asked = turn.tcb?.closePending === true || finWasAskedFor(turn.state);
  if (!asked) close(turn);
  if (options.halfDuplexClose) orphan(turn);
};

const resetsOnAbort: readonly State[] = [
  'SYN-RECEIVED',
  'ESTABLISHED',
  'FIN-WAIT-1',
  'FIN-WAIT-2',
  'CLOSE-WAIT',
];

/** 3.10.5. The end goes to CLOSED at once (D5). */
const abort = (turn: Turn): void => {
  if (resetsOnAbort.includes(turn.state)) {
    const { acknowledgeInReset, stateAfterAbort } = turn.around.options;
    const seq = tcbOf(turn)['SND.NXT'];
    if (acknowledgeInReset) emit(turn, { seq, flags: ['RST', 'ACK'] });
    else emit(turn, { seq, flags: ['RST'], window: 0 });
    if (stateAfterAbort === 'TIME-WAIT') {
      waitAfterAbort(turn);
      return;
    }
  }
  give(turn, 'ABORT');
};

/** D5: "The side of a connection issuing a reset should enter the TIME-WAIT state" (3.5.2). */
const waitAfterAbort = (turn: Turn): void => {
  apply(turn, 'rfc9293:3.5.2');
  give(turn, 'ABORT into TIME-WAIT');
  set(turn, { sendBuffer: [], retransmissionQueue: [], reassemblyQueue: [], orphaned: true });
  startTimeWait(turn);
};

const accept = (turn: Turn, user: UserCall): void => {
  if (user.call === 'OPEN') open(turn, user.passive);
  else if (user.call === 'SEND') send(turn, user.chunk);
  else if (user.call === 'RECEIVE') receive(turn, user.length);
  else if (user.call === 'CLOSE') close(turn);
  else if (user.call === 'close') closeSocket(turn);
  else if (user.call === 'ABORT') abort(turn);
};

/** A user call, accepted or refused in the RFC's words. STATUS changes nothing. */
export const perform = (turn: Turn, user: UserCall): void => {
  const name = nameOf(user);
  apply(turn, clauseOfCall[name]);
  turn.refused = refusal(name, {
    state: turn.state,
    closePending: turn.tcb?.closePending ?? false,
    unread: turn.tcb?.unread ?? 0,
    orphaned: turn.tcb?.orphaned ?? false,
    remoteSpecified: turn.around.remoteSpecified,
  });
  if (turn.refused === null) accept(turn, user);
};
