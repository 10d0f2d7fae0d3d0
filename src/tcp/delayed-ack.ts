/**
 * Acknowledgments that wait for company (RFC 9293 3.8.6.3): for text or a FIN that leaves by then,
 * or for a second full-sized segment. One that waits is the timer `delayed-ack`; one that is owed
 * (`ackOwed`) leaves at the end of the instant.
 */
import { distance } from './sequence.ts';
import { microseconds, start } from './timers.ts';
import { acknowledge, apply, set, tcbOf, type Turn } from './turn.ts';

/** MUST-40: less than half a second. */
const wait = (turn: Turn): void => {
  const { delayedAck } = turn.around.options;
  if (delayedAck === false || tcbOf(turn).timers['delayed-ack'] !== undefined) return;
  start(turn, 'delayed-ack', microseconds(delayedAck));
};

/** SHLD-19: at least every second full-sized segment is acknowledged at once. */
const isSecondSegment = (turn: Turn): boolean => {
  const { 'RCV.NXT': next, ackSent } = tcbOf(turn);
  return distance(next, ackSent) >= 2 * turn.around.maximumSegmentSize;
};

const mayWait = (turn: Turn): boolean =>
  turn.around.options.delayedAck !== false && tcbOf(turn).quickAcks === 0 && !isSecondSegment(turn);

/**
 * Text came in order, and perhaps a FIN behind it. What fills a gap is acknowledged at once
 * (RFC 5681 4.2); a quick acknowledgment leaves before the user hears of the text (Linux).
 */
export const oweForText = (turn: Turn, fillsGap: boolean, finIsNext: boolean): void => {
  set(turn, { heardTextAt: turn.around.now });
  if (!fillsGap && mayWait(turn)) {
    wait(turn);
    return;
  }
  set(turn, { ackOwed: true });
  if (tcbOf(turn).quickAcks > 0 && !finIsNext) acknowledge(turn);
};

/** A FIN that the user will want to answer with its own: both may travel in one segment (D9). */
export const oweForFin = (turn: Turn): void => {
  if (turn.around.options.delayedAck === false || isSecondSegment(turn)) return;
  set(turn, { ackOwed: false, quickAcks: 0 });
  wait(turn);
};

/** Who answers text with text soon has acknowledgments travel with it: no more quick ones. */
export const answerInteractively = (turn: Turn): void => {
  const { heardTextAt, quickAcks } = tcbOf(turn);
  const { options, now } = turn.around;
  if (quickAcks === 0 || heardTextAt === null || options.delayedAck === false) return;
  if (now - heardTextAt < microseconds(options.delayedAck)) set(turn, { quickAcks: 0 });
};

export const delayedAckTimeout = (turn: Turn): void => {
  apply(turn, 'rfc9293:3.8.6.3');
  acknowledge(turn);
};
