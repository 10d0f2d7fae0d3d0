/**
 * SEGMENT ARRIVES, RFC 9293 3.10.7, in its order. Each check that decides names its rule; what
 * happens to the connection is said to the machine in the events of Figure 5.
 *
 * A check that ends the processing ("drop the segment and return") gives back `done`.
 */
import { answerInvalid, answerWithChallenge } from './challenge.ts';
import { watchOrphan } from './close.ts';
import { createTcb, output, prune, retransmit, sendSyn, sendSynAgainWithAck } from './output.ts';
import { hold, receiveFin, receiveText, takeHeld } from './reassembly.ts';
import { forgetTiming, measure } from './round-trip.ts';
import { has, sequenceLength, type Segment } from './segment.ts';
import { advance, ge, gt, inWindow, le, lt } from './sequence.ts';
import type { Tcb } from './tcb.ts';
import * as timers from './timers.ts';
import {
  acknowledge,
  apply,
  give,
  reset,
  resetFor,
  set,
  tcbOf,
  type Signal,
  type Turn,
} from './turn.ts';

export const done = true;
export const goOn = false;
export type Verdict = typeof done | typeof goOn;

export const drop = (turn: Turn): Verdict => {
  turn.accepted = false;
  return done;
};

/** 3.10.7.1: there is no connection. Gives the reset that the segment draws, or null. */
export const arriveAtClosed = (
  arriving: Segment,
): {
  rule: 'rfc9293:3.10.7.1/rst' | 'rfc9293:3.10.7.1/ack' | 'rfc9293:3.10.7.1/no-ack';
  reset: Segment | null;
} => {
  if (has(arriving, 'RST')) return { rule: 'rfc9293:3.10.7.1/rst', reset: null };
  const rule = has(arriving, 'ACK') ? 'rfc9293:3.10.7.1/ack' : 'rfc9293:3.10.7.1/no-ack';
  return { rule, reset: resetFor(arriving) };
};

/** What the peer's SYN tells: its first number, its window and the largest segment that it takes. */
const learnFromSyn = (turn: Turn, { seq, window, options }: Segment): void => {
  const theirs = options.maximumSegmentSize ?? tcbOf(turn)['SND.MSS'];
  set(turn, {
    IRS: seq,
    'RCV.NXT': advance(seq, 1),
    ackSent: advance(seq, 1),
    'SND.WND': window,
    'SND.WL1': seq,
    'SND.WL2': tcbOf(turn).ISS,
    'MAX.SND.WND': window,
    'SND.MSS': Math.min(theirs, turn.around.maximumSegmentSize),
  });
};

/** 3.10.7.2. Text on the SYN waits, or is not taken (D15): then its sender repeats it. */
const arriveInListen = (turn: Turn, arriving: Segment): void => {
  if (has(arriving, 'RST')) {
    apply(turn, 'rfc9293:3.10.7.2/1');
    drop(turn);
  } else if (has(arriving, 'ACK')) {
    apply(turn, 'rfc9293:3.10.7.2/2');
    reset(turn, arriving);
    drop(turn);
  } else if (has(arriving, 'SYN')) {
    createTcb(turn, 'passive');
    learnFromSyn(turn, arriving);
    holdTextOnSyn(turn, arriving);
    give(turn, 'rcv SYN');
    sendSyn(turn, ['SYN', 'ACK']);
    if (turn.state === 'ESTABLISHED') believeAtOnce(turn);
    else apply(turn, 'rfc9293:3.10.7.2/3');
  } else {
    apply(turn, 'rfc9293:3.10.7.2/4');
    drop(turn);
  }
};

/** D15: "Any other control or text … should be queued for processing later." */
const holdTextOnSyn = (turn: Turn, arriving: Segment): void => {
  if (sequenceLength(arriving) < 2 || turn.around.options.textOnSyn === 'ignore') return;
  const flags = arriving.flags.filter((flag) => flag !== 'SYN');
  hold(turn, { ...arriving, seq: advance(arriving.seq, 1), flags });
  apply(turn, 'decision:D15');
};

/** The fiction of two steps: the SYN,ACK counts as acknowledged as soon as it has left. */
const believeAtOnce = (turn: Turn): void => {
  apply(turn, 'fiction:two-way-handshake/listen');
  forgetTiming(turn);
  advanceUnacknowledged(turn, tcbOf(turn)['SND.NXT']);
};

/** An acknowledgment removes what it covers from the retransmission queue. */
const advanceUnacknowledged = (turn: Turn, ack: Tcb['SND.UNA']): void => {
  measure(turn, ack);
  set(turn, {
    'SND.UNA': ack,
    retransmissionQueue: prune(tcbOf(turn).retransmissionQueue, ack),
  });
  timers.acknowledged(turn);
};

/** 3.10.7.3. */
const arriveInSynSent = (turn: Turn, arriving: Segment): void => {
  const tcb = tcbOf(turn);
  const { ack } = arriving;
  if (ack !== null && (le(ack, tcb.ISS) || gt(ack, tcb['SND.NXT']))) {
    const isReset = has(arriving, 'RST');
    apply(turn, isReset ? 'rfc9293:3.10.7.3/1/rst' : 'rfc9293:3.10.7.3/1');
    if (!isReset) reset(turn, arriving);
    drop(turn);
  } else if (has(arriving, 'RST')) {
    if (ack === null) {
      apply(turn, 'rfc9293:3.10.7.3/2/no-ack');
      drop(turn);
      return;
    }
    apply(turn, 'rfc9293:3.10.7.3/2');
    turn.error = 'ECONNREFUSED';
    give(turn, tcb.fromListen && turn.around.options.listenAfterRefusal ? 'refused' : 'reset');
  } else if (has(arriving, 'SYN')) {
    learnFromSyn(turn, arriving);
    if (ack === null) holdTextOnSyn(turn, arriving);
    if (ack === null) becomeSynReceived(turn);
    else becomeEstablished(turn, arriving, ack);
  } else {
    apply(turn, 'rfc9293:3.10.7.3/5');
    drop(turn);
  }
};

const becomeSynReceived = (turn: Turn): void => {
  apply(turn, 'rfc9293:3.10.7.3/4/simultaneous');
  give(turn, 'rcv SYN');
  sendSynAgainWithAck(turn);
};

const becomeEstablished = (turn: Turn, arriving: Segment, ack: Tcb['SND.UNA']): void => {
  advanceUnacknowledged(turn, ack);
  set(turn, { 'SND.WL2': ack });
  give(turn, 'rcv SYN,ACK');
  const answers = tcbOf(turn).ackOwed;
  apply(turn, answers ? 'rfc9293:3.10.7.3/4' : 'fiction:two-way-handshake/syn-sent');
  // Other controls or text: go on at the sixth step of 3.10.7.4.
  const rest = { ...arriving, seq: advance(arriving.seq, 1) };
  takeTextAndFin(turn, rest);
  giveQueuedClose(turn);
  output(turn);
};

/** A CLOSE that was queued in SYN-RECEIVED is worked off in ESTABLISHED (3.10.4). */
const giveQueuedClose = (turn: Turn): void => {
  if (turn.tcb?.closePending === true && turn.state === 'ESTABLISHED') give(turn, 'CLOSE');
};

/** The four cases of Table 6. A reset counts by its SEQ, whatever comes with it (3.5.3, MUST-66). */
const acceptable = (tcb: Tcb, arriving: Segment): boolean => {
  const { 'RCV.NXT': left, 'RCV.WND': size } = tcb;
  const length = has(arriving, 'RST') ? 0 : sequenceLength(arriving);
  if (length === 0) return size === 0 ? arriving.seq === left : inWindow(arriving.seq, left, size);
  if (size === 0) return false;
  return (
    inWindow(arriving.seq, left, size) || inWindow(advance(arriving.seq, length - 1), left, size)
  );
};

/** D1: the SYN,ACK of a simultaneous open, whose SYN is already here, is taken as Figure 7 draws it. */
export const isFigure7SynAck = (turn: Turn, { seq, ack, ...arriving }: Segment): boolean => {
  const tcb = tcbOf(turn);
  return (
    turn.around.options.acceptSynAckInSynReceived &&
    turn.state === 'SYN-RECEIVED' &&
    tcb.openedBy === 'active' &&
    arriving.flags.includes('SYN') &&
    !arriving.flags.includes('RST') &&
    seq === tcb.IRS &&
    ack === tcb['SND.NXT']
  );
};

export const takeFigure7SynAck = (turn: Turn, arriving: Segment): void => {
  apply(turn, 'decision:D1');
  if (checkAck(turn, arriving) === goOn) output(turn);
  if (turn.around.options.acknowledgeSynAckInSynReceived) acknowledge(turn);
};

/** D2: the SYN of this connection once more, while our SYN,ACK is not acknowledged. */
export const isRepeatedSyn = (turn: Turn, arriving: Segment): boolean => {
  const tcb = tcbOf(turn);
  return (
    turn.around.options.repeatSynAckForRepeatedSyn &&
    turn.state === 'SYN-RECEIVED' &&
    tcb.openedBy === 'passive' &&
    has(arriving, 'SYN') &&
    !has(arriving, 'ACK') &&
    !has(arriving, 'RST') &&
    arriving.seq === tcb.IRS
  );
};

export const repeatSynAck = (turn: Turn): Verdict => {
  apply(turn, 'decision:D2');
  retransmit(turn);
  timers.restartRetransmission(turn);
  return done;
};

/** D4: in TIME-WAIT whatever draws an ACK shows that the peer may not have ours. */
const restartTimeWait = (turn: Turn, always = false): void => {
  const { restartTimeWaitWithEveryAck } = turn.around.options;
  if (turn.state !== 'TIME-WAIT' || !(always || restartTimeWaitWithEveryAck)) return;
  apply(turn, 'decision:D4');
  timers.startTimeWait(turn);
};

/** First: sequence number. */
const checkSequence = (turn: Turn, arriving: Segment): Verdict => {
  const tcb = tcbOf(turn);
  if (acceptable(tcb, arriving)) return goOn;
  if (has(arriving, 'RST')) {
    apply(turn, 'rfc9293:3.10.7.4/1/rst');
    return drop(turn);
  }
  if (tcb['RCV.WND'] === 0 && arriving.seq === tcb['RCV.NXT'] && !has(arriving, 'SYN')) {
    // The window is closed for the text, but not for a valid ACK (MUST-66).
    apply(turn, 'rfc9293:3.10.7.4/1/zero-window');
    if (checkAck(turn, arriving) === goOn) output(turn);
    if (turn.tcb !== null && !turn.sent.some(({ segment }) => has(segment, 'ACK')))
      acknowledge(turn);
    return drop(turn);
  }
  apply(turn, 'rfc9293:3.10.7.4/1');
  answerInvalid(turn, arriving);
  restartTimeWait(turn);
  return drop(turn);
};

export const challenge = (
  turn: Turn,
  rule: 'rfc5961:3.2' | 'rfc5961:4.2' | 'rfc5961:5.2',
): Verdict => {
  apply(turn, rule);
  answerWithChallenge(turn);
  restartTimeWait(turn);
  return drop(turn);
};

/** The user of a synchronized connection hears of a reset, unless it has closed it (3.10.7.4, second). */
const resetSignal = ({ state, around }: Turn): Signal | null => {
  if (state === 'CLOSING' || state === 'LAST-ACK' || state === 'TIME-WAIT') return null;
  // Nothing more was to come: on Linux only sending has become impossible (tcp_reset).
  const linux = around.options.segmentChecks === 'linux';
  return linux && state === 'CLOSE-WAIT' ? 'EPIPE' : 'ECONNRESET';
};

const childRules = {
  'rfc9293:3.10.7.4/2/listen': 'rfc9293:3.10.7.4/2/child',
  'rfc9293:3.10.7.4/4': 'rfc9293:3.10.7.4/4/child',
} as const;

/** The one TCB of a listener is in LISTEN again; a listener that stays there loses a child (D7). */
const returnToListen = (
  turn: Turn,
  rule: keyof typeof childRules,
  event: 'rcv RST' | 'rcv SYN',
): void => {
  const isChild = turn.around.isChild === true;
  apply(turn, isChild ? childRules[rule] : rule);
  give(turn, isChild ? 'reset' : event);
};

/** What a reset that counts means in each state. */
export const endByReset = (turn: Turn): void => {
  if (turn.state === 'SYN-RECEIVED' && tcbOf(turn).openedBy === 'passive') {
    returnToListen(turn, 'rfc9293:3.10.7.4/2/listen', 'rcv RST');
  } else if (turn.state === 'SYN-RECEIVED') {
    apply(turn, 'rfc9293:3.10.7.4/2/refused');
    turn.error = 'ECONNREFUSED';
    give(turn, 'reset');
  } else {
    apply(turn, 'rfc9293:3.10.7.4/2');
    turn.error = resetSignal(turn);
    give(turn, 'reset');
  }
};

/** Second: RST. */
const checkReset = (turn: Turn, arriving: Segment): Verdict => {
  if (!has(arriving, 'RST')) return goOn;
  const tcb = tcbOf(turn);
  if (turn.state === 'TIME-WAIT' && turn.around.options.rfc1337) {
    apply(turn, 'rfc1337:3');
    return drop(turn);
  }
  if (turn.around.options.challengeAck && arriving.seq !== tcb['RCV.NXT']) {
    return challenge(turn, 'rfc5961:3.2');
  }
  endByReset(turn);
  return done;
};

/** A peer that begins anew while its first SYN is not answered yet (D8). */
export const meetOtherSyn = (turn: Turn, arriving: Segment): void => {
  if (turn.around.options.resetForOtherSyn) {
    apply(turn, 'decision:D8');
    reset(turn, arriving);
  }
  returnToListen(turn, 'rfc9293:3.10.7.4/4', 'rcv SYN');
};

/** Fourth: SYN. (Third is security, which this model does not have.) */
const checkSyn = (turn: Turn, arriving: Segment): Verdict => {
  if (!has(arriving, 'SYN')) return goOn;
  if (turn.state === 'SYN-RECEIVED' && tcbOf(turn).openedBy === 'passive') {
    meetOtherSyn(turn, arriving);
    return done;
  }
  if (turn.around.options.challengeAck) return challenge(turn, 'rfc5961:4.2');
  apply(turn, 'rfc9293:3.10.7.4/4/reset');
  reset(turn, arriving);
  turn.error = resetSignal(turn);
  give(turn, 'reset');
  return done;
};

/** Fifth: ACK. */
const checkAck = (turn: Turn, arriving: Segment): Verdict => {
  const { ack } = arriving;
  if (ack === null) {
    apply(turn, 'rfc9293:3.10.7.4/5/no-ack');
    return drop(turn);
  }
  if (turn.state === 'SYN-RECEIVED') return acknowledgeSyn(turn, arriving, ack);
  const tcb = tcbOf(turn);
  const oldest = advance(tcb['SND.UNA'], -tcb['MAX.SND.WND']);
  const tooOld = turn.around.options.challengeAck && lt(ack, oldest);
  const unsent = gt(ack, tcb['SND.NXT']);
  if (turn.around.options.challengeAck && (tooOld || unsent)) return challenge(turn, 'rfc5961:5.2');
  if (unsent) return acknowledgesUnsent(turn, arriving);
  return acknowledgeText(turn, arriving, ack);
};

/** "If the ACK acks something not yet sent …, then send an ACK, drop the segment, and return." */
const acknowledgesUnsent = (turn: Turn, arriving: Segment): Verdict => {
  apply(turn, 'rfc9293:3.10.7.4/5/unsent');
  answerInvalid(turn, arriving);
  restartTimeWait(turn);
  return drop(turn);
};

/** Our SYN counts as acknowledged: SYN-RECEIVED becomes ESTABLISHED. */
export const establish = (turn: Turn, arriving: Segment, ack: Tcb['SND.UNA']): void => {
  const maximum = tcbOf(turn)['MAX.SND.WND'];
  apply(turn, 'rfc9293:3.10.7.4/5/established');
  give(turn, 'rcv ACK of SYN');
  advanceUnacknowledged(turn, ack);
  set(turn, {
    'SND.WND': arriving.window,
    'SND.WL1': arriving.seq,
    'SND.WL2': ack,
    'MAX.SND.WND': Math.max(maximum, arriving.window),
  });
  if (takeHeld(turn)) receiveFin(turn);
  giveQueuedClose(turn);
};

const acknowledgeSyn = (turn: Turn, arriving: Segment, ack: Tcb['SND.UNA']): Verdict => {
  const tcb = tcbOf(turn);
  if (le(ack, tcb['SND.UNA']) || gt(ack, tcb['SND.NXT'])) {
    apply(turn, 'rfc9293:3.10.7.4/5/reset');
    reset(turn, arriving);
    return drop(turn);
  }
  establish(turn, arriving, ack);
  return goOn;
};

export const acknowledgeText = (turn: Turn, arriving: Segment, ack: Tcb['SND.UNA']): Verdict => {
  const before = tcbOf(turn);
  const isNew = gt(ack, before['SND.UNA']);
  if (isNew) {
    apply(turn, 'rfc9293:3.10.7.4/5/ack');
    advanceUnacknowledged(turn, ack);
  }
  if (ge(ack, before['SND.UNA'])) updateWindow(turn, arriving, ack);
  // Who called CLOSE in SYN-RECEIVED learns only now that its SYN has arrived.
  if (isNew && before['SND.UNA'] === before.ISS && takeHeld(turn)) receiveFin(turn);
  if (turn.tcb === null) return done;
  const moved = tcbOf(turn)['SND.WND'] !== before['SND.WND'];
  if (!isNew && sequenceLength(arriving) === 0 && turn.state !== 'TIME-WAIT') {
    apply(turn, moved ? 'rfc9293:3.10.7.4/5/window' : 'rfc9293:3.10.7.4/5/duplicate');
  }
  return afterAck(turn, arriving);
};

/** Only a segment that is not older than the last one may change the send window. */
const updateWindow = (turn: Turn, { seq, window }: Segment, ack: Tcb['SND.UNA']): void => {
  const tcb = tcbOf(turn);
  const newer = lt(tcb['SND.WL1'], seq) || (tcb['SND.WL1'] === seq && le(tcb['SND.WL2'], ack));
  if (!newer) return;
  set(turn, {
    'SND.WND': window,
    'SND.WL1': seq,
    'SND.WL2': ack,
    'MAX.SND.WND': Math.max(tcb['MAX.SND.WND'], window),
  });
};

const ourFinIsAcknowledged = ({ finSent, 'SND.UNA': una }: Tcb): boolean =>
  finSent !== null && gt(una, finSent);

/** What an acknowledgment of our FIN means in each state. */
const afterAck = (turn: Turn, arriving: Segment): Verdict => {
  const finAcked = ourFinIsAcknowledged(tcbOf(turn));
  if (turn.state === 'FIN-WAIT-1' && finAcked) {
    apply(turn, 'rfc9293:3.10.7.4/5/fin-wait-2');
    give(turn, 'rcv ACK of FIN');
    watchOrphan(turn);
  } else if (turn.state === 'CLOSING') {
    if (!finAcked) {
      if (sequenceLength(arriving) > 0) apply(turn, 'rfc9293:3.10.7.4/7/ignored');
      return done;
    }
    give(turn, 'rcv ACK of FIN');
    apply(turn, turn.tcb === null ? 'fiction:time-wait-off' : 'rfc9293:3.10.7.4/5/time-wait');
    if (turn.tcb !== null) timers.startTimeWait(turn);
  } else if (turn.state === 'LAST-ACK' && finAcked) {
    apply(turn, 'rfc9293:3.10.7.4/5/closed');
    give(turn, 'rcv ACK of FIN');
    return done;
  } else if (turn.state === 'TIME-WAIT') {
    acknowledgeInTimeWait(turn, arriving);
    return done;
  }
  return goOn;
};

/** A bare ACK is not answered: two ends in TIME-WAIT would otherwise answer each other for ever. */
const acknowledgeInTimeWait = (turn: Turn, arriving: Segment): void => {
  if (sequenceLength(arriving) === 0) {
    apply(turn, 'rfc9293:3.10.7.4/5/duplicate');
    return;
  }
  if (arriving.length > 0) apply(turn, 'rfc9293:3.10.7.4/7/ignored');
  acknowledge(turn);
  // For a FIN by the letter too: "acknowledge it, and restart the 2 MSL timeout" (fifth).
  restartTimeWait(turn, has(arriving, 'FIN'));
};

/** Seventh and eighth: text and FIN. (Sixth is URG, which this model does not have.) */
export const takeTextAndFin = (turn: Turn, arriving: Segment): void => {
  // What was held on a SYN may have ended the connection: nobody was left to read it.
  if (turn.tcb === null) return;
  const finInOrder = receiveText(turn, arriving);
  if (finInOrder) receiveFin(turn);
};

/** 3.10.7.4: all states in which the peer's numbers are known. */
const arriveInOtherStates = (turn: Turn, arriving: Segment): void => {
  if (isFigure7SynAck(turn, arriving)) {
    takeFigure7SynAck(turn, arriving);
    return;
  }
  if (isRepeatedSyn(turn, arriving)) {
    repeatSynAck(turn);
    return;
  }
  const ended =
    checkSequence(turn, arriving) ||
    checkReset(turn, arriving) ||
    checkSyn(turn, arriving) ||
    checkAck(turn, arriving);
  if (!ended) takeTextAndFin(turn, arriving);
  output(turn);
};

/** A segment arrives at an end that is not CLOSED. */
export const arrive = (turn: Turn, arriving: Segment): void => {
  if (turn.state === 'LISTEN') arriveInListen(turn, arriving);
  else if (turn.state === 'SYN-SENT') arriveInSynSent(turn, arriving);
  else arriveInOtherStates(turn, arriving);
};
