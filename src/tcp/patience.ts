/** R1 and R2, RFC 9293 3.8.3: how long an end repeats what nobody acknowledges. */
import { retransmit } from './output.ts';
import { tcbOf, apply, give, type Turn } from './turn.ts';
import * as timers from './timers.ts';

/** How long so many repetitions take from the smallest RTO on, each wait twice the last one. */
const timeOf = (turn: Turn, retries: number): number => {
  const { minimumRetransmissionTimeout, maximumRetransmissionTimeout } = turn.around.options;
  let wait = minimumRetransmissionTimeout;
  let total = 0;
  for (let left = retries; left >= 0; left--) {
    total += wait;
    wait = Math.min(wait * 2, maximumRetransmissionTimeout);
  }
  return timers.microseconds(total);
};

const synRetries = (turn: Turn): number => {
  const { synRetries: active, synAckRetries: passive, linearSynTimeouts } = turn.around.options;
  return turn.state === 'SYN-SENT' ? active + linearSynTimeouts : passive;
};

/** R2, a count or a time. */
const isOver = (turn: Turn): boolean => {
  const { options, now } = turn.around;
  const { retransmissionQueue, retransmissions, repeatedSince, orphaned } = tcbOf(turn);
  if (retransmissionQueue[0]?.flags.includes('SYN') === true)
    return retransmissions >= synRetries(turn);
  const retries = orphaned ? options.orphanRetries : options.dataRetries;
  if (!options.retriesAsTime) return retransmissions >= retries;
  return repeatedSince !== null && now - repeatedSince >= timeOf(turn, retries);
};

/** "If the timer expires": the front of the queue once more, or the end of all patience. */
export const retransmissionTimeout = (turn: Turn): void => {
  if (isOver(turn)) {
    apply(turn, 'rfc9293:3.8.3');
    turn.error = 'ETIMEDOUT';
    give(turn, 'give up');
    return;
  }
  const linear = timers.isLinear(turn);
  apply(
    turn,
    'rfc9293:3.10.8/retransmission',
    linear ? 'linux:tcp_syn_linear_timeouts' : 'rfc6298:5.5',
  );
  retransmit(turn);
  timers.backOff(turn);
  if (tcbOf(turn).retransmissions === turn.around.options.noticeRetries)
    apply(turn, 'rfc9293:3.8.3/r1');
};

/** 3.10.8, USER TIMEOUT. */
export const userTimeout = (turn: Turn): void => {
  apply(turn, 'rfc9293:3.10.8/user');
  turn.error = 'ETIMEDOUT';
  give(turn, 'give up');
};
