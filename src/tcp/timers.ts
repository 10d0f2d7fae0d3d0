/** The retransmission timer (RFC 6298, without measuring yet) and the 2 MSL timer. */
import { set, tcbOf, type Turn } from './turn.ts';
import type { TimerName } from './tcb.ts';

const microseconds = (seconds: number): number => Math.round(seconds * 1e6);

export const initialRto = ({ around: { options } }: Turn): number =>
  microseconds(
    Math.max(options.initialRetransmissionTimeout, options.minimumRetransmissionTimeout),
  );

const start = (turn: Turn, name: TimerName, duration: number): void => {
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
  set(turn, { RTO: initialRto(turn), retransmissions: 0 });
  if (tcbOf(turn).retransmissionQueue.length === 0) stop(turn, 'retransmission');
  else start(turn, 'retransmission', tcbOf(turn).RTO);
};

/** RFC 6298 5.5 and 5.6: the timer ran out; the next wait is twice as long. */
export const backOff = (turn: Turn): void => {
  const { RTO, retransmissions } = tcbOf(turn);
  set(turn, { RTO: RTO * 2, retransmissions: retransmissions + 1 });
  start(turn, 'retransmission', RTO * 2);
};

/** TIME-WAIT begins, or begins again; the other timers are off (3.10.7.4, eighth). */
export const startTimeWait = (turn: Turn): void => {
  set(turn, { timers: {} });
  start(turn, 'time-wait', 2 * microseconds(turn.around.options.maximumSegmentLifetime));
};
