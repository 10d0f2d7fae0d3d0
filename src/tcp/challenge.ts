/**
 * Acknowledgments of what is unacceptable: duplicates, strays, attacks. Each goes out at once, but
 * not as often as somebody likes to ask for them (RFC 5961 7; Linux's tcp_invalid_ratelimit).
 */
import { has, sequenceLength, type Segment } from './segment.ts';
import { microseconds } from './timers.ts';
import { acknowledge, apply, set, tcbOf, type Turn } from './turn.ts';

/** Two ends that take each other's ACKs for invalid would go on for ever. */
const isTooSoon = (turn: Turn): boolean => {
  const { now, options } = turn.around;
  const { invalidAckAt } = tcbOf(turn);
  const interval = microseconds(options.invalidSegmentAckInterval);
  return invalidAckAt !== null && now - invalidAckAt < interval;
};

const answer = (turn: Turn): void => {
  acknowledge(turn);
  if (turn.around.options.invalidSegmentAckInterval > 0)
    set(turn, { invalidAckAt: turn.around.now });
};

/** "Send an acknowledgment": text and a FIN always draw one, they are no part of such a loop. */
export const answerInvalid = (turn: Turn, arriving: Segment): void => {
  const mayLoop = sequenceLength(arriving) === 0 || has(arriving, 'SYN');
  if (mayLoop && isTooSoon(turn)) apply(turn, 'linux:tcp_invalid_ratelimit');
  else answer(turn);
};

/** The time in which challenge ACKs are counted, microseconds. */
const span = 5_000_000;

/** A challenge ACK, as far as their number allows. */
export const answerWithChallenge = (turn: Turn): void => {
  const { now, options } = turn.around;
  const recent = tcbOf(turn).challengesAt.filter((at) => now - at < span);
  const limit = options.challengeAckLimit;
  if (isTooSoon(turn)) apply(turn, 'linux:tcp_invalid_ratelimit');
  else if (limit > 0 && recent.length >= limit) apply(turn, 'rfc5961:7');
  else {
    answer(turn);
    if (limit > 0) set(turn, { challengesAt: [...recent, now] });
  }
};
