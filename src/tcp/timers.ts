/** The timers of an end: when they start, when they stop (RFC 6298 5, RFC 9293 3.10.8). */
import { doubled } from './round-trip.ts';
import type { TimerName } from './tcb.ts';
import { set, tcbOf, type Turn } from './turn.ts';

export const microseconds = (seconds: number): number => Math.round(seconds * 1e6);

export const start = (turn: Turn, name: TimerName, duration: number): void => {
  const { now } = turn.around;
  const timers = { ...tcbOf(turn).timers, [name]: { startedAt: now, expiresAt: now + duration } };
  set(turn, { timers });
};

export const stop = (turn: Turn, name: TimerName): void => {
  const { [name]: stopped, ...timers } = tcbOf(turn).timers;
  if (stopped !== undefined) set(turn, { timers });
};

/** RFC 6298 5.1: whatever takes sequence numbers needs a running timer. */
export const ensureRetransmission = (turn: Turn): void => {
  const { timers, RTO } = tcbOf(turn);
  if (timers.retransmission === undefined) start(turn, 'retransmission', RTO);
};

/** What was sent again counts from now on. */
export const restartRetransmission = (turn: Turn): void => {
  start(turn, 'retransmission', tcbOf(turn).RTO);
};

/** RFC 6298 5.2 and 5.3: new data was acknowledged. */
export const acknowledged = (turn: Turn): void => {
  set(turn, { retransmissions: 0, repeatedSince: null });
  const { retransmissionQueue, sendBuffer, RTO } = tcbOf(turn);
  if (retransmissionQueue.length === 0) stop(turn, 'retransmission');
  else start(turn, 'retransmission', RTO);
  stop(turn, 'user');
  if (retransmissionQueue.length + sendBuffer.length > 0) ensureUserTimeout(turn);
};

/** The SYN is repeated at a steady pace at first. */
export const isLinear = (turn: Turn): boolean =>
  turn.state === 'SYN-SENT' && tcbOf(turn).retransmissions < turn.around.options.linearSynTimeouts;

/** RFC 6298 5.5 and 5.6: the timer ran out; the next wait is twice as long. */
export const backOff = (turn: Turn): void => {
  const { RTO, retransmissions, repeatedSince } = tcbOf(turn);
  set(turn, {
    RTO: isLinear(turn) ? RTO : doubled(turn),
    retransmissions: retransmissions + 1,
    repeatedSince: repeatedSince ?? turn.around.now,
  });
  start(turn, 'retransmission', tcbOf(turn).RTO);
};

/** 3.10.8, USER TIMEOUT: counts from what was given first and is not acknowledged. */
export const ensureUserTimeout = (turn: Turn): void => {
  const { options, socket } = turn.around;
  const timeout = socket?.userTimeout ?? options.userTimeout;
  if (timeout === false || timeout === 0 || tcbOf(turn).timers.user !== undefined) return;
  start(turn, 'user', microseconds(timeout));
};

/** TIME-WAIT begins, or begins again; the other timers are off (3.10.7.4, eighth). */
export const startTimeWait = (turn: Turn): void => {
  set(turn, { timers: {} });
  start(turn, 'time-wait', 2 * microseconds(turn.around.options.maximumSegmentLifetime));
};
