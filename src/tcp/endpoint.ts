/**
 * One end of a connection as a fold: an endpoint and one event give an outcome with the next
 * endpoint. User calls are 3.10.1 to 3.10.6, arrivals 3.10.7, timeouts 3.10.8.
 */
import * as arrivals from './arrivals.ts';
import { perform, type UserCall } from './calls.ts';
import { retransmit } from './output.ts';
import type { Segment } from './segment.ts';
import type { TimerName } from './tcb.ts';
import * as timers from './timers.ts';
import {
  acknowledge,
  apply,
  begin,
  give,
  outcome,
  tcbOf,
  type Endpoint,
  type Outcome,
  type Surroundings,
  type Turn,
} from './turn.ts';

export type { UserCall } from './calls.ts';

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
