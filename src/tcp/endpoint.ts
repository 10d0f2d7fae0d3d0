/**
 * One end of a connection as a fold: an endpoint and one event give an outcome with the next
 * endpoint. User calls are 3.10.1 to 3.10.6, arrivals 3.10.7, timeouts 3.10.8.
 */
import * as arrivals from './arrivals.ts';
import { createTcb, output, retransmit, sendSyn } from './output.ts';
import { offeredWindow } from './reassembly.ts';
import type { Segment } from './segment.ts';
import type { State } from './machine.ts';
import type { Chunk, TimerName } from './tcb.ts';
import * as timers from './timers.ts';
import {
  acknowledge,
  apply,
  begin,
  emit,
  give,
  outcome,
  set,
  tcbOf,
  type Endpoint,
  type Outcome,
  type Refusal,
  type Surroundings,
  type Turn,
} from './turn.ts';

export type UserCall =
  | { readonly call: 'OPEN'; readonly passive: boolean }
  | { readonly call: 'SEND'; readonly chunk: Chunk }
  | { readonly call: 'RECEIVE'; readonly length: number }
  | { readonly call: 'CLOSE' | 'ABORT' | 'STATUS' };

const refuse = (turn: Turn, refused: Refusal): void => {
  turn.refused = refused;
};

const activeOpen = (turn: Turn): void => {
  createTcb(turn, 'active');
  give(turn, 'active OPEN');
  sendSyn(turn);
};

/** 3.10.1 */
const open = (turn: Turn, passive: boolean): void => {
  apply(turn, 'rfc9293:3.10.1');
  if (turn.state === 'CLOSED' && passive) give(turn, 'passive OPEN');
  else if (turn.state === 'CLOSED') activeOpen(turn);
  else if (turn.state === 'LISTEN' && !passive) activeOpen(turn);
  else refuse(turn, 'connection already exists');
};

/** The answer to a call that needs a connection and finds one that is closing, or none. */
const refusalIn = (state: State): Refusal =>
  state === 'CLOSED' ? 'connection does not exist' : 'connection closing';

/** The largest send buffer, octets; a SEND beyond it is refused (3.10.2). */
const sendBufferLimit = 1024 * 1024 * 1024;

const enqueue = (turn: Turn, chunk: Chunk): void => {
  const { sendBuffer } = tcbOf(turn);
  const held = sendBuffer.reduce((sum, { length }) => sum + length, 0);
  if (held + chunk.length > sendBufferLimit) refuse(turn, 'insufficient resources');
  else if (chunk.length > 0) set(turn, { sendBuffer: [...sendBuffer, chunk] });
};

/** 3.10.2 */
const send = (turn: Turn, chunk: Chunk): void => {
  apply(turn, 'rfc9293:3.10.2');
  switch (turn.state) {
    case 'LISTEN':
      if (!turn.around.remoteSpecified) {
        refuse(turn, 'remote socket unspecified');
        return;
      }
      createTcb(turn, 'active');
      give(turn, 'SEND');
      sendSyn(turn);
      enqueue(turn, chunk);
      return;
    case 'SYN-SENT':
    case 'SYN-RECEIVED':
    case 'ESTABLISHED':
    case 'CLOSE-WAIT':
      if (tcbOf(turn).closePending) refuse(turn, 'connection closing');
      else enqueue(turn, chunk);
      output(turn);
      return;
    default:
      refuse(turn, refusalIn(turn.state));
  }
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

/** 3.10.3 */
const receive = (turn: Turn, length: number): void => {
  apply(turn, 'rfc9293:3.10.3');
  switch (turn.state) {
    case 'LISTEN':
      // No TCB to queue it in; what arrives for a manual reader waits until it is asked for.
      return;
    case 'SYN-SENT':
    case 'SYN-RECEIVED':
      set(turn, { wanted: tcbOf(turn).wanted + length });
      return;
    case 'ESTABLISHED':
    case 'FIN-WAIT-1':
    case 'FIN-WAIT-2':
      set(turn, { wanted: tcbOf(turn).wanted + length });
      read(turn);
      return;
    case 'CLOSE-WAIT':
      if (tcbOf(turn).unread === 0) refuse(turn, 'connection closing');
      else {
        set(turn, { wanted: length });
        read(turn);
        set(turn, { wanted: 0 });
      }
      return;
    default:
      refuse(turn, refusalIn(turn.state));
  }
};

/** 3.10.4: "I have no more data to send." */
const close = (turn: Turn): void => {
  apply(turn, 'rfc9293:3.10.4');
  const pending = turn.tcb?.closePending === true;
  const unsent = (turn.tcb?.sendBuffer.length ?? 0) > 0;
  if (pending) {
    refuse(turn, 'connection closing');
    return;
  }
  switch (turn.state) {
    case 'LISTEN':
    case 'SYN-SENT':
      give(turn, 'CLOSE');
      return;
    case 'SYN-RECEIVED':
      set(turn, { closePending: true });
      // With text to send, it waits for ESTABLISHED; else the FIN leaves now.
      if (!unsent) give(turn, 'CLOSE');
      output(turn);
      return;
    case 'ESTABLISHED':
      set(turn, { closePending: true });
      give(turn, 'CLOSE');
      output(turn);
      return;
    case 'CLOSE-WAIT':
      // The state changes when the FIN leaves.
      set(turn, { closePending: true });
      output(turn);
      return;
    default:
      refuse(turn, refusalIn(turn.state));
  }
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
  apply(turn, 'rfc9293:3.10.5');
  if (turn.state === 'CLOSED') {
    refuse(turn, 'connection does not exist');
    return;
  }
  if (resetsOnAbort.includes(turn.state)) {
    emit(turn, { seq: tcbOf(turn)['SND.NXT'], flags: ['RST'], window: 0 });
  }
  give(turn, 'ABORT');
};

const perform = (turn: Turn, user: UserCall): void => {
  switch (user.call) {
    case 'OPEN':
      open(turn, user.passive);
      return;
    case 'SEND':
      send(turn, user.chunk);
      return;
    case 'RECEIVE':
      receive(turn, user.length);
      return;
    case 'CLOSE':
      close(turn);
      return;
    case 'ABORT':
      abort(turn);
      return;
    case 'STATUS':
      apply(turn, 'rfc9293:3.10.6');
      if (turn.state === 'CLOSED') refuse(turn, 'connection does not exist');
  }
};

/** A user call (3.10.1 to 3.10.6). One that the state does not allow is refused in the RFC's words. */
export const call = (endpoint: Endpoint, user: UserCall, around: Surroundings): Outcome => {
  const turn = begin(endpoint, around);
  perform(turn, user);
  return outcome(turn);
};

/** A segment arrives at an end that exists (3.10.7.2 to 3.10.7.4). */
export const arrive = (endpoint: Endpoint, segment: Segment, around: Surroundings): Outcome => {
  const turn = begin(endpoint, around);
  arrivals.arrive(turn, segment);
  return outcome(turn);
};

/** How often the front of the queue is repeated before the connection is given up (3.8.3). */
const patience = (turn: Turn): number => {
  const { options } = turn.around;
  const isSyn = tcbOf(turn).retransmissionQueue[0]?.flags.includes('SYN') === true;
  if (!isSyn) return options.dataRetries;
  return turn.state === 'SYN-SENT' ? options.synRetries : options.synAckRetries;
};

const retransmissionTimeout = (turn: Turn): void => {
  if (tcbOf(turn).retransmissions >= patience(turn)) {
    apply(turn, 'rfc9293:3.8.3');
    turn.error = 'ETIMEDOUT';
    give(turn, 'give up');
    return;
  }
  apply(turn, 'rfc9293:3.10.8/retransmission', 'rfc6298:5.5');
  retransmit(turn);
  timers.backOff(turn);
};

/** A timer runs out (3.10.8). */
export const timeout = (endpoint: Endpoint, timer: TimerName, around: Surroundings): Outcome => {
  const turn = begin(endpoint, around);
  if (timer === 'time-wait') {
    apply(turn, 'rfc9293:3.10.8/time-wait');
    give(turn, 'Timeout=2MSL');
  } else retransmissionTimeout(turn);
  return outcome(turn);
};

/** The end of an instant: an acknowledgment that is still owed leaves by itself. */
export const payAcknowledgment = (endpoint: Endpoint, around: Surroundings): Outcome => {
  const turn = begin(endpoint, around);
  if (turn.tcb?.ackOwed === true) acknowledge(turn);
  return outcome(turn);
};
