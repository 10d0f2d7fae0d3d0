/**
 * Probes of a closed window, RFC 9293 3.8.6.1: the ACK that opens it again may get lost, and only
 * who wants to send can find out.
 */
import { probeWindow, retransmit } from './output.ts';
import { advance } from './sequence.ts';
import { microseconds, start } from './timers.ts';
import { apply, emit, give, set, tcbOf, type Turn } from './turn.ts';

/** SHLD-30: each wait is twice the last one. */
const nextWait = (turn: Turn): number => {
  const { RTO, windowProbes } = tcbOf(turn);
  const most = microseconds(turn.around.options.maximumRetransmissionTimeout);
  let wait = RTO;
  for (let left = windowProbes; left > 0 && wait < most; left--) wait *= 2;
  return Math.min(wait, most);
};

/** D14: an octet that the window has no room for, or no octet and an old number. */
const probe = (turn: Turn): void => {
  const { retransmissionQueue, 'SND.UNA': una } = tcbOf(turn);
  if (turn.around.options.windowProbeOctets === 0)
    emit(turn, { seq: advance(una, -1), flags: ['ACK'] });
  else if (retransmissionQueue.length > 0) retransmit(turn);
  else probeWindow(turn);
};

/** MUST-37: as long as probes are answered the window may stay closed. */
export const persistTimeout = (turn: Turn): void => {
  const { probes, windowProbes, orphaned } = tcbOf(turn);
  const { dataRetries, orphanRetries } = turn.around.options;
  if (probes >= (orphaned ? orphanRetries : dataRetries)) {
    apply(turn, 'rfc9293:3.8.3');
    turn.error = 'ETIMEDOUT';
    give(turn, 'give up');
    return;
  }
  apply(turn, 'rfc9293:3.8.6.1');
  probe(turn);
  set(turn, { probes: probes + 1, windowProbes: windowProbes + 1 });
  start(turn, 'persist', nextWait(turn));
};
