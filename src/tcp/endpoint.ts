/**
 * One end of a connection as a fold: an endpoint and one event give an outcome with the next
 * endpoint. User calls are 3.10.1 to 3.10.6, arrivals 3.10.7, timeouts 3.10.8.
 */
import * as arrivals from './arrivals.ts';
import { perform, type UserCall } from './calls.ts';
import { finWait2Timeout } from './close.ts';
import { delayedAckTimeout } from './delayed-ack.ts';
import { hear, keepAliveTimeout, watchIdleness } from './keep-alive.ts';
import * as linux from './linux-arrivals.ts';
import { retransmissionTimeout, userTimeout } from './patience.ts';
import { persistTimeout } from './persist.ts';
import type { Segment } from './segment.ts';
import type { TimerName } from './tcb.ts';
import * as timers from './timers.ts';
import {
  acknowledge,
  apply,
  begin,
  give,
  outcome,
  type Endpoint,
  type Outcome,
  type Surroundings,
  type Turn,
} from './turn.ts';

export type { UserCall } from './calls.ts';

/** After whatever happened: is the peer silent, and is that to be watched? */
const watched = (turn: Turn): Turn => {
  watchIdleness(turn);
  return turn;
};

/** A user call (3.10.1 to 3.10.6). One that the state does not allow is refused in the RFC's words. */
export const call = (endpoint: Endpoint, user: UserCall, around: Surroundings): Outcome => {
  const turn = begin(endpoint, around);
  perform(turn, user);
  return outcome(watched(turn));
};

/** A segment arrives at an end that exists (3.10.7.2 to 3.10.7.4). */
export const arrive = (endpoint: Endpoint, segment: Segment, around: Surroundings): Outcome => {
  const turn = begin(endpoint, around);
  const { segmentChecks } = around.options;
  (segmentChecks === 'linux' ? linux : arrivals).arrive(turn, segment);
  hear(turn);
  return outcome(watched(turn));
};

const twoMslTimeout = (turn: Turn): void => {
  apply(turn, 'rfc9293:3.10.8/time-wait');
  give(turn, 'Timeout=2MSL');
};

const whenOver: Readonly<Record<TimerName, (turn: Turn) => void>> = {
  retransmission: retransmissionTimeout,
  'time-wait': twoMslTimeout,
  user: userTimeout,
  'delayed-ack': delayedAckTimeout,
  'keep-alive': keepAliveTimeout,
  persist: persistTimeout,
  'fin-wait-2': finWait2Timeout,
};

/** A timer runs out (3.10.8). */
export const timeout = (endpoint: Endpoint, timer: TimerName, around: Surroundings): Outcome => {
  const turn = begin(endpoint, around);
  timers.stop(turn, timer);
  whenOver[timer](turn);
  return outcome(watched(turn));
};

/** The program has set something on its socket: what depends on it begins anew. */
export const heed = (endpoint: Endpoint, around: Surroundings): Outcome => {
  const turn = begin(endpoint, around);
  if (turn.tcb !== null) timers.stop(turn, 'keep-alive');
  return outcome(watched(turn));
};

/** The end of an instant: an acknowledgment that is still owed leaves by itself. */
export const payAcknowledgment = (endpoint: Endpoint, around: Surroundings): Outcome => {
  const turn = begin(endpoint, around);
  if (turn.tcb?.ackOwed === true) acknowledge(turn);
  return outcome(turn);
};
