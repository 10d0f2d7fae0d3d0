/** Keep-alives, RFC 9293 3.8.4: is a peer that has nothing to say still there? Off by default. */
import type { State } from './states.ts';
import { microseconds, start, stop } from './timers.ts';
import { advance } from './sequence.ts';
import { apply, emit, give, set, tcbOf, type Turn } from './turn.ts';

/** Where a connection may be idle: nothing that was sent waits for an acknowledgment. */
const idleStates: readonly State[] = ['ESTABLISHED', 'CLOSE-WAIT', 'FIN-WAIT-2'];

const settings = ({ around: { options, socket } }: Turn) => ({
  on: socket?.keepAlive === true,
  idle: microseconds(socket?.keepAliveIdle ?? options.keepAliveIdle),
  interval: microseconds(socket?.keepAliveInterval ?? options.keepAliveInterval),
  count: socket?.keepAliveCount ?? options.keepAliveCount,
});

/** MUST-26: only while no sent data is outstanding. */
const isWatched = (turn: Turn): boolean =>
  settings(turn).on &&
  turn.tcb !== null &&
  idleStates.includes(turn.state) &&
  turn.tcb.retransmissionQueue.length === 0 &&
  turn.tcb.timers.persist === undefined;

/** Something came from the peer: it is there, and the idle time begins anew. */
export const hear = (turn: Turn): void => {
  if (turn.tcb === null || !turn.accepted) return;
  if (turn.tcb.probes > 0) set(turn, { probes: 0 });
  stop(turn, 'keep-alive');
};

/** The timer runs while the connection is idle, and not else. */
export const watchIdleness = (turn: Turn): void => {
  if (turn.tcb === null) return;
  const runs = turn.tcb.timers['keep-alive'] !== undefined;
  if (!isWatched(turn)) stop(turn, 'keep-alive');
  else if (!runs) start(turn, 'keep-alive', settings(turn).idle);
};

/** Nothing new, with an old number: whoever is there answers with an ACK (SHLD-12, MAY-6). */
const probe = (turn: Turn): void => {
  const { 'SND.NXT': next, probes } = tcbOf(turn);
  const garbage = turn.around.options.keepAliveOctet ? { length: 1, text: '\0' } : {};
  emit(turn, { seq: advance(next, -1), flags: ['ACK'], ...garbage });
  set(turn, { probes: probes + 1 });
};

const giveUp = (turn: Turn): void => {
  apply(turn, 'rfc9293:3.8.4/dead');
  if (turn.around.options.keepAliveReset)
    emit(turn, { seq: tcbOf(turn)['SND.NXT'], flags: ['RST', 'ACK'] });
  turn.error = 'ETIMEDOUT';
  give(turn, 'give up');
};

/** MUST-29: one probe without an answer says nothing. */
export const keepAliveTimeout = (turn: Turn): void => {
  const { interval, count } = settings(turn);
  if (tcbOf(turn).probes >= count) {
    giveUp(turn);
    return;
  }
  apply(turn, 'rfc9293:3.8.4');
  probe(turn);
  start(turn, 'keep-alive', interval);
};
