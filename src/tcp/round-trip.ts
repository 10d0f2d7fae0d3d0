/**
 * RFC 6298: how long a round trip takes, and so how long to wait for an acknowledgment. Times in
 * microseconds. One segment at a time is measured, and never one that was repeated (Karn, 3).
 */
import { ge } from './sequence.ts';
import { apply, set, tcbOf, type Turn } from './turn.ts';

const microseconds = (seconds: number): number => Math.round(seconds * 1e6);

const clamp = (turn: Turn, timeout: number): number => {
  const { minimumRetransmissionTimeout, maximumRetransmissionTimeout } = turn.around.options;
  const least = Math.max(timeout, microseconds(minimumRetransmissionTimeout));
  return Math.min(least, microseconds(maximumRetransmissionTimeout));
};

/** 2.1: before anything is measured. */
export const initialRto = (turn: Turn): number =>
  clamp(turn, microseconds(turn.around.options.initialRetransmissionTimeout));

/** 5.5: the next wait is twice as long. */
export const doubled = (turn: Turn): number => clamp(turn, tcbOf(turn).RTO * 2);

/** What has just left is measured, unless something else is. */
export const startTiming = (turn: Turn): void => {
  const { timing, 'SND.NXT': until } = tcbOf(turn);
  if (timing === null) set(turn, { timing: { until, since: turn.around.now } });
};

/** 3: of what is repeated nobody could tell which copy an acknowledgment answers. */
export const forgetTiming = (turn: Turn): void => {
  set(turn, { timing: null });
};

/** 2.2 and 2.3. */
const takeSample = (turn: Turn, R: number): void => {
  const { SRTT, RTTVAR } = tcbOf(turn);
  const first = SRTT === null || RTTVAR === null;
  const variation = Math.round(first ? R / 2 : (3 * RTTVAR + Math.abs(SRTT - R)) / 4);
  const smoothed = Math.round(first ? R : (7 * SRTT + R) / 8);
  const { clockGranularity, minimumVariation } = turn.around.options;
  const margin = Math.max(
    microseconds(clockGranularity),
    microseconds(minimumVariation),
    4 * variation,
  );
  set(turn, { SRTT: smoothed, RTTVAR: variation, RTO: clamp(turn, smoothed + margin) });
  apply(turn, first ? 'rfc6298:2.2' : 'rfc6298:2.3');
};

/** 5.7: who had to repeat a SYN without being able to measure begins with more caution. */
const beginWithCaution = (turn: Turn): void => {
  const { retransmissions, 'SND.UNA': una, ISS } = tcbOf(turn);
  const caution = microseconds(turn.around.options.retransmissionTimeoutAfterSyn);
  if (una !== ISS || retransmissions === 0 || initialRto(turn) >= caution) return;
  set(turn, { RTO: clamp(turn, caution) });
  apply(turn, 'rfc6298:5.7');
};

/**
 * An acknowledgment is here, and SND.UNA has not moved yet: it may end a measuring. Where it does
 * not, a timeout that has grown stays as it is (5, last paragraph).
 */
export const measure = (turn: Turn, ack: number): void => {
  const { timing } = tcbOf(turn);
  if (timing === null) beginWithCaution(turn);
  else if (ge(ack as typeof timing.until, timing.until)) {
    set(turn, { timing: null });
    takeSample(turn, turn.around.now - timing.since);
  }
};
