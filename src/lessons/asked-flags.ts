/** "What does this end send because of it?" */
import { sameAnswer } from './answer.ts';
import { answerOf } from './ask.ts';
import {
  both,
  clauses,
  flagsOf,
  isSynchronized,
  optionsFrom,
  reason,
  takesNumbers,
  type Draft,
  type Scene,
  type Why,
} from './asked-scene.ts';
import type { RuleId } from '../tcp/rules.ts';
import type { TraceSegment } from '../trace/trace.ts';

/** What is sent, and why it is right; null where nobody can say that in a sentence. */
type Right = Why | null;
type Tempting = Readonly<Record<string, Right>>;

const has = (segment: TraceSegment, flag: TraceSegment['flags'][number]): boolean =>
  segment.flags.includes(flag);

const isPureAck = (segment: TraceSegment): boolean =>
  flagsOf(segment) === 'ACK' && segment.length === 0;

/** Why a RST leaves, by the rule that says so. */
const resets: Partial<Record<RuleId, Why>> = {
  'rfc9293:3.10.7.1/no-ack': reason(({ flags }) => flags.noConnection, clauses.closedArrival),
  'rfc9293:3.10.7.1/ack': reason(({ flags }) => flags.noConnection, clauses.closedArrival),
  'rfc9293:3.10.7.2/2': reason(({ flags }) => flags.neverSent, 'RFC 9293 3.10.7.2'),
  'rfc9293:3.10.7.3/1': reason(({ flags }) => flags.neverSent, 'RFC 9293 3.10.7.3'),
  'rfc9293:3.10.7.4/5/reset': reason(({ flags }) => flags.neverSent, clauses.otherArrival),
  'rfc9293:3.6.1/data-after-close': reason(({ flags }) => flags.cannotRead, clauses.halfClosed),
  'rfc9293:3.6.1/unread': reason(({ flags }) => flags.unread, clauses.halfClosed),
  'socket:linger': reason(({ flags }) => flags.lingers, 'socket(7), SO_LINGER'),
};

const whyReset = ({ event }: Scene): Right =>
  event.rules.map((rule) => resets[rule]).find((why) => why !== undefined) ?? null;

const whyNothing = ({ event }: Scene, arriving: TraceSegment): Right => {
  if (has(arriving, 'RST')) {
    if (event.socket === null)
      return reason(({ flags }) => flags.resetToNobody, clauses.closedArrival);
    return event.after === 'CLOSED' && event.before !== 'CLOSED'
      ? reason(({ flags }) => flags.resetEnds, clauses.resetTaken)
      : null;
  }
  // A queue that is full, or a machine that is off, says nothing for reasons of its own.
  const isTaken =
    event.kind === 'arrival' &&
    event.accepted &&
    event.socket !== null &&
    event.queues === undefined;
  return isTaken && isPureAck(arriving)
    ? reason(({ flags }) => flags.pureAck, clauses.numbers)
    : null;
};

const whyAck = ({ event }: Scene, arriving: TraceSegment): Right => {
  if (event.kind !== 'arrival') return null;
  if (!event.accepted) return reason(({ flags }) => flags.unacceptable, clauses.otherArrival);
  return takesNumbers(arriving) ? reason(({ flags }) => flags.numbersTaken, clauses.numbers) : null;
};

const whyAnswer = (scene: Scene, arriving: TraceSegment, answer: string): Right => {
  switch (answer) {
    case 'SYN,ACK':
      return flagsOf(arriving) === 'SYN'
        ? reason(({ flags }) => flags.synAck, clauses.opening)
        : null;
    case 'ACK':
      return whyAck(scene, arriving);
    case 'RST':
    case 'RST,ACK':
      return whyReset(scene);
    case 'nothing':
      return whyNothing(scene, arriving);
    default:
      return null;
  }
};

const notSynAck = ({ event }: Scene, arriving: TraceSegment): Right => {
  if (!has(arriving, 'SYN')) return reason(({ flags }) => flags.answersSyn, clauses.opening);
  if (event.socket === null) return reason(({ flags }) => flags.nobodyListens, clauses.resetMade);
  if (isSynchronized(event.before))
    return reason(({ flags }) => flags.connectionThere, clauses.otherArrival);
  return has(arriving, 'ACK') && event.before === 'SYN-SENT' && event.after === 'ESTABLISHED'
    ? reason(({ flags }) => flags.synIsOut, clauses.opening)
    : null;
};

const notAck = ({ event }: Scene, arriving: TraceSegment): Right => {
  if (event.socket === null) return reason(({ flags }) => flags.nothingToAck, clauses.resetMade);
  if (has(arriving, 'RST')) return reason(({ flags }) => flags.resetNotAcked, clauses.resetTaken);
  if (isPureAck(arriving)) return reason(({ flags }) => flags.pureAck, clauses.numbers);
  if (event.before === 'LISTEN') return reason(({ flags }) => flags.ackAlone, clauses.opening);
  return event.before === 'SYN-SENT' && event.after === 'SYN-RECEIVED'
    ? reason(({ flags }) => flags.ownSynOpen, clauses.opening)
    : null;
};

const notReset = ({ event }: Scene, arriving: TraceSegment): Right => {
  if (has(arriving, 'RST')) return reason(({ flags }) => flags.resetNoReset, clauses.resetMade);
  if (event.kind !== 'arrival' || event.socket === null) return null;
  return event.accepted
    ? reason(({ flags }) => flags.resetForStrangers, clauses.resetMade)
    : reason(({ flags }) => flags.resetNeedsMore, clauses.otherArrival);
};

const notNothing = ({ event }: Scene, arriving: TraceSegment): Right => {
  if (flagsOf(arriving) === 'SYN' && !isSynchronized(event.before))
    return reason(({ flags }) => flags.synAgain, clauses.repeating);
  if (event.kind !== 'arrival') return null;
  return event.accepted && takesNumbers(arriving)
    ? reason(({ flags }) => flags.sentAgain, clauses.repeating)
    : reason(({ flags }) => flags.silence, clauses.resetMade);
};

const notFin = ({ event, hasClosed }: Scene): Right => {
  if (event.socket === null) return reason(({ flags }) => flags.nothingToClose, clauses.resetMade);
  if (!hasClosed) return reason(({ flags }) => flags.notClosed, clauses.closing);
  const hasLeft = ['FIN-WAIT-1', 'FIN-WAIT-2', 'CLOSING', 'LAST-ACK', 'TIME-WAIT'];
  return hasLeft.includes(event.before) && event.tcb?.closePending === false
    ? reason(({ flags }) => flags.finLeft, clauses.repeating)
    : null;
};

const arrivalOptions = (scene: Scene, arriving: TraceSegment): Tempting => ({
  'SYN,ACK': notSynAck(scene, arriving),
  ACK: notAck(scene, arriving),
  RST: notReset(scene, arriving),
  nothing: notNothing(scene, arriving),
  'FIN,ACK': notFin(scene),
});

const opening = {
  right: reason(({ flags }) => flags.opens, clauses.open),
  tempting: {
    'SYN,ACK': reason(({ flags }) => flags.callsFirst, clauses.opening),
    ACK: reason(({ flags }) => flags.nothingArrived, clauses.opening),
    nothing: reason(({ flags }) => flags.openSends, clauses.open),
  },
};
const listening = {
  right: reason(({ flags }) => flags.listens, clauses.open),
  tempting: {
    SYN: reason(({ flags }) => flags.listenerSilent, clauses.open),
    'SYN,ACK': reason(({ flags }) => flags.answersSyn, clauses.opening),
    ACK: reason(({ flags }) => flags.nothingArrived, clauses.opening),
  },
};
const finishing = {
  right: reason(({ flags }) => flags.closes, clauses.close),
  tempting: {
    RST: reason(({ flags }) => flags.resetWouldAbort, clauses.closing),
    ACK: reason(({ flags }) => flags.ackSaysNoEnd, clauses.closing),
    nothing: reason(({ flags }) => flags.silentClose, clauses.closing),
    FIN: reason(({ flags }) => flags.finWithoutAck, clauses.header),
  },
};
const aborting = {
  right: reason(({ flags }) => flags.aborts, clauses.abort),
  tempting: {
    'FIN,ACK': reason(({ flags }) => flags.finInOrder, clauses.abort),
    nothing: reason(({ flags }) => flags.silentAbort, clauses.resetMade),
    ACK: reason(({ flags }) => flags.ackSaysNoEnd, clauses.abort),
  },
};

interface Asked {
  readonly right: Right;
  readonly tempting: Tempting;
}
const nobodyKnows: Asked = { right: null, tempting: {} };

/** A close that resets: what was unread, or a linger of 0, says why. */
const hardClosing = (scene: Scene): Asked => ({ ...aborting, right: whyReset(scene) });

const ofCall = (scene: Scene, answer: string): Asked => {
  const { event } = scene;
  if (event.kind === 'call') {
    if (event.refused !== undefined || event.error !== undefined) return nobodyKnows;
    if (event.call === 'connect') return answer === 'SYN' ? opening : nobodyKnows;
    if (event.call === 'listen') return answer === 'nothing' ? listening : nobodyKnows;
    if (event.call === 'abort') return answer.startsWith('RST') ? aborting : nobodyKnows;
    if (event.call !== 'close' && event.call !== 'shutdown') return nobodyKnows;
  }
  if (answer === 'FIN,ACK') return finishing;
  return answer.startsWith('RST') ? hardClosing(scene) : nobodyKnows;
};

const ofTimer = ({ event, sent: [leaving] }: Scene, answer: string): Asked => {
  if (event.kind !== 'timer' || event.timer !== 'retransmission') return nobodyKnows;
  if (leaving === undefined || leaving.retransmissionOf === null || leaving.length > 0)
    return nobodyKnows;
  return {
    right: reason(({ flags }) => flags.again, clauses.repeating),
    tempting: {
      nothing: reason(({ flags }) => flags.silentTimer, clauses.repeating),
      RST: reason(({ flags }) => flags.notYetGivenUp, clauses.failing),
      ACK: reason(({ flags }) => flags.ackNotRepeated, clauses.numbers),
      SYN: answer === 'SYN,ACK' ? reason(({ flags }) => flags.synWithAck, clauses.opening) : null,
    },
  };
};

const askedOf = (scene: Scene, answer: string): Asked => {
  const { event, arriving } = scene;
  if (arriving !== null)
    return {
      right: whyAnswer(scene, arriving, answer),
      tempting: arrivalOptions(scene, arriving),
    };
  if (event.kind === 'timer') return ofTimer(scene, answer);
  const closes = event.kind === 'call' || (event.kind === 'host' && event.event === 'kill');
  return closes ? ofCall(scene, answer) : nobodyKnows;
};

/** An ACK that is owed leaves a little later, and not because of this event alone. */
const isOwed = ({ event, arriving, sent }: Scene): boolean =>
  event.kind === 'arrival' &&
  event.accepted &&
  arriving !== null &&
  takesNumbers(arriving) &&
  sent.length === 0;

export const askFlags = (scene: Scene): Draft | null => {
  const { at, sent, told, trace } = scene;
  if (sent.length > 1 || (sent[0]?.length ?? 0) > 0 || isOwed(scene)) return null;
  const ask = { of: 'sends', at } as const;
  const answer = answerOf(ask, trace);
  const { right, tempting } = askedOf(scene, answer);
  if (right === null) return null;
  const isReset = answer.startsWith('RST');
  return {
    question: both((text, language) => text.question.flags(told[language])),
    ask,
    right,
    wrong: optionsFrom(tempting).filter(
      ({ is }) => !sameAnswer(is, answer) && !(isReset && is.startsWith('RST')),
    ),
  };
};
