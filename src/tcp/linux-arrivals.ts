/**
 * SEGMENT ARRIVES as a Linux 6 kernel works it out (`segmentChecks: 'linux'`), where its order or its
 * comparisons are not those of 3.10.7. The names in the comments are the kernel's functions; each
 * branch was confirmed by what a kernel answers (`tests/linux/facts.json`).
 */
import {
  acknowledgeText,
  arrive as arriveByTheRfc,
  challenge,
  done,
  drop,
  endByReset,
  establish,
  goOn,
  isFigure7SynAck,
  isRepeatedSyn,
  meetOtherSyn,
  repeatSynAck,
  takeFigure7SynAck,
  takeTextAndFin,
  type Verdict,
} from './arrivals.ts';
import { answerInvalid } from './challenge.ts';
import type { State } from './machine.ts';
import { output } from './output.ts';
import { has, sequenceEnd, sequenceLength, type Segment } from './segment.ts';
import { advance, ge, gt, le, lt, type SequenceNumber } from './sequence.ts';
import type { Tcb } from './tcb.ts';
import * as timers from './timers.ts';
import { acknowledge, apply, give, reset, set, tcbOf, type Turn } from './turn.ts';

const hasAny = (arriving: Segment, ...flags: readonly ('SYN' | 'ACK' | 'RST')[]): boolean =>
  flags.some((flag) => has(arriving, flag));

/** Where the text ends: a FIN does not count. */
const textEnd = (arriving: Segment): SequenceNumber =>
  advance(sequenceEnd(arriving), has(arriving, 'FIN') ? -1 : 0);

const windowEnd = (tcb: Tcb): SequenceNumber => advance(tcb['RCV.NXT'], tcb['RCV.WND']);

const ignore = (turn: Turn): Verdict => {
  apply(turn, 'rfc9293:3.10.7.4/7/ignored');
  return drop(turn);
};

/** Two ticks of the kernel's clock at 250 a second: its shortest timer, microseconds. */
const shortestTimer = 8000;

/** `tcp_rcv_synsent_state_process`: after a stray ACK its own SYN is repeated at once, the first time. */
const arriveInSynSent = (turn: Turn, arriving: Segment): void => {
  arriveByTheRfc(turn, arriving);
  const stray = turn.rules.some((rule) => rule.startsWith('rfc9293:3.10.7.3/1'));
  if (!stray || tcbOf(turn).retransmissions > 0) return;
  apply(turn, 'linux:syn-again');
  timers.start(turn, 'retransmission', shortestTimer);
};

/** `tcp_in_window`: of connections that the kernel keeps in a small form. */
const isInSmallWindow = (tcb: Tcb, arriving: Segment): boolean => {
  const { seq } = arriving;
  const end = sequenceEnd(arriving);
  const left = tcb['RCV.NXT'];
  const right = windowEnd(tcb);
  return seq === left || (gt(end, left) && lt(seq, right)) || (seq === right && end === seq);
};

/** `tcp_check_req`: a connection that came of a SYN, and is no socket yet. */
const arriveAtRequest = (turn: Turn, arriving: Segment): void => {
  const { ack } = arriving;
  const tcb = tcbOf(turn);
  const isReset = has(arriving, 'RST');
  if (isRepeatedSyn(turn, arriving)) {
    repeatSynAck(turn);
  } else if (ack !== null && !isReset && ack !== tcb['SND.NXT']) {
    apply(turn, 'rfc9293:3.10.7.4/5/reset');
    reset(turn, arriving);
    drop(turn);
  } else if (!isInSmallWindow(tcb, arriving)) {
    apply(turn, isReset ? 'rfc9293:3.10.7.4/1/rst' : 'rfc9293:3.10.7.4/1');
    if (!isReset) answerInvalid(turn, arriving);
    drop(turn);
  } else if (isReset) {
    if (arriving.seq === tcb['RCV.NXT']) endByReset(turn);
    else challenge(turn, 'rfc5961:3.2');
  } else if (has(arriving, 'SYN') && arriving.seq !== tcb.IRS) {
    meetOtherSyn(turn, arriving);
  } else if (ack === null) {
    apply(turn, 'rfc9293:3.10.7.4/5/no-ack');
    drop(turn);
  } else {
    establish(turn, arriving, ack);
    takeTextAndFin(turn, withoutKnownSyn(arriving));
    output(turn);
  }
};

/** The SYN of the connection itself says nothing new; what came with it follows it. */
const withoutKnownSyn = (arriving: Segment): Segment =>
  has(arriving, 'SYN')
    ? {
        ...arriving,
        seq: advance(arriving.seq, 1),
        flags: arriving.flags.filter((flag) => flag !== 'SYN'),
      }
    : arriving;

/** `tcp_timewait_state_process` */
const arriveInTimeWait = (turn: Turn, arriving: Segment): void => {
  const isReset = has(arriving, 'RST');
  const next = arriving.seq === tcbOf(turn)['RCV.NXT'];
  if (next && isReset) {
    if (turn.around.options.rfc1337) {
      apply(turn, 'rfc1337:3');
      drop(turn);
    } else endByReset(turn);
  } else if (next && sequenceLength(arriving) === 0) {
    apply(turn, 'rfc9293:3.10.7.4/5/duplicate');
    restartTimeWait(turn);
  } else if (isReset) {
    apply(turn, 'rfc9293:3.10.7.4/1/rst');
    drop(turn);
  } else {
    apply(
      turn,
      gt(sequenceEnd(arriving), tcbOf(turn)['RCV.NXT'])
        ? 'rfc9293:3.10.7.4/7/ignored'
        : 'rfc9293:3.10.7.4/1',
    );
    if (has(arriving, 'ACK')) restartTimeWait(turn);
    answerInvalid(turn, arriving);
    drop(turn);
  }
};

const restartTimeWait = (turn: Turn): void => {
  apply(turn, 'decision:D4');
  timers.startTimeWait(turn);
};

/** `tcp_timewait_state_process`, the half that guards FIN-WAIT-2 after `close()` (D12). */
const arriveAtOrphan = (turn: Turn, arriving: Segment): void => {
  const tcb = tcbOf(turn);
  const { seq } = arriving;
  const next = tcb['RCV.NXT'];
  const end = sequenceEnd(arriving);
  if (!isInSmallWindow(tcb, arriving)) {
    apply(turn, 'rfc9293:3.10.7.4/1');
    answerInvalid(turn, arriving);
    drop(turn);
  } else if (has(arriving, 'RST')) {
    endByReset(turn);
  } else if (has(arriving, 'SYN') && ge(seq, next)) {
    apply(turn, 'rfc9293:3.10.7.4/4/reset');
    reset(turn, arriving);
    give(turn, 'reset');
  } else if (!has(arriving, 'ACK') || le(end, next) || end === seq) {
    ignore(turn);
  } else if (has(arriving, 'FIN') && end === advance(next, 1)) {
    takeTextAndFin(turn, arriving);
  } else loseText(turn, arriving);
};

/** What comes after `close()` is lost, and the peer is told (SHLD-3). */
const loseText = (turn: Turn, arriving: Segment): void => {
  apply(turn, 'rfc9293:3.6.1/data-after-close');
  reset(turn, arriving);
  give(turn, 'reset');
};

const closedByPeer: readonly State[] = ['CLOSE-WAIT', 'CLOSING', 'LAST-ACK'];

/** `tcp_reset_check`: a reset that leaves the peer's FIN out of account. */
const isResetBeforeFin = ({ state, tcb }: Turn, { seq }: Segment): boolean =>
  tcb !== null && closedByPeer.includes(state) && seq === advance(tcb['RCV.NXT'], -1);

/** `tcp_sequence`: the end of the segment may touch the window from the left, its start from the right. */
const isAcceptable = (tcb: Tcb, arriving: Segment): boolean =>
  ge(sequenceEnd(arriving), tcb['RCV.NXT']) && le(arriving.seq, windowEnd(tcb));

/** `tcp_validate_incoming`: sequence number, RST and SYN. */
const validate = (turn: Turn, arriving: Segment): Verdict => {
  const tcb = tcbOf(turn);
  if (!isAcceptable(tcb, arriving)) return meetUnacceptable(turn, arriving);
  if (has(arriving, 'RST')) {
    if (arriving.seq !== tcb['RCV.NXT'] && !isResetBeforeFin(turn, arriving))
      return challenge(turn, 'rfc5961:3.2');
    endByReset(turn);
    return done;
  }
  return has(arriving, 'SYN') ? challenge(turn, 'rfc5961:4.2') : goOn;
};

const meetUnacceptable = (turn: Turn, arriving: Segment): Verdict => {
  if (has(arriving, 'RST')) {
    if (isResetBeforeFin(turn, arriving)) {
      endByReset(turn);
      return done;
    }
    apply(turn, 'rfc9293:3.10.7.4/1/rst');
    return drop(turn);
  }
  if (has(arriving, 'SYN')) return challenge(turn, 'rfc5961:4.2');
  apply(turn, 'rfc9293:3.10.7.4/1');
  answerInvalid(turn, arriving);
  return drop(turn);
};

/** `tcp_ack`: true where the rest of the segment counts. */
const checkAck = (turn: Turn, arriving: Segment, ack: SequenceNumber): boolean => {
  const tcb = tcbOf(turn);
  const unsent = gt(ack, tcb['SND.NXT']);
  if (turn.state === 'SYN-RECEIVED') {
    const counts = !unsent && ge(ack, tcb['SND.UNA']);
    if (counts) establish(turn, arriving, ack);
    else {
      apply(turn, 'rfc9293:3.10.7.4/5/reset');
      reset(turn, arriving);
      drop(turn);
    }
    return counts;
  }
  const oldest = advance(tcb['SND.UNA'], -tcb['MAX.SND.WND']);
  const counts = !unsent && !lt(ack, oldest);
  if (counts) acknowledgeText(turn, arriving, ack);
  else challenge(turn, 'rfc5961:5.2');
  return counts;
};

/** `tcp_rcv_state_process`, step 7, after the peer's FIN: old text is harmless, new text is not. */
const meetTextAfterFin = (turn: Turn, arriving: Segment): void => {
  const next = tcbOf(turn)['RCV.NXT'];
  if (sequenceLength(arriving) === 0) return;
  if (ge(arriving.seq, next)) {
    ignore(turn);
  } else if (gt(textEnd(arriving), next)) {
    apply(turn, 'linux:text-beyond-fin');
    loseConnection(turn, arriving);
  } else if (gt(sequenceEnd(arriving), next)) {
    // A FIN that is one further than the first one: it is counted once more.
    apply(turn, 'linux:fin-again');
    set(turn, { 'RCV.NXT': sequenceEnd(arriving) });
    acknowledge(turn);
  } else meetOldText(turn);
};

const loseConnection = (turn: Turn, arriving: Segment): void => {
  reset(turn, arriving);
  turn.error = 'ECONNRESET';
  give(turn, 'reset');
};

const meetOldText = (turn: Turn): void => {
  apply(turn, 'rfc9293:3.10.7.4/1');
  acknowledge(turn);
};

/** `tcp_data_queue`: what brings nothing that fits draws an ACK at once. */
const takeText = (turn: Turn, arriving: Segment): void => {
  const tcb = tcbOf(turn);
  const isOld = le(sequenceEnd(arriving), tcb['RCV.NXT']);
  if (sequenceLength(arriving) > 0 && (isOld || ge(arriving.seq, windowEnd(tcb)))) {
    meetOldText(turn);
  } else takeTextAndFin(turn, arriving);
};

/** Without a user, FIN-WAIT-2 is kept in a small form at once, unless a FIN comes with the ACK. */
const becameOrphan = (turn: Turn, before: State, arriving: Segment): boolean =>
  before === 'FIN-WAIT-1' && isOrphanInFinWait2(turn) && !has(arriving, 'FIN');

/** Also a FIN that comes ahead of text. */
const isBeyondClose = (tcb: Tcb, arriving: Segment): boolean =>
  tcb.orphaned && sequenceLength(arriving) > 0 && gt(textEnd(arriving), tcb['RCV.NXT']);

const processText = (turn: Turn, before: State, arriving: Segment): void => {
  if (turn.tcb === null || turn.state === 'TIME-WAIT') return;
  if (closedByPeer.includes(turn.state)) meetTextAfterFin(turn, arriving);
  else if (isBeyondClose(turn.tcb, arriving)) loseText(turn, arriving);
  else if (!becameOrphan(turn, before, arriving)) takeText(turn, arriving);
};

/** `tcp_rcv_established` and `tcp_rcv_state_process` */
const arriveAtSocket = (turn: Turn, arriving: Segment): void => {
  if (isFigure7SynAck(turn, arriving)) {
    takeFigure7SynAck(turn, arriving);
    return;
  }
  if (!hasAny(arriving, 'ACK', 'RST', 'SYN')) {
    apply(turn, 'rfc9293:3.10.7.4/5/no-ack');
    drop(turn);
    return;
  }
  const before = turn.state;
  const { ack } = arriving;
  if (validate(turn, arriving) === goOn && ack !== null && checkAck(turn, arriving, ack))
    processText(turn, before, arriving);
  output(turn);
};

const isOrphanInFinWait2 = ({ state, tcb }: Turn): boolean =>
  state === 'FIN-WAIT-2' && tcb?.timers['fin-wait-2'] !== undefined;

/** A segment arrives at an end that is not CLOSED. */
export const arrive = (turn: Turn, arriving: Segment): void => {
  if (turn.state === 'LISTEN') {
    if (has(arriving, 'SYN') && has(arriving, 'FIN') && !hasAny(arriving, 'ACK', 'RST')) {
      apply(turn, 'linux:syn-with-fin');
      drop(turn);
    } else arriveByTheRfc(turn, arriving);
  } else if (turn.state === 'SYN-SENT') arriveInSynSent(turn, arriving);
  else if (turn.state === 'TIME-WAIT') arriveInTimeWait(turn, arriving);
  else if (turn.state === 'SYN-RECEIVED' && tcbOf(turn).openedBy === 'passive')
    arriveAtRequest(turn, arriving);
  else if (isOrphanInFinWait2(turn)) arriveAtOrphan(turn, arriving);
  else arriveAtSocket(turn, arriving);
};
