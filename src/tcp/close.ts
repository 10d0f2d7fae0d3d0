/**
 * The socket call `close()` where it is more than CLOSE (D13): the half-duplex close of RFC 9293
 * 3.6.1, whose user is gone afterwards. And what becomes of a connection without a user.
 */
import { advance, gt } from './sequence.ts';
import { has, sequenceEnd, type Segment } from './segment.ts';
import { microseconds, start } from './timers.ts';
import { apply, give, reset, set, tcbOf, type Turn } from './turn.ts';

/** Why `close()` does not end the connection in peace, or null where it does. */
export const lossAtClose = (turn: Turn): 'rfc9293:3.6.1/unread' | 'socket:linger' | null => {
  if (turn.tcb === null) return null;
  if (turn.tcb.unread > 0) return 'rfc9293:3.6.1/unread';
  return turn.around.socket?.linger === 0 ? 'socket:linger' : null;
};

/** D12: a peer that never closes cannot keep FIN-WAIT-2 for ever, once the user is gone. */
export const watchOrphan = (turn: Turn): void => {
  const { finWait2Timeout: timeout } = turn.around.options;
  if (turn.state !== 'FIN-WAIT-2' || timeout === false) return;
  const { orphaned, timers, RTO } = tcbOf(turn);
  if (!orphaned || timers['fin-wait-2'] !== undefined) return;
  // A repeated FIN of the peer should still find it: 3.5 RTO at least (Linux).
  start(turn, 'fin-wait-2', Math.max(microseconds(timeout), 3.5 * RTO));
};

export const finWait2Timeout = (turn: Turn): void => {
  apply(turn, 'linux:tcp_fin_timeout');
  give(turn, 'Timeout=FIN-WAIT-2');
};

/** The user is gone; the connection goes on without it. */
export const orphan = (turn: Turn): void => {
  if (turn.tcb === null) return;
  set(turn, { orphaned: true });
  watchOrphan(turn);
};

/** SHLD-3: data that nobody can read any more is lost, and the peer shall know. True where it was. */
export const losesText = (turn: Turn, arriving: Segment): boolean => {
  const tcb = tcbOf(turn);
  if (!tcb.orphaned || arriving.length === 0) return false;
  const fin = has(arriving, 'FIN') ? 1 : 0;
  if (!gt(sequenceEnd(arriving), advance(tcb['RCV.NXT'], fin))) return false;
  apply(turn, 'rfc9293:3.6.1/data-after-close');
  reset(turn, arriving);
  give(turn, 'reset');
  return true;
};
